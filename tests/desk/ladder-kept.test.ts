import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWeb } from '../../src/channels/web.ts'
import { begin } from '../../src/core/begin.ts'
import { openCase, type Urgency, urgencies } from '../../src/core/case.ts'
import type { Conversation, Input } from '../../src/core/conversation.ts'
import { timersOf } from '../../src/core/ladder.ts'
import type { DeskPlan } from '../../src/core/script.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createRooms } from '../../src/desk/telegram/rooms.ts'
import { type Deps, handle } from '../../src/handle.ts'
import { ids } from '../../src/ids.ts'
import { createScript } from '../../src/script.ts'
import { createTake } from '../../src/take.ts'
import { keepWaking, wake } from '../../src/wake.ts'
import { wakeOpen } from '../../src/wake-open.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from '../owed.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const TO_FRIDAY = WEEK.slice(0, 5)
/** A Saturday. */
const saturday = Date.parse('2026-11-28T10:00:00+09:00')

const planOf = (days: readonly string[], [opens, closes] = [9, 18], onCall = true): DeskPlan =>
  createDeskPlan({ readers: 3, hours: { days, opens: opens * 60, closes: closes * 60 }, onCall })
const words = { org: 'Tonari', contact: 'https://t.example', privacyUrl: 'https://t.example/p' }

let opened: TestStore
beforeEach(() => {
  opened = openTestStore()
})
afterEach(() => opened.close())

/** One program after another on one database, each with a desk of its own. */
function stage(at = saturday) {
  const clock = virtualClock(at)
  const { log, lines } = keptLog()
  const rungs: string[] = []
  const on = { line: true }
  let deps: Deps | undefined
  let plan: DeskPlan | undefined
  let events = 0
  const waker = () => {
    const take = createTake(deps as Deps)
    return { store: opened.store, clock, log, take, plan }
  }
  const says = (who: string, input: Input) =>
    handle(deps as Deps, {
      ...{ id: `e${++events}`, from: { channel: 'web', address: who }, at: clock.now(), input },
    })
  return {
    ...{ clock, lines, rungs, on, says },
    /** Ends the program there is, and begins another, which looks through all cases first. */
    async start(next: DeskPlan | undefined) {
      plan = next
      const script = createScript(words, (text) => text, plan)
      const rooms = createRooms({ script, uuid: ids.uuid, members: () => [] })
      deps = {
        ...{ script, store: opened.store, desk: opened.store.desk, clock, log, ids },
        ...{ resultDays: 400, bell: { ring: () => undefined } },
        get channels() {
          return on.line ? { web: createWeb() } : {}
        },
        rooms: {
          ...rooms,
          tell(hearing) {
            for (const news of hearing.news) if (news.kind === 'rung') rungs.push(news.rung)
            return rooms.tell(hearing)
          },
        },
      }
      await wakeOpen(waker())
    },
    /** Lets so long go by, looking every minute, and through all cases every ten. */
    async pass(ms: number) {
      for (let gone = 0; gone < ms; gone += MINUTE) {
        clock.pass(MINUTE)
        for (let more = await wake(waker()); more > 0; more = await wake(waker()));
      }
    },
    lookThrough: () => wakeOpen(waker()),
    async open(id: string, urgency: Urgency) {
      const its = openCase(
        { id, number: String(100_000 + ++events) },
        urgency,
        'person',
        clock.now(),
      )
      const known = { greeted: true, agreedOn: '2026-11-20', case: its, seq: 1 } as const
      const after = { ...begin({ channel: 'web', address: id }, id, `p${id}`), ...known }
      const turn = { after, fresh: true, event: `open${id}`, at: clock.now() }
      await opened.store.commit(
        {
          ...{ ...turn, heard: { input: { kind: 'joined' } }, said: [], shown: [], parcels: [] },
          ...{ case: its, timers: timersOf(plan, after) },
        },
        0,
      )
    },
    find: async (who: string) => (await opened.store.find(who)) as Conversation,
    timers: () =>
      opened.sql.all<{ conversation: string; name: string; guard: string; at: number }>(
        'select conversation, name, guard, at from timer',
      ),
  }
}

const ALL = ['again', 'next', 'coordinator', 'person']

