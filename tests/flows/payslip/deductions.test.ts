import { expect, test } from 'vitest'
import type { Deduction, PayslipInput } from '../../../flows/rules/payslip/input.ts'
import { reckon, shown } from './reckon.ts'

const judged = (deduction: Deduction, more: Partial<PayslipInput> = {}) => {
  const item = reckon({ deductions: [deduction], ...more }).deductions?.items[0]
  return [shown(item?.allowed), shown(item?.excess), item?.flag ?? null, ...(item?.doubts ?? [])]
}
const yes = { labourManagementAgreement: true }
const no = { labourManagementAgreement: false }
const shared = { rentTotal: 50_000, utilitiesTotal: 10_000, occupants: 3, actualMealCost: 7_700 }

test.each([
  ['rosai_insurance', 'DED_ROSAI'],
  ['supervision_fee', 'DED_SUPERVISION_FEE'],
  ['savings', 'DED_FORCED_SAVINGS'],
  ['advance_offset', 'DED_ADVANCE_OFFSET'],
  ['deferred_wage', 'DED_DEFERRED_WAGE'],
  ['penalty_fixed', 'DED_PENALTY_ART16'],
])('%s is never lawful, agreed or not', (kind, flag) => {
  for (const more of [yes, no, {}, { ...yes, disciplinaryRule: true }]) {
    expect(judged({ kind, amount: 1_000 }, more)).toEqual([0, 1_000, flag])
    expect(judged({ kind, amount: 0 }, more)).toEqual([0, 0, null])
    expect(judged({ kind }, more)).toEqual([0, [0, null], flag, 'amountUnknown'])
  }
})

test.each(['income_tax', 'resident_tax', 'health_insurance', 'pension', 'employment_insurance'])(
  '%s needs no agreement, and its amount is another check',
  (kind) => {
    expect(judged({ kind, amount: 9_000 }, no)).toEqual([9_000, 0, null, 'amountNotChecked'])
  },
)

test.each<[string, number, object, unknown[]]>([
  ['dormitory', 16_667, yes, [16_667, 0, null]], // 50,000 / 3 = 16,666.67
  ['dormitory', 16_668, yes, [16_666, 2, 'DED_ABOVE_COST']],
  ['dormitory', 10_000, yes, [10_000, 0, null]],
  ['dormitory', 10_000, no, [0, 10_000, 'DED_NO_AGREEMENT']],
  ['dormitory', 0, no, [0, 0, null]],
  ['utilities', 3_334, yes, [3_334, 0, null]],
  ['utilities', 4_000, yes, [3_333, 667, 'DED_ABOVE_COST']],
  ['meals', 7_700, yes, [7_700, 0, null]],
  ['meals', 7_701, yes, [7_700, 1, 'DED_ABOVE_COST']],
  ['meals', 7_701, no, [0, 7_701, 'DED_NO_AGREEMENT']],
  ['wifi', 3_000, no, [0, 3_000, 'DED_NO_AGREEMENT']],
  ['wifi', 3_000, yes, [[0, 3_000], [0, 3_000], null, 'costUnknown']],
  ['dormitory', 16_667, {}, [[0, 16_667], [0, 16_667], null, 'agreementUnknown']],
  ['dormitory', 20_000, {}, [[0, 16_666], [3_334, 20_000], 'DED_ABOVE_COST', 'agreementUnknown']],
])('%s of %d yen with %j', (kind, amount, more, expected) => {
  expect(judged({ kind, amount }, { ...shared, ...more })).toEqual(expected)
})

test('a charge without a known cost is judged by its own, and lines of one kind share one cost', () => {
  expect(judged({ kind: 'wifi', amount: 3_000, actualCost: 1_000 }, yes)).toEqual([
    1_000,
    2_000,
    'DED_ABOVE_COST',
  ])
  const dormitory = (amount: number) => ({ kind: 'dormitory', amount })
  const total = (...amounts: number[]) =>
    shown(
      reckon({ ...yes, rentTotal: 45_000, occupants: 3, deductions: amounts.map(dormitory) }).owed,
    )
  expect(total(10_000, 5_000)).toBe(0)
  expect(total(10_000, 8_000)).toBe(3_000)
  expect(total(8_000, 10_000)).toBe(3_000)
})

