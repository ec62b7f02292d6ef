import { describe, expect, test } from 'vitest'
import type { Answer } from '#flow'
import type { PayslipAnswers } from '../../flows/rules/payslip/chat/answers.ts'
import { payslipInput } from '../../flows/rules/payslip/chat/input.ts'
import { impossible } from '../../flows/rules/payslip/chat/minutes.ts'
import { owedOf } from '../../flows/rules/payslip/chat/owed.ts'
import { reckonPayslip } from '../../flows/rules/payslip/payslip.ts'
import { round } from '../../src/core/fraction.ts'

const told = (more: PayslipAnswers): PayslipAnswers => ({
  when: { from: '2026-10-01', to: '2026-10-31' },
  where: '04',
  sector: 'other',
  hourlyPay: 1098,
  allowances: [],
  dailyHours: 8,
  extra: 'none',
  took: 'none',
  ...more,
})

describe('hours as a pay slip has them', () => {
  const minutes = (extraHours: PayslipAnswers['extraHours']) =>
    payslipInput(told({ extra: 'some', ...(extraHours && { extraHours }) })).premiumMinutes

  test('the night is a part of overtime, not beside it', () =>
    expect(minutes([{ kind: 'overtime', overtime: 24, atNight: 4 }])).toEqual({
      overtime: 1200,
      overtime_night: 240,
    }))
  test('a night longer than the whole is the whole', () =>
    expect(minutes([{ kind: 'restDay', restDay: 8, atNight: 9 }])).toEqual({
      statutory_holiday: 0,
      statutory_holiday_night: 480,
    }))
  test('how much of it was at night may be open', () =>
    expect(minutes([{ kind: 'overtime', overtime: 20, atNight: 'unknown' }])).toEqual({
      overtime: 1200,
      overtime_night: undefined,
    }))
  test('more than the days hold is not used, and is said', () => {
    const day = { from: '2026-10-31', to: '2026-10-31' }
    const hours = (overtime: number) =>
      told({ when: day, extra: 'some', extraHours: [{ kind: 'overtime', overtime, atNight: 0 }] })
    expect(payslipInput(hours(24)).premiumMinutes).toEqual({ overtime: 1440, overtime_night: 0 })
    expect(impossible(hours(24))).toBeUndefined()
    expect(payslipInput(hours(24.25)).premiumMinutes).toBeUndefined()
    expect(impossible(hours(24.25))).toBe(24.25)
    expect(impossible(told({ hoursWorked: 700 }))).toBe(700)
  })
  test('a rest day of the company is overtime, and adds to it', () =>
    expect(
      minutes([
        { kind: 'overtime', overtime: 10.25, atNight: 0 },
        { kind: 'otherRestDay', overtime: 8, atNight: 0 },
      ]),
    ).toEqual({ overtime: 1095, overtime_night: 0 }))
  test('one sum that is not known leaves its category open', () =>
    expect(
      minutes([
        { kind: 'overtime', overtime: 'unknown' },
        { kind: 'overtime', overtime: 8, atNight: 0 },
      ]),
    ).toEqual({ overtime: undefined, overtime_night: 0 }))
  test.each([
    ['none at all', { extra: 'none' }, {}],
    ['nobody knows', { extra: 'unknown' }, undefined],
    ['some, of which none was told', { extra: 'some', extraHours: [] }, undefined],
  ])('%s', (_, more, expected) => expect(payslipInput(told(more)).premiumMinutes).toEqual(expected))
})

describe('what was paid for them', () => {
  const paid = (more: PayslipAnswers) => payslipInput(told(more)).paidForPremiumHours
  const advance = (amount: Answer) => ({ allowances: [{ kind: 'fixedOvertime', amount }] })

  test('overtime paid in advance counts with it', () =>
    expect(paid({ paidHow: 'hour', paid: 5_000, ...advance(20_000) })).toBe(25_000))
  test('nothing but what was paid in advance', () =>
    expect(paid({ paidHow: 'nothing', ...advance(20_000) })).toBe(20_000))
  test('an advance that is not known leaves it open', () =>
    expect(paid({ paidHow: 'hour', paid: 5_000, ...advance('unknown') })).toBeUndefined())
  test('not known', () => expect(paid({ paidHow: 'unknown' })).toBeUndefined())
})

describe('lines that were taken', () => {
  test('each is judged by its own rule', () => {
    const kinds = payslipInput(
      told({
        took: 'some',
        taxes: 30_000,
        deductions: [
          { kind: 'penalty', penalty: 'fine', amount: 1 },
          { kind: 'penalty', penalty: 'unknown', amount: 1 },
          { kind: 'fee', fee: 'supervision', amount: 1 },
          { kind: 'fee', fee: 'union', amount: 1 },
          { kind: 'accident', amount: 1 },
          { kind: 'deferred', amount: 1 },
          { kind: 'loan', amount: 1 },
        ],
      }),
    ).deductions?.map(({ kind }) => kind)
    expect(kinds).toEqual([
      'tax_and_social_insurance',
      'penalty_fixed',
      'sanction',
      'supervision_fee',
      'union_fee',
      'rosai_insurance',
      'deferred_wage',
      'advance_offset',
    ])
  })
  test('rent over all who live there', () =>
    expect(
      payslipInput(
        told({
          took: 'some',
          taxes: 0,
          deductions: [{ kind: 'dormitory', dormitory: 20_000, rent: 50_000, people: '4' }],
        }),
      ),
    ).toMatchObject({
      deductions: [{ kind: 'dormitory', amount: 20_000, own: { cost: 50_000, persons: 4 } }],
    }))
  test('two dwellings, and two absences, each by its own figures', () => {
    const excess = (deductions: PayslipAnswers['deductions']) =>
      reckonPayslip(
        payslipInput(told({ took: 'some', taxes: 0, deductions, agreement: 'yes' })),
      ).deductions?.items.map(({ excess }) => excess.high && round(excess.high))
    const home = (dormitory: number, rent: Answer, people: string) =>
      ({ kind: 'dormitory', dormitory, rent, people }) as const
    expect(excess([home(20_000, 40_000, '4'), home(30_000, 60_000, '2')])).toEqual([10_000, 0])
    expect(excess([home(20_000, 40_000, '4'), home(30_000, 'unknown', '2')])).toEqual([
      10_000, 30_000,
    ])
    expect(
      excess([
        { kind: 'meals', meals: 9_000, mealCost: 5_000 },
        { kind: 'meals', meals: 3_000, mealCost: 3_000 },
      ]),
    ).toEqual([4_000, 0])
    expect(
      excess([
        { kind: 'lateness', lateness: 8_784, missed: 8 },
        { kind: 'lateness', lateness: 1_098, missed: 0.5 },
      ]),
    ).toEqual([0, 549])
  })
})

describe('housing', () => {
  test.each([
    ['flat', 'housing_flat'],
    ['byRent', 'housing_by_cost'],
    ['unknown', 'other'],
  ])('%s', (housing, kind) =>
    expect(
      payslipInput(told({ allowances: [{ kind: 'housing', housing, amount: 10_000 }] })).pay?.[1],
    ).toEqual({ kind, amount: 10_000, unit: 'month' }),
  )
})

describe('what is owed', () => {
  const owed = (more: PayslipAnswers) => owedOf(reckonPayslip(payslipInput(told(more))))

  test('is nothing for a lawful month', () => expect(owed({}).high?.n).toBe(0n))
  test.each([
    ['hours', { extra: 'unknown' }],
    ['lines taken', { took: 'unknown' }],
  ])('has no upper bound where nothing is known of %s', (_, more) =>
    expect(owed(more).high).toBeUndefined(),
  )
})
