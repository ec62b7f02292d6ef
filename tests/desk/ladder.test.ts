import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHoliday } from '../../flows/rules/help/holidays.ts'
import { begin } from '../../src/core/begin.ts'
import { openCase, type Urgency, urgencies } from '../../src/core/case.ts'
import type { Conversation, Inbound, Input } from '../../src/core/conversation.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const MINUTE = 60_000
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
const start = Date.parse('2026-11-20T00:00:00+09:00')

const happens = (before: Conversation, at: number, input: Input, id: string) => {
  const inbound: Inbound = { id, from: { channel: 'web', address: before.id }, at, input }
  return step(script, before, inbound)
}

const waiting = (id: string, urgency: Urgency, at: number): Conversation => ({
  ...begin({ channel: 'web', address: id }, id, id),
  greeted: true,
  agreedOn: '2026-11-20',
  case: openCase({ id, number: '000000' }, urgency, 'person', at),
})

/** Every minute of forty days in which somebody is there, written down one by one. */
const staffed: readonly number[] = Array.from({ length: 40 * 24 * 60 }, (_, n) => n).filter((n) => {
  const local = new Date(start + n * MINUTE + 9 * 3_600_000)
  const hour = local.getUTCHours()
  const day = local.toISOString().slice(0, 10)
  const works = local.getUTCDay() % 6 !== 0 && isHoliday(day) !== true
  return works && hour >= 9 && hour < 18
})

const minutes: { readonly [U in Urgency]: readonly number[] } = {
  now: [5, 10, 20, 30],
  today: [60, 120, 180, 240],
  soon: [480, 960, 1_440, 1_920],
}

/** When each rung is due, by counting minutes. */
function expected(urgency: Urgency, opened: number): readonly number[] {
  if (urgency === 'now') return minutes.now.map((many) => opened + many * MINUTE)
  const from = (opened - start) / MINUTE
  const first = staffed.findIndex((minute) => minute >= from)
  return minutes[urgency].map((many) => start + ((staffed[first + many - 1] ?? 0) + 1) * MINUTE)
}

describe('the ladder', () => {
  test('of ten thousand alerts misses no rung and does none early', () => {
    const alerts = Array.from({ length: 10_000 }, (_, n) => ({
      id: `c${n}`,
      urgency: urgencies[n % 3] ?? 'now',
      at: start + ((n * 7_919) % (14 * 24 * 60)) * MINUTE,
    }))
    for (const { id, urgency, at } of alerts) {
      let it = waiting(id, urgency, at)
      const rungs: string[] = []
      const times: number[] = []
      for (;;) {
        const [timer] = timersOf(plan, it)
        if (!timer) break
        const { name, guard } = timer
        const early = happens(it, timer.at - 1, { kind: 'due', timer: name, guard }, 'early')
        expect(early.desk ?? []).toEqual([])
        const due = happens(it, timer.at, { kind: 'due', timer: name, guard }, 'due')
        for (const news of due.desk ?? []) if (news.kind === 'rung') rungs.push(news.rung)
        times.push(timer.at)
        it = due.conversation
      }
      expect(rungs).toEqual(['again', 'next', 'coordinator', 'person'])
      expect(times).toEqual(expected(urgency, at))
    }
  })

  test('is changed in no rung by somebody who writes every minute', () => {
    const calm = waiting('calm', 'now', start)
    let it = waiting('calm', 'now', start)
    const told: string[] = []
    for (let minute = 1; minute <= 40; minute++) {
      const at = start + minute * MINUTE
      for (const { name, guard, at: due } of timersOf(plan, it)) {
        if (due > at) continue
        const stepped = happens(it, at, { kind: 'due', timer: name, guard }, `due${minute}`)
        for (const news of stepped.desk ?? [])
          if (news.kind === 'rung') told.push(`${minute} ${news.rung}`)
        it = stepped.conversation
      }
      it = happens(it, at + 1, { kind: 'text', text: 'alo có ai không' }, `m${minute}`).conversation
    }
    expect(told).toEqual(['5 again', '10 next', '20 coordinator', '30 person'])
    expect(it.case?.waitsFrom).toBe(calm.case?.waitsFrom)
  })

  test('is over for a case that somebody has taken, whatever timer still comes', () => {
    const before = waiting('taken', 'now', start)
    const [timer] = timersOf(plan, before)
    if (!timer) throw new Error('a case that waits has a timer')
    const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
    const held = happens(before, start + 1, claim, 'claim').conversation
    expect(timersOf(plan, held)).toEqual([])
    const late = happens(
      held,
      timer.at,
      { kind: 'due', timer: 'ladder', guard: timer.guard },
      'late',
    )
    expect(late.say).toEqual([])
    expect(late.desk ?? []).toEqual([])
    expect(late.conversation.case).toEqual(held.case)
  })

  test('tells somebody who writes to a caseworker once, and honestly, that nobody has read it', () => {
    const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
    let it = happens(waiting('unread', 'now', start), start, claim, 'claim').conversation
    const told: number[] = []
    for (let minute = 1; minute <= 120; minute++) {
      const at = start + minute * MINUTE
      it = happens(it, at, { kind: 'text', text: 'em ở đây' }, `t${minute}`).conversation
      for (const { name, guard, at: due } of timersOf(plan, it)) {
        if (due > at) continue
        const stepped = happens(it, at, { kind: 'due', timer: name, guard }, `u${minute}`)
        if (stepped.say.length > 0) told.push(minute)
        it = stepped.conversation
      }
    }
    expect(told).toEqual([31])
  })
})

describe('the hours of the desk', () => {
  test('are counted as minute by minute they pass', () => {
    fc.assert(
      fc.property(fc.nat(14 * 24 * 60), fc.integer({ min: 1, max: 2_000 }), (from, many) => {
        const first = staffed.findIndex((minute) => minute >= from)
        const last = staffed[first + many - 1]
        if (last === undefined) return
        expect(plan.staffedAfter(start + from * MINUTE, many)).toBe(start + (last + 1) * MINUTE)
      }),
    )
  })

  test('know a holiday, a weekend and the last minute of the day', () => {
    const at = (text: string) => Date.parse(`${text}+09:00`)
    expect(plan.staffedAt(at('2026-11-20T08:59'))).toBe(false)
    expect(plan.staffedAt(at('2026-11-20T09:00'))).toBe(true)
    expect(plan.staffedAt(at('2026-11-20T17:59'))).toBe(true)
    expect(plan.staffedAt(at('2026-11-20T18:00'))).toBe(false)
    // A Friday evening before 勤労感謝の日, which is a Monday in 2026.
    expect(plan.nextStaffed(at('2026-11-20T18:00'))).toBe(at('2026-11-24T09:00'))
    expect(plan.nextStaffed(at('2026-11-24T10:00'))).toBe(at('2026-11-24T10:00'))
  })
})