test.each<[number, object, unknown[]]>([
  [1_500, { lateMinutes: 45, disciplinaryRule: false }, [1_500, 0, null]], // 2,000 × 45 / 60
  [1_501, { lateMinutes: 45, disciplinaryRule: false }, [1_500, 1, 'DED_LATENESS_OVER']],
  [1_534, { lateMinutes: 46, disciplinaryRule: false }, [1_534, 0, null]], // 1,533.33
  [2_000, { lateMinutes: 0, disciplinaryRule: false }, [0, 2_000, 'DED_LATENESS_OVER']],
  [2_000, { disciplinaryRule: false }, [[0, 2_000], [0, 2_000], null, 'minutesUnknown']],
  [
    2_000,
    { lateMinutes: 45 },
    [[1_500, 2_000], [0, 500], null, 'disciplinaryRuleUnknown', 'averageWageUnknown'],
  ],
  [
    2_000,
    { lateMinutes: 45, disciplinaryRule: true },
    [[1_500, 2_000], [0, 500], null, 'averageWageUnknown'],
  ],
  // an average wage of 800 yen a day: half a day is 400
  [1_900, cut({ lateMinutes: 45, disciplinaryRule: true }), [1_900, 0, null]],
  [2_000, cut({ lateMinutes: 45, disciplinaryRule: true }), [1_900, 100, 'DED_LATENESS_OVER']],
  [
    2_000,
    cut({ lateMinutes: 45 }),
    [[1_500, 1_900], [100, 500], 'DED_LATENESS_OVER', 'disciplinaryRuleUnknown'],
  ],
])('lateness of %d yen with %j', (amount, more, expected) => {
  expect(judged({ kind: 'lateness', amount }, more)).toEqual(expected)
})

test('absence is judged by its own minutes', () => {
  const absence = { kind: 'absence', amount: 17_000 }
  expect(judged(absence, { absentMinutes: 480, lateMinutes: 1, disciplinaryRule: false })).toEqual([
    16_000,
    1_000,
    'DED_LATENESS_OVER',
  ])
})

test('pay cuts have a cap each, a cap for the month, and need a rule', () => {
  const cuts = (disciplinaryRule: boolean | undefined, ...amounts: number[]) => {
    const found = reckon({
      ...cut({ disciplinaryRule, gross: 10_000 }),
      deductions: amounts.map((amount) => ({ kind: 'sanction', amount })),
    })
    return [shown(found.deductions?.unlawfulTotal), ...found.flags]
  }
  expect(cuts(true, 400)).toEqual([0])
  expect(cuts(true, 401)).toEqual([1, 'SANCTION_OVER_HALF_DAY'])
  expect(cuts(true, 400, 400, 300)).toEqual([100, 'SANCTION_OVER_10PCT'])
  const both = ['SANCTION_OVER_HALF_DAY', 'SANCTION_OVER_10PCT']
  expect(cuts(true, 600, 1_100)).toEqual([900, ...both])
  expect(cuts(true, 1_100, 600)).toEqual([900, ...both])
  expect(cuts(false, 400)).toEqual([400, 'SANCTION_NO_RULE'])
  expect(cuts(undefined, 401)).toEqual([[1, 401], 'SANCTION_OVER_HALF_DAY'])
  const unknown = reckon({
    disciplinaryRule: true,
    deductions: [{ kind: 'sanction', amount: 400 }],
  })
  expect(shown(unknown.owed)).toEqual([0, 400])
  expect(unknown.flags).toEqual([])
})

test('what arrived is held against gross pay and the deductions listed', () => {
  const slip = { gross: 200_000, deductions: [{ kind: 'pension', amount: 45_000 }] }
  expect(reckon({ ...slip, netPaid: 140_000 }).findings).toMatchObject([{ id: 'UNEXPLAINED' }])
  expect(reckon({ ...slip, netPaid: 140_000 }).unexplained).toBe(15_000)
  expect(reckon({ ...slip, netPaid: 155_000 }).fine).toContainEqual({ about: 'net' })
  expect(reckon({ ...slip, netPaid: 156_000 }).findings).toEqual([])
  expect(reckon(slip).unexplained).toBeUndefined()
})

function cut(more: Partial<PayslipInput>) {
  return { threeMonthWages: 72_000, calendarDays: 90, ...more }
}
