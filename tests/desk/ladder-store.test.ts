import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWeb } from '../../src/channels/web.ts'
import { begin } from '../../src/core/begin.ts'
import { type Case, openCase, type Refusal, type Urgency, urgencies } from '../../src/core/case.ts'
import type { CaseworkerAct, Inbound, Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createRooms } from '../../src/desk/telegram/rooms.ts'
import { type Deps, handle } from '../../src/handle.ts'
import { ids } from '../../src/ids.ts'
import { createScript } from '../../src/script.ts'
import type { Turn } from '../../src/turn.ts'
import { wake } from '../../src/wake.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from '../owed.ts'
import { CRY, replay, start, type Written } from './ladder-model.ts'

/**
 * How many cases there are, two thirds of them opened in one minute: as many as about twenty seconds
 * allow on two cores. Some 6,600 turns are written, 4,000 of them rungs, and up to 257 timers come due
 * at one moment, which is more than one sweep takes.
 */
const CASES = 500
/** The same acts each time. */
const SEED = 20_261_120

const MINUTE = 60_000
const DAY = 24 * 60
/** All begin in three days, most of them in one minute; then everything is waited for. */
const BEGIN = 3 * DAY
const STORM = 10 * 60 + 7
const END = 14 * DAY
/** How often the program sweeps, and how much it takes at a time. */
const OFTEN = 2_000
const SOME = 200

const plan = createDeskPlan({
  readers: 3,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 9 * 60, closes: 18 * 60 },
  onCall: true,
})
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)
const staff = ['an', 'binh', 'chi'] as const

/** Chance that is the same each time, in [0, 1). */
function chanceFrom(seed: number) {
  let state = seed
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(chance() * most)
  return { below, oneOf: <T>(all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0] }
}

/** What is done to a case at one moment, by one, or by all at once. */
type Doing = CaseworkerAct['kind'] | 'write' | 'cry' | 'rush'
const doings: readonly [Doing, ...Doing[]] = [
  ...(['claim', 'claim', 'claim', 'rush', 'handBack', 'handBack'] as const),
  ...(['reply', 'close', 'note', 'write', 'write', 'cry'] as const),
]
interface Planned {
  readonly who: string
  readonly does: Doing
  readonly by: string
}

let opened: TestStore
beforeEach(() => {
  opened = openTestStore()
})
afterEach(() => opened.close())

