import { expect, test } from 'vitest'
import type { PayItem } from '../../../flows/rules/wage.ts'
import { plain, reckon, shown } from './reckon.ts'

const base = (pay: readonly PayItem[], more: Parameters<typeof reckon>[0] = {}) => {
  const found = reckon({ pay, premiumMinutes: { overtime: 60 }, ...more }).premium
  return [shown(found?.base.fixed), shown(found?.base.piece), shown(found?.due)]
}
const wage = { kind: 'base', amount: 2_000, unit: 'hour' } as const
const allowance = (kind: string) => [wage, { kind, amount: 17_000, unit: 'month' } as const]

test.each([
  'job',
  'skill',
  'sales',
  'qualification',
  'commission',
  'meal_cash',
  'housing_flat',
  'perfect_attendance',
])('%s counts in the base of premiums', (kind) => {
  expect(base(allowance(kind))).toEqual([2_100, 0, 2_625])
})

test.each([
  'commute',
  'family',
  'separation',
  'child_education',
  'housing_by_cost',
  'bonus',
  'temporary',
  'fixed_overtime',
  'overtime_paid',
])('%s does not', (kind) => {
  expect(base(allowance(kind))).toEqual([2_000, 0, 2_500])
})

test('a kind that nobody knows may count or not', () => {
  expect(base(allowance('thank_you'))).toEqual([[2_000, 2_100], 0, [2_500, 2_625]])
})

test('pieces have paid the hour, and only what is above it is added', () => {
  const pieces = { kind: 'base', amount: 400_000, unit: 'piece_total' } as const
  const work = { totalHours: 200 }
  expect(base([pieces], { work })).toEqual([0, 2_000, 500])
  expect(base([wage, pieces], { work })).toEqual([2_000, 2_000, 3_000])
  const one = (category: string) =>
    shown(reckon({ pay: [pieces], work, premiumMinutes: { [category]: 60 } }).premium?.due)
  expect(['within_statutory', 'night_in_prescribed', 'statutory_holiday'].map(one)).toEqual([
    0, 500, 700,
  ])
})

test.each([
  [1_225, 'below', 1_226], // Tokyo, November 2025: 1,226
  [1_226, 'ok', 1_226],
  [1_227, 'ok', 1_227],
])('at %d yen an hour (%s) the base is %d', (amount, verdict, fixed) => {
  const pay = [{ ...wage, amount }]
  expect(reckon({ pay }).minimumWage.verdict).toBe(verdict)
  expect(base(pay)[0]).toBe(fixed)
})

test('the minimum wage raises what allowances stand on, and pieces where there is no other pay', () => {
  const low = { ...wage, amount: 1_000 }
  const attendance = { kind: 'perfect_attendance', amount: 17_000, unit: 'month' } as const
  expect(base([low, attendance])[0]).toBe(1_326)
  const pieces = { kind: 'base', amount: 100_000, unit: 'piece_total' } as const
  const work = { totalHours: 100 }
  expect(base([pieces], { work }).slice(0, 2)).toEqual([0, 1_226])
  const time = { ...wage, amount: 200 }
  expect(base([time, pieces], { work }).slice(0, 2)).toEqual([226, 1_000])
})

test('hours on either side of a change of the minimum wage are not told apart', () => {
  const kyoto = { ...plain, prefecture: '26', pay: [{ ...wage, amount: 1_060 }] }
  const period = { from: '2025-11-01', to: '2025-11-30' } // 1,058, from the 21st 1,122
  expect(base(kyoto.pay, { ...kyoto, period })[0]).toEqual([1_060, 1_122])
  const before = { ...period, to: '2025-11-20' }
  expect(base(kyoto.pay, { ...kyoto, period: before })[0]).toBe(1_060)
  const after = { ...period, from: '2025-11-21' }
  expect(base(kyoto.pay, { ...kyoto, period: after })[0]).toBe(1_122)
  const idle = [
    { until: '2025-11-20', hours: 100 },
    { from: '2025-11-21', hours: 0 },
  ]
  expect(base(kyoto.pay, { ...kyoto, period, hoursSplit: idle })[0]).toBe(1_060)
  const low = [{ ...wage, amount: 1_000 }]
  expect(base(low, { ...kyoto, pay: low, period })[0]).toEqual([1_058, 1_122])
  expect(base(low, { ...kyoto, pay: low, period, hoursSplit: idle })[0]).toBe(1_058)
})
