import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import { deskLane } from '../../src/desk/ports.ts'
import { createSeal } from '../../src/seal.ts'
import type { Erased, Ledger, Sql } from '../../src/store/ports.ts'
import { createStore, forgetAgain } from '../../src/store/store.ts'
import type { Turn } from '../../src/turn.ts'
import {
  begin,
  begun,
  event,
  leasedOf,
  next,
  now,
  parcel,
  sent,
  soon,
  turn,
} from '../store/talk.ts'
import { kept } from './results.ts'
import type { Opened } from './store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A ledger that only remembers. */
export function keptLedger(): Ledger & { readonly lines: Erased[] } {
  const lines: Erased[] = []
  return { lines, all: async () => lines, add: async (erased) => void lines.push(erased) }
}

/** The turn that says goodbye to somebody. */
export function goodbye(before: Conversation, more: Partial<Turn> = {}): Turn {
  const after = begun(
    { channel: before.channel, address: `forgotten ${before.address}` },
    { seq: before.seq + 1 },
  )
  return {
    ...turn(after),
    fresh: true,
    forgets: { conversation: before, number: '1234-5678' },
    ...more,
  }
}

/** How somebody is forgotten, whatever database they are in. */
export function forgetContract(open: () => Promise<Opened>): void {
  async function fresh(dataKey = randomBytes(32)) {
    const { sql } = await open()
    const ledger = keptLedger()
    const seal = createSeal(dataKey)
    return { sql, ledger, seal, store: createStore(sql, seal, { ledger }) }
  }
  const count = async (sql: Sql, from: string) =>
    (await sql.all<{ count: number }>(`select count(*) as count from ${from}`))[0]?.count

  test('whoever is forgotten is a stranger, and nothing of theirs is left', async () => {
    const { sql, ledger, store } = await fresh()
    const heard = event()
    const { after, leased } = await begin(store, { event: heard })
    const second = next(after)
    await store.commit(turn(second, { results: [kept(), kept()] }), soon)
    const [first] = leased
    if (first) await store.settle(first, sent({ message_id: 7 }))
    const input = { kind: 'text', text: 'độc' } as const
    await store.setAside(event(), now, { id: 'x', from: after, at: now, input }, 'it throws')
    const { after: other } = await begin(store)
    await store.commit(turn(next(other), { results: [kept()] }), soon)

    const asked = event()
    const farewell = goodbye(second, { event: asked })
    expect(leasedOf(await store.commit(farewell, soon))).toHaveLength(1)

    expect((await store.load(after, event())).before).toBeUndefined()
    expect(await store.find(after.id)).toBeUndefined()
    expect((await store.load(after, heard)).seen).toBe(true)
    expect((await store.load(after, asked)).seen).toBe(true)
    expect(await store.receipts(after.id)).toEqual([])
    expect(await store.transcript(after.id, 0, 9)).toEqual([])
    expect(await store.results(now, 0, 9)).toHaveLength(1)
    expect(await count(sql, 'aside')).toBe(0)
    expect(await count(sql, `parcel where conversation = '${after.id}'`)).toBe(0)
    expect(await count(sql, 'person')).toBe(2)
    const rows = await sql.all<{ at: number; body: Uint8Array; seq: number }>(
      `select at, body, seq from turn where conversation = '${farewell.after.id}' order by seq`,
    )
    expect(rows.map(({ seq, at, body }) => [seq, at % DAY, body.length > 0])).toEqual([
      [1, 0, false],
      [2, 0, false],
      [3, now % DAY, true],
    ])
    expect((await store.load(other, event())).before?.id).toBe(other.id)
    expect(ledger.lines).toHaveLength(1)
    expect(JSON.stringify(ledger.lines)).not.toContain(after.address)
    expect(JSON.stringify(ledger.lines)).not.toContain(after.id)
  })

  test('the goodbye can be sent and read, and then is gone as well', async () => {
    const { sql, store } = await fresh()
    const { after } = await begin(store)
    const farewell = goodbye(after, { shown: [{ text: 'Đã xóa. Số 1234-5678' }] })
    const { id } = farewell.after
    const leased = leasedOf(await store.commit(farewell, soon))
    expect((await store.transcript(id, 0, 9)).map(({ shown }) => shown)).toEqual([farewell.shown])
    expect(await store.bury(now + 2 * MINUTE)).toBe(0)
    for (const one of leased) await store.settle(one, sent({ message_id: 8 }))
    expect(await store.bury(now + MINUTE - 1)).toBe(0)
    expect(await store.bury(now + MINUTE)).toBe(1)
    expect(await store.bury(now + MINUTE)).toBe(0)
    for (const table of ['person', 'conversation', 'parcel'])
      expect(await count(sql, table), table).toBe(0)
    expect(await count(sql, 'turn where length(body) > 0 or at % 86400000 > 0')).toBe(0)
    expect(await store.find(id)).toBeUndefined()
    expect((await store.load(after, farewell.event)).seen).toBe(true)
  })

  test('a goodbye that cannot be sent is let go after an hour', async () => {
    const { sql, store } = await fresh()
    const { after } = await begin(store)
    await store.commit(goodbye(after), soon)
    expect(await store.bury(now + 60 * MINUTE - 1)).toBe(0)
    expect(await store.bury(now + 60 * MINUTE)).toBe(1)
    expect(await count(sql, 'parcel')).toBe(0)
  })

  test('what the desk is owed with a goodbye has a day', async () => {
    const { store } = await fresh()
    const { after } = await begin(store)
    const farewell = goodbye(after)
    const parcels = [...farewell.parcels, parcel(farewell.after, { lane: deskLane(after.id) })]
    await store.commit({ ...farewell, parcels }, soon)
    expect(await store.bury(now + 24 * 60 * MINUTE - 1)).toBe(0)
    expect(await store.bury(now + 24 * 60 * MINUTE)).toBe(1)
  })

  test('what was on its way to them ends without a trace', async () => {
    const { sql, store } = await fresh()
    const { after, leased } = await begin(store, { parcels: [] })
    const second = next(after)
    const owed = leasedOf(await store.commit(turn(second, { parcels: [parcel(second)] }), soon))
    await store.commit(goodbye(second, { parcels: [] }), soon)
    for (const one of [...leased, ...owed])
      expect(await store.settle(one, sent({ message_id: 9 }))).toEqual({ more: false })
    expect(await count(sql, 'parcel')).toBe(0)
    expect(await store.claim(after.id, soon, soon + 1)).toEqual([])
  })

  test('a turn that was thought of before is not written after', async () => {
    const { sql, store } = await fresh()
    const { after } = await begin(store)
    await store.commit(goodbye(after), soon)
    const late = turn(next(after), { results: [kept()] })
    expect(await store.commit(late, soon)).toEqual({ end: 'conflict' })
    // Another process has the key still in its memory.
    const { store: elsewhere } = await twins()
    expect(await elsewhere()).toEqual({ end: 'conflict' })
    expect(await count(sql, 'result')).toBe(0)
  })

  /** Two stores on one database: one forgets somebody whom the other knows. */
  async function twins() {
    const dataKey = randomBytes(32)
    const { sql } = await open()
    const [one, two] = [0, 1].map(() => createStore(sql, createSeal(dataKey)))
    if (!one || !two) throw new Error('there are two')
    const { after } = await begin(one)
    await two.load(after, event())
    await one.commit(goodbye(after), soon)
    return { store: () => two.commit(turn(next(after)), soon) }
  }

  test('a goodbye that comes too late is a conflict, and nobody is forgotten by it', async () => {
    const { store } = await fresh()
    const { after } = await begin(store)
    const second = next(after)
    await store.commit(turn(second), soon)
    expect(await store.commit(goodbye(after), soon)).toEqual({ end: 'conflict' })
    expect((await store.load(after, event())).before).toEqual(second)
    expect(await store.transcript(after.id, 0, 9)).toHaveLength(2)
  })

  test('who comes back is new, and may be forgotten again at once', async () => {
    const { store, ledger } = await fresh()
    const { after } = await begin(store)
    await store.commit(goodbye(after), soon)
    const again = begun(after)
    await store.commit(turn(again), soon)
    expect((await store.load(after, event())).before).toEqual(again)
    const end = await store.commit(goodbye(again), soon)
    expect(end.end).toBe('committed')
    expect((await store.load(after, event())).before).toBeUndefined()
    expect(ledger.lines).toHaveLength(2)
  })

  test('an old copy of the database forgets whom the ledger names, and nobody else', async () => {
    const { sql, seal, store, ledger } = await fresh()
    const { after } = await begin(store)
    const second = next(after)
    await store.commit(turn(second, { results: [kept()] }), soon)
    const { after: other } = await begin(store)
    await begin(store)
    // The same address with another talk: they came back, and were not forgotten since.
    const line = async (one: Conversation) => {
      const scratch = keptLedger()
      const elsewhere = createStore(sql, seal, { ledger: scratch })
      await elsewhere.commit(goodbye({ ...one, seq: -9 }), soon).catch(() => undefined)
      return scratch.lines
    }
    ledger.lines.push(...(await line({ ...other, id: randomUUID() })))
    expect(await forgetAgain(sql, seal, ledger)).toBe(0)
    ledger.lines.push({
      ...(ledger.lines[0] as Erased),
      address: seal.hash(`address|line|${after.address}`),
      conversation: seal.hash(`forgotten|${after.id}`),
    })
    expect(await forgetAgain(sql, seal, ledger)).toBe(1)
    expect(await forgetAgain(sql, seal, ledger)).toBe(0)
    const anew = createStore(sql, seal)
    expect((await anew.load(after, event())).before).toBeUndefined()
    expect(await anew.results(now, 0, 9)).toEqual([])
    expect((await anew.load(other, event())).before).toEqual(other)
  })

  test('what waited to be sent is kept back where a turn says so', async () => {
    const { sql, store } = await fresh()
    const { after } = await begin(store)
    const second = next(after)
    const leased = leasedOf(await store.commit(turn(second, { keepsBack: true }), soon))
    expect(leased).toHaveLength(1)
    const rows = await sql.all('select state, why, call is null as blank from parcel order by n')
    expect(rows).toEqual([
      { state: 'failed', why: 'hidden', blank: 1 },
      { state: 'unsent', why: null, blank: 0 },
    ])
  })

  test('receipts are told from a time on', async () => {
    const { store } = await fresh()
    const { after, leased } = await begin(store)
    const [first] = leased
    if (first) await store.settle(first, sent({ message_id: 7 }))
    expect(await store.receipts(after.id, now)).toEqual([{ message_id: 7 }])
    expect(await store.receipts(after.id, now + 1)).toEqual([])
  })
}
