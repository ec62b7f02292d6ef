import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { urgencies } from '../../src/core/case.ts'
import type { Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import type { DeskPlan } from '../../src/core/script.ts'
import { keepWaking } from '../../src/wake.ts'
import { keptLog, openTestStore, type TestStore } from '../owed.ts'
import { DAY, HOUR, MINUTE, planOf, programs, TO_FRIDAY, WEEK } from './ladder-programs.ts'

let opened: TestStore
beforeEach(() => {
  opened = openTestStore()
})
afterEach(() => opened.close())

const ALL = ['again', 'next', 'coordinator', 'person']

describe('a case that waits goes on to be raised', () => {
  test('by the hours of today, where they were others when its rung was set', async () => {
    const it = programs(opened)
    await it.start(planOf(WEEK))
    await it.open('c', 'today')
    await it.start(planOf(TO_FRIDAY))
    await it.pass(46 * HOUR)
    expect(it.rungs).toEqual([])
    await it.pass(9 * HOUR)
    expect(it.rungs).toEqual(ALL)
  })

  test('though the timer that was set is early, and nobody looks through all cases', async () => {
    const it = programs(opened)
    await it.start(planOf(WEEK))
    await it.open('c', 'today')
    const [early] = await it.timers()
    await it.start(planOf(TO_FRIDAY))
    await opened.sql.batch([['update timer set at = ?1', early?.at ?? 0]])
    await it.pass(3 * DAY)
    expect(it.rungs).toEqual(ALL)
  })

  test('sooner, where the desk is staffed sooner', async () => {
    const it = programs(opened)
    await it.start(planOf(TO_FRIDAY))
    await it.open('c', 'today')
    await it.start(planOf(WEEK))
    await it.pass(HOUR)
    expect(it.rungs).toEqual(['again'])
  })

  test('after a time without a desk', async () => {
    const it = programs(opened)
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
    const it = programs(opened)
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
    const it = programs(opened)
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
      const it = programs(opened)
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
    { numRuns: 15 },
  )
}, 120_000)

test('the program looks through all cases before anything else', async () => {
  const it = programs(opened)
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
