import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Channel } from '../src/channels/ports.ts'
import { begin } from '../src/core/begin.ts'
import type { Conversation } from '../src/core/conversation.ts'
import { LEASE } from '../src/handle.ts'
import type { Parcel, Receipt } from '../src/parcel.ts'
import type { Clock, Log } from '../src/ports.ts'
import { createSeal } from '../src/seal.ts'
import { openSqlite, type SqliteFile } from '../src/store/sqlite.ts'
import { createStore } from '../src/store/store.ts'

/** A store on a real file that is gone when it is closed. */
export interface TestStore {
  readonly store: ReturnType<typeof createStore>
  readonly sql: SqliteFile
  readonly close: () => void
}

/** See TestStore. */
export function openTestStore(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'tonari-store-'))
  const sql = openSqlite(join(folder, 'tonari.db'))
  const close = () => {
    sql.close()
    rmSync(folder, { recursive: true })
  }
  return { store: createStore(sql, createSeal(randomBytes(32))), sql, close }
}

/** A clock that only goes on when it is told to. */
export function virtualClock(start = Date.parse('2026-11-25T03:00:00Z')) {
  let now = start
  const pass = (ms: number) => {
    now += ms
  }
  return { now: () => now, pass }
}

/** Commits a turn that promises these texts to somebody on LINE; gives what is leased to us. */
export function createDebtor({ store }: TestStore, clock: Clock) {
  const people = new Map<string, Conversation>()
  return async (
    lane: string,
    texts: readonly string[],
    how: {
      readonly urgent?: boolean
      readonly leaseUntil?: number
      readonly joins?: true
      readonly lasts?: true
    } = {},
  ): Promise<readonly Parcel[]> => {
    const known = people.get(lane)
    const before = known ?? begin({ channel: 'line', address: `U ${lane}` }, lane, `p ${lane}`)
    const after = { ...before, seq: before.seq + 1 }
    const parcels = texts.map((text) => ({
      id: randomUUID(),
      channel: 'line' as const,
      lane,
      call: { method: 'push', body: { text }, ...flags(how) },
      urgent: how.urgent ?? false,
    }))
    const turn = {
      after,
      fresh: !known,
      event: randomUUID(),
      at: clock.now(),
      heard: { input: { kind: 'joined' } } as const,
      said: [],
      shown: [],
      parcels,
    }
    const committed = await store.commit(turn, how.leaseUntil ?? clock.now() + LEASE)
    if (committed.end === 'conflict') throw new Error('a conflict in a test of one')
    people.set(lane, after)
    return committed.leased
  }
}

const flags = ({ joins, lasts }: { readonly joins?: true; readonly lasts?: true }) => ({
  ...(joins && { joins }),
  ...(lasts && { lasts }),
})

/** A channel whose sending does what it is told, one thing a try; `sent` is what was tried. */
export function scriptedChannel(act: (parcel: Parcel, text: string) => Promise<Receipt> | Receipt) {
  const tried: string[] = []
  const channel: Channel = {
    id: 'line',
    receive: () => Promise.reject(new Error('nobody knocks here')),
    render: () => [],
    send: async (parcel) => {
      const text = String(parcel.call.body['text'])
      tried.push(text)
      return act(parcel, text)
    },
  }
  return { channel, tried }
}

/** What became of every parcel, in the order they were promised: `sent`, `failed expired`. */
export async function ends({ sql }: TestStore): Promise<readonly string[]> {
  const rows = await sql.all<{ state: string; why: string | null }>(
    'select state, why from parcel order by n',
  )
  return rows.map(({ state, why }) => (why === null ? state : `${state} ${why}`))
}

/** A log that is kept to be looked at. */
export function keptLog() {
  const lines: string[] = []
  const log: Log = (level, event, facts) => {
    lines.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`)
  }
  return { log, lines }
}