test(`of ${CASES} cases in one database, swept by one clock, no rung is missed and none is early`, async () => {
  const clock = virtualClock(start)
  const { below, oneOf } = chanceFrom(SEED)
  const turns = new Map<string, Written[]>()
  const inbounds = new Map<string, Inbound>()
  const { log, lines } = keptLog()
  const store: typeof opened.store = {
    ...opened.store,
    async commit(turn, until) {
      const committed = await opened.store.commit(turn, until)
      if (committed.end === 'committed')
        turns.get(turn.after.id)?.push({ turn, by: inbounds.get(turn.event) })
      return committed
    },
  }
  const deps: Deps = {
    ...{ script, store, desk: store.desk, clock, log, ids, resultDays: 400 },
    bell: { ring: () => undefined },
    channels: { web: createWeb() },
    rooms: createRooms({ script, uuid: ids.uuid, members: () => [] }),
  }
  const happens = (inbound: Inbound): Promise<Refusal | undefined> => {
    inbounds.set(inbound.id, inbound)
    return handle(deps, inbound)
  }
  const take = async (inbound: Inbound) => {
    await happens(inbound)
    return true
  }
  const waker = { store, clock, log, take, plan }

  const urgencyOf = (n: number): Urgency => urgencies[n % 3] ?? 'now'
  const opens = new Map<number, number[]>()
  const acts = new Map<number, Planned[]>()
  for (let n = 0; n < CASES; n++) {
    const from = below(3) < 2 ? STORM : below(BEGIN)
    opens.set(from, [...(opens.get(from) ?? []), n])
    let cried = false
    const minutes = new Set<number>()
    for (let many = below(2) === 0 ? 0 : 1 + below(6); many > 0; many--) {
      const does = oneOf(doings)
      // Most acts fall where the ladder of such a case is, and many on the minute of a rung.
      const later = oneOf([below(45) + 1, 5, 10, 20, 30, below(6 * 60) + 1, below(4 * DAY) + 1])
      const minute = from + later
      if (minutes.has(minute) || (does === 'cry' && cried)) continue
      cried ||= does === 'cry'
      minutes.add(minute)
      acts.set(minute, [...(acts.get(minute) ?? []), { who: `c${n}`, does, by: oneOf(staff) }])
    }
  }

  async function open(n: number): Promise<void> {
    const id = `c${n}`
    const its: Case = {
      ...openCase({ id, number: String(n).padStart(6, '0') }, urgencyOf(n), 'person', clock.now()),
      ...{ consent: 'yes', rooms: { topic: `t${n}`, card: `k${n}` } },
    }
    const known = { greeted: true, agreedOn: '2026-11-20', case: its, seq: 1 }
    const conversation = { ...begin({ channel: 'web', address: id }, id, `p${n}`), ...known }
    turns.set(id, [])
    const heard = { input: { kind: 'joined' } } as const
    const turn: Turn = {
      ...{ after: conversation, fresh: true, event: `open${n}`, at: clock.now(), heard },
      ...{ said: [], shown: [], parcels: [], case: its, timers: timersOf(plan, conversation) },
    }
    expect((await store.commit(turn, 0)).end).toBe('committed')
  }

  let events = 0
  const says = (who: string, input: Input) => {
    const id = `e${++events}`
    return happens({ id, from: { channel: 'web', address: who }, at: clock.now(), input })
  }
  async function act({ who, does, by }: Planned): Promise<void> {
    const acting = (one: string, given: CaseworkerAct) =>
      says(who, { kind: 'caseworker', by: one, act: given })
    const look = async () => (await store.load({ channel: 'web', address: who }, 'look')).before
    switch (does) {
      case 'rush':
        await Promise.all(staff.map((one) => acting(one, { kind: 'claim' })))
        return
      case 'write':
        await says(who, { kind: 'text', text: 'em ở đây' })
        return
      case 'cry': {
        // Of a case that is closed another would be opened.
        if ((await look())?.case?.status === 'closed') return
        await says(who, { kind: 'text', text: CRY })
        const asked = await look()
        const option = asked?.asked?.options.indexOf('now') ?? -1
        if (asked?.talkingTo === 'bot')
          await says(who, { kind: 'tap', seq: asked.asked?.seq ?? 0, option })
        return
      }
      case 'close':
        await acting(by, { kind: 'close', outcome: 'solved' })
        return
      case 'reply':
      case 'note':
        await acting(by, { kind: does, words: 'Chào em' })
        return
      case 'phrase':
      case 'send':
      case 'place':
        // To the ladder one answer is like another.
        await acting(by, { kind: 'place', place: { latitude: 35.6, longitude: 139.7 } })
        return
      case 'claim':
      case 'handBack':
        await acting(by, { kind: does })
    }
  }

  let mostDue = 0
  for (let minute = 0; minute < END; minute++) {
    await Promise.all((opens.get(minute) ?? []).map(open))
    const doing = acts.get(minute) ?? []
    const [first] = await Promise.all([wake(waker), ...doing.map(act)])
    let due = first
    for (let looked = first; looked > 0; due += looked) {
      clock.pass(OFTEN)
      looked = await wake(waker)
    }
    mostDue = Math.max(mostDue, due)
    const gone = start + minute * MINUTE
    clock.pass(gone + MINUTE / 2 - clock.now())
    expect(await wake(waker)).toBe(0)
    clock.pass(gone + MINUTE - clock.now())
  }

  const all = [...turns].map(([id, written]) => replay(id, written, start + END * MINUTE))
  const rungs = all.reduce((sum, one) => sum + one.rungs, 0)
  const latest = Math.max(...all.map(({ late }) => late))
  expect(latest).toBeLessThanOrEqual(OFTEN * Math.floor(mostDue / SOME))
  expect(rungs).toBeGreaterThan(2 * CASES)
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
}, 180_000)