describe('a case that waits goes on to be raised', () => {
  test('by the hours of today, where they were others when its rung was set', async () => {
    const it = stage()
    await it.start(planOf(WEEK))
    await it.open('c', 'today')
    await it.start(planOf(TO_FRIDAY))
    await it.pass(46 * HOUR)
    expect(it.rungs).toEqual([])
    await it.pass(9 * HOUR)
    expect(it.rungs).toEqual(ALL)
  })

  test('though the timer that was set is early, and nobody looks through all cases', async () => {
    const it = stage()
    await it.start(planOf(WEEK))
    await it.open('c', 'today')
    const [early] = await it.timers()
    await it.start(planOf(TO_FRIDAY))
    await opened.sql.batch([['update timer set at = ?1', early?.at ?? 0]])
    await it.pass(3 * DAY)
    expect(it.rungs).toEqual(ALL)
  })

  test('sooner, where the desk is staffed sooner', async () => {
    const it = stage()
    await it.start(planOf(TO_FRIDAY))
    await it.open('c', 'today')
    await it.start(planOf(WEEK))
    await it.pass(HOUR)
    expect(it.rungs).toEqual(['again'])
  })

  test('after a time without a desk', async () => {
    const it = stage()
    await it.start(planOf(WEEK))
    await it.open('c', 'now')
    await it.start(undefined)
    await it.pass(2 * HOUR)
    expect(it.rungs).toEqual([])
    await it.start(planOf(WEEK))
    await it.pass(HOUR)
    expect(it.rungs).toEqual(ALL)
  })

  test('after turns that could not be made, and no rung is done twice', async () => {
    const it = stage()
    await it.start(planOf(WEEK))
    await it.open('c', 'now')
    it.on.line = false
    await it.pass(12 * MINUTE)
    expect(it.rungs).toEqual([])
    const tried = it.lines.filter((line) => line.includes('timer-tried-again'))
    expect(tried.length).toBeGreaterThan(1)
    expect(tried.length).toBeLessThan(6)
    it.on.line = true
    await it.pass(2 * HOUR)
    expect(it.rungs).toEqual(ALL)
  })

  test('where its timer is gone altogether, once all cases are looked through', async () => {
    const it = stage()
    await it.start(planOf(WEEK))
    await it.open('c', 'now')
    await opened.sql.batch([['delete from timer']])
    await it.lookThrough()
    await it.pass(HOUR)
    expect(it.rungs).toEqual(ALL)
  })
})

type Deed =
  | { readonly does: 'start'; readonly plan: DeskPlan | undefined }
  | { readonly does: 'line'; readonly on: boolean }
  | { readonly does: 'pass'; readonly minutes: number }
  | { readonly does: 'says'; readonly who: string; readonly input: Input }

const hours = fc.constantFrom<readonly [number, number]>([9, 18], [0, 24], [13, 15])
const plans = fc.record({
  days: fc.constantFrom(WEEK, TO_FRIDAY, ['sat']),
  hours,
  on: fc.boolean(),
})
const who = fc.constantFrom('c0', 'c1', 'c2')
const acts = fc.constantFrom<Input>(
  { kind: 'text', text: 'em ở đây' },
  { kind: 'text', text: 'nó đang đánh em' },
  { kind: 'caseworker', by: 'an', act: { kind: 'claim' } },
  { kind: 'caseworker', by: 'an', act: { kind: 'handBack' } },
  { kind: 'caseworker', by: 'an', act: { kind: 'reply', words: 'Chào em' } },
)
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  plans.map(({ days, hours: open, on }) => ({
    does: 'start' as const,
    plan: planOf(days, [...open], on),
  })),
  fc.constant({ does: 'start' as const, plan: undefined }),
  fc.boolean().map((on) => ({ does: 'line' as const, on })),
  fc
    .oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(90, 600))
    .map((minutes) => ({ does: 'pass' as const, minutes })),
  fc.tuple(who, acts).map(([one, input]) => ({ does: 'says' as const, who: one, input })),
)

test('whatever is changed, begun again or fails, no open case is without its next rung', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { maxLength: 25 }), async (doing) => {
      opened.close()
      opened = openTestStore()
      const it = stage()
      let plan: DeskPlan | undefined = planOf(TO_FRIDAY)
      await it.start(plan)
      for (const n of [0, 1, 2]) await it.open(`c${n}`, urgencies[n] ?? 'now')
      for (const deed of doing) {
        if (deed.does === 'start') {
          plan = deed.plan
          await it.start(plan)
        }
        if (deed.does === 'line') it.on.line = deed.on
        if (deed.does === 'pass') await it.pass(deed.minutes * MINUTE)
        // What a person writes to a channel that is off does not come.
        if (deed.does === 'says' && it.on.line) await it.says(deed.who, deed.input)
        await expectKept(plan)
      }
      it.on.line = true
      plan = planOf(WEEK, [0, 24])
      await it.start(plan)
      await it.pass(34 * HOUR)
      await expectKept(plan)
      for (const n of [0, 1, 2]) {
        const found = await it.find(`c${n}`)
        const its = found.case
        const heard =
          its?.status === 'claimed' ? !its.unansweredFrom || its.toldUnread : its?.rung === 4
        expect({ n, heard }).toEqual({ n, heard: true })
      }

      /** Every open case has the timers that follow from how it stands. */
      async function expectKept(now: DeskPlan | undefined): Promise<void> {
        if (!now) return
        const kept = await it.timers()
        for (const n of [0, 1, 2]) {
          const found = await it.find(`c${n}`)
          const wanted = timersOf(now, found).map(({ name, guard }) => `${name} ${guard}`)
          const has = kept.filter(({ conversation }) => conversation === found.id)
          expect(has.map(({ name, guard }) => `${name} ${guard}`).toSorted()).toEqual(
            wanted.toSorted(),
          )
        }
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('the program looks through all cases before anything else', async () => {
  const it = stage()
  await it.start(planOf(WEEK))
  await it.open('c', 'now')
  await opened.sql.batch([['delete from timer']])
  const log = keptLog().log
  const stop = keepWaking({
    ...{ store: opened.store, clock: it.clock, log, take: async () => true },
    plan: planOf(WEEK),
  })
  await stop()
  expect(await it.timers()).toHaveLength(1)
})
