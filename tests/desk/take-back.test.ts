import { afterEach, beforeEach, expect, test } from 'vitest'
import { act, type Case, openCase } from '../../src/core/case.ts'
import type { Inbound } from '../../src/core/inbound.ts'
import { replied } from '../../src/core/undelivered.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { BLOCKED, type Outcome } from '../../src/parcel.ts'
import { createTakeBack, lookAfter } from '../../src/take-back.ts'
import { wakeOpen } from '../../src/wake-open.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from '../owed.ts'
import { begin, leasedOf, next, now, parcel, sent, soon, turn } from '../store/talk.ts'

let opened: TestStore
beforeEach(() => {
  opened = openTestStore()
})
afterEach(() => opened.close())

const clock = virtualClock(now)
const plan = createDeskPlan({
  readers: 1,
  hours: { days: ['mon'], opens: 540, closes: 1_080 },
  onCall: false,
})

/** What is said to somebody whose case is held ends so; gives what their talk is told of it. */
async function ends(
  outcome: Outcome,
  how: 'heard' | 'left',
  closes = false,
): Promise<readonly Inbound['input'][]> {
  const { store } = opened
  const { after, leased } = await begin(store)
  for (const one of leased) await store.settle(one, sent())
  const held = replied(
    act(
      openCase({ id: 'c', number: '482913' }, 'now', 'harm', now),
      'an',
      { kind: 'claim' },
      now,
    ) as Case,
    2,
  )
  const close = { kind: 'close', outcome: 'solved' } as const
  const its = closes ? (act(held, 'an', close, now) as Case) : held
  const second = next(after, { case: its })
  const call = { ...parcel(second).call, lasts: true as const }
  const saying = turn(second, { case: its, parcels: [parcel(second, { call })] })
  const [owed] = leasedOf(await store.commit(saying, soon))
  if (!owed) throw new Error('nothing is owed')
  await store.settle(owed, outcome)
  const told: Inbound['input'][] = []
  const take = async ({ input }: Inbound) => told.push(input) > 0
  const takeBack = createTakeBack({ store, clock, log: keptLog().log, take })
  if (how === 'left') await wakeOpen({ store, clock, plan, takeBack })
  else {
    let looked: Promise<void> | undefined
    lookAfter({}, (whose) => {
      looked = takeBack(whose)
      return looked
    })(owed)
    await looked
  }
  return told
}

const undelivered = (how: string) => ({ kind: 'due', timer: 'undelivered', guard: 'c:2', how })

test.for(['heard', 'left'] as const)(
  'a reply that failed is owed again where its end is %s',
  async (how) => {
    expect(await ends({ end: 'failed', at: now, why: 'refused' }, how)).toEqual([
      undelivered('failed'),
    ])
  },
)

test.for(['heard', 'left'] as const)(
  'so is one that may have arrived, where its end is %s',
  async (how) => {
    expect(await ends({ end: 'uncertain', at: now, why: 'expired' }, how)).toEqual([
      undelivered('uncertain'),
    ])
  },
)

test.for(['heard', 'left'] as const)(
  'one that failed after its case was closed is told of too, where its end is %s',
  async (how) => {
    const failed = { end: 'failed', at: now, why: 'refused' } as const
    expect(await ends(failed, how, true)).toEqual([undelivered('failed')])
  },
)

test('whoever has blocked us is taken to have left first', async () => {
  expect(await ends({ end: 'failed', at: now, why: BLOCKED }, 'heard')).toEqual([
    { kind: 'left' },
    undelivered('failed'),
  ])
})

test.for([
  { end: 'sent', at: now, receipt: {} },
  { end: 'later', dueAt: soon, triedAt: now, doubted: true },
] as const)('of a reply that is $end nothing is said', async (outcome) => {
  expect(await ends(outcome, 'heard')).toEqual([])
})
