import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Note } from '#flow'
import type { PayslipAnswers } from '../../flows/rules/payslip/chat/answers.ts'
import { payslipFinding } from '../../flows/rules/payslip/chat/finding.ts'

const month = (text: string): Answer => {
  const [year = 0, number = 0] = text.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${text}-01`, to: `${text}-${last}` }
}

/** Gifu, 1,065 yen an hour: the rate until 2026-09-30; 1,121 from 2026-10-01. */
const gifu: PayslipAnswers = {
  when: month('2026-10'),
  where: '21',
  sector: 'other',
  hourlyPay: 1_065,
  allowances: [],
  dailyHours: 8,
  hoursWorked: 168,
  extra: 'none',
  took: 'none',
  so: 'always',
  since: month('2026-01'),
}

const guesses = (more: PayslipAnswers) =>
  notesOf({ ...gifu, ...more }).filter(({ name }) => name.startsWith('estimate'))

const notesOf = (told: PayslipAnswers): readonly Note[] =>
  (payslipFinding(told).notes ?? []).flatMap((note) => (typeof note === 'string' ? [] : [note]))

describe('an estimate over the months of employment', () => {
  test('pay that was lawful until the rate rose is short in the last month only', () =>
    expect(guesses({})).toEqual([{ name: 'estimateByMonth', facts: { months: 10, yen: 9_408 } }]))

  test('each month goes by its own rate', () =>
    expect(guesses({ hourlyPay: 1_060 })).toEqual([
      { name: 'estimateByMonth', facts: { months: 10, yen: 61 * 168 + 9 * 5 * 168 } },
    ]))

  test('a month of pay across a change of rate counts what is certain', () =>
    expect(
      guesses({ when: { from: '2026-10-16', to: '2026-11-15' }, since: month('2026-09') }),
    ).toEqual([{ name: 'estimateByMonth', facts: { months: 3, yen: 9_408 + 48 * 56 } }]))

  test('hours told for both sides of a change are those of an earlier month', () =>
    expect(
      guesses({
        when: { from: '2026-09-16', to: '2026-10-15' },
        hoursWorked: undefined,
        hoursBefore: 88,
        hoursAfter: 80,
        hourlyPay: 1_060,
        since: month('2026-08'),
      }),
    ).toEqual([{ name: 'estimateByMonth', facts: { months: 3, yen: 88 * 5 + 80 * 61 + 2 * 840 } }]))

  test('where nothing changed, the month is multiplied', () =>
    expect(guesses({ when: month('2026-09'), hourlyPay: 1_050 })).toEqual([
      { name: 'estimate', facts: { month: 15 * 168, months: 9, yen: 9 * 15 * 168 } },
    ]))

  test('what was wrongly taken is the same in every month', () =>
    expect(
      guesses({
        hourlyPay: 1_200,
        took: 'some',
        deductions: [{ kind: 'penalty', penalty: 'fine', amount: 5_000 }],
      }),
    ).toEqual([{ name: 'estimate', facts: { month: 5_000, months: 10, yen: 50_000 } }]))

  test('no more than three years', () => {
    const [note] = guesses({ hourlyPay: 500, since: month('2021-11') })
    expect(note?.facts).toMatchObject({ months: 36 })
  })

  test('months without a rate are left out, and that is said', () =>
    expect(guesses({ when: month('2021-12'), hourlyPay: 500, since: month('2021-08') })).toEqual([
      { name: 'estimate', facts: { month: 380 * 168, months: 3, yen: 3 * 380 * 168 } },
      { name: 'estimateLeftOut', facts: { months: 2 } },
    ]))

  test('never more than this month times the months, as rates only rose', () => {
    const pay = fc.oneof(
      fc.record({ hourlyPay: fc.integer({ min: 700, max: 1_300 }) }),
      fc.record({
        hourlyPay: fc.constant(undefined),
        monthlyPay: fc.integer({ min: 120_000, max: 230_000 }),
        annualDays: fc.integer({ min: 240, max: 290 }),
      }),
    )
    const extra = fc.integer({ min: 0, max: 90 }).map(
      (overtime): PayslipAnswers => ({
        extra: 'some',
        extraHours: [{ kind: 'overtime', overtime, atNight: 0 }],
        paidHow: 'hour',
        paid: 20_000,
      }),
    )
    const where = fc.integer({ min: 1, max: 47 }).map((code) => String(code).padStart(2, '0'))
    const since = fc.integer({ min: 1, max: 9 }).map((number) => month(`2025-0${number}`))
    fc.assert(
      fc.property(pay, extra, where, since, (paid, worked, place, from) => {
        const told = { ...gifu, ...paid, ...worked, where: place, when: month('2026-11') }
        const once = { ...told, so: 'once' } as const
        const notes = notesOf({ ...told, since: from })
        const guess = notes.find(({ name }) => name.startsWith('estimate'))?.facts
        const owed = notesOf(once).find(({ name }) => name.startsWith('owed'))?.facts
        if (!guess || !owed) return
        const most = Math.max(...[owed['yen'], owed['low']].map((yen) => Number(yen ?? 0)))
        expect(Number(guess['yen'])).toBeLessThanOrEqual(most * Number(guess['months']))
      }),
      { numRuns: 60 },
    )
  })
})
