import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Category, categoryNames } from '../../../flows/rules/payslip/categories.ts'
import type { PayslipInput, PremiumMinutes } from '../../../flows/rules/payslip/input.ts'
import { pointOf } from '../../../flows/rules/payslip/paid-as.ts'
import { reckonPayslip } from '../../../flows/rules/payslip/payslip.ts'
import { tolerated } from '../../../flows/rules/payslip/rounding.ts'
import { add, compare, type Fraction, fraction, round } from '../../../src/core/fraction.ts'

const yen = fc.integer({ min: 0, max: 250_000 })
const category = fc.constantFrom(...categoryNames)
const minutes: fc.Arbitrary<PremiumMinutes> = fc.dictionary(
  category,
  fc.integer({ min: 0, max: 4_000 }),
)
const pay = fc.array(
  fc.record({
    kind: fc.constantFrom('base', 'job', 'perfect_attendance', 'housing_by_cost', 'commute'),
    amount: yen,
    unit: fc.constantFrom('month' as const, 'day' as const, 'piece_total' as const),
  }),
  { minLength: 1, maxLength: 4 },
)
const deduction = fc.record({
  kind: fc.constantFrom('dormitory', 'meals', 'savings', 'lateness', 'pension', 'wifi', 'sanction'),
  amount: fc.integer({ min: 0, max: 60_000 }),
})

/** A slip on which everything is known. */
const complete: fc.Arbitrary<PayslipInput> = fc.record({
  prefecture: fc.constantFrom('13', '26', '47'),
  period: fc.constantFrom(
    { from: '2025-10-01', to: '2025-10-31' },
    { from: '2026-02-01', to: '2026-02-28' },
  ),
  pay: pay.map((items) => [{ kind: 'base', amount: 100_000, unit: 'month' as const }, ...items]),
  prescribed: fc.constant({ annualDays: 255, dailyHours: 8 }),
  work: fc.constant({ totalHours: 190 }),
  companySize: fc.constantFrom('SME' as const, 'large' as const),
  industry: fc.constantFrom('sewing', 'agriculture'),
  premiumMinutes: minutes,
  paidForPremiumHours: yen,
  deductions: fc.array(deduction, { maxLength: 4 }),
  labourManagementAgreement: fc.boolean(),
  disciplinaryRule: fc.boolean(),
  rentTotal: yen,
  occupants: fc.integer({ min: 1, max: 6 }),
  actualMealCost: yen,
  lateMinutes: fc.integer({ min: 0, max: 600 }),
  threeMonthWages: yen,
  calendarDays: fc.constant(92),
  gross: yen,
})

/** The same slip with any of its figures missing. */
const anySlip: fc.Arbitrary<PayslipInput> = fc
  .tuple(complete, fc.func(fc.boolean()))
  .map(([slip, keep]) => {
    const kept = Object.entries(slip).filter(([name]) => keep(name))
    return Object.fromEntries(kept) as PayslipInput
  })

const due = (slip: PayslipInput): Fraction => reckonPayslip(slip).premium?.due.low ?? fraction(0)
const owed = (slip: PayslipInput): Fraction => reckonPayslip(slip).owed.low
const more = (given: PremiumMinutes, of: Category, by: number): PremiumMinutes => ({
  ...given,
  [of]: (given[of] ?? 0) + by,
})

test('more hours never lower what is owed', () => {
  fc.assert(
    fc.property(anySlip, category, fc.integer({ min: 1, max: 3_000 }), (slip, of, by) => {
      const longer = { ...slip, premiumMinutes: more(slip.premiumMinutes ?? {}, of, by) }
      const shorter = { ...slip, premiumMinutes: slip.premiumMinutes ?? {} }
      expect(compare(due(longer), due(shorter))).toBeGreaterThanOrEqual(0)
      expect(compare(owed(longer), owed(shorter))).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('splitting a period never changes the sum', () => {
  fc.assert(
    fc.property(complete, minutes, minutes, (slip, first, second) => {
      const small = (given: PremiumMinutes) =>
        Object.fromEntries(
          Object.entries(given).map(([name, count]) => [name, Math.floor((count ?? 0) / 5)]),
        ) as PremiumMinutes // together under 60 hours: the step counts by the month
      const [a, b] = [small(first), small(second)]
      const both = categoryNames.reduce((all, of) => more(all, of, b[of] ?? 0), a)
      expect(due({ ...slip, premiumMinutes: both })).toEqual(
        add(due({ ...slip, premiumMinutes: a }), due({ ...slip, premiumMinutes: b })),
      )
    }),
  )
})

test('a payment by any tolerated rounding is never short, and a yen less than all is', () => {
  fc.assert(
    fc.property(complete, minutes, (given, premiumMinutes) => {
      const slip = { ...given, period: { from: '2026-02-01', to: '2026-02-28' } } // one rate
      const { premium } = reckonPayslip({ ...slip, premiumMinutes })
      const point = premium && pointOf(premium)
      if (!premium || !point) throw new Error('all is known')
      const { low, high } = tolerated(point)
      for (const paid of [low, high, high + 1, round(premium.due.low)]) {
        const found = reckonPayslip({ ...slip, premiumMinutes, paidForPremiumHours: paid })
        expect(found.premium?.verdict).toBe('ok')
        expect(found.flags).not.toContain('PREMIUM_SHORT')
        expect(found.premium?.shortfall.high).toEqual(fraction(0))
      }
      if (low === 0) return
      const found = reckonPayslip({ ...slip, premiumMinutes, paidForPremiumHours: low - 1 })
      expect(found.flags).toContain('PREMIUM_SHORT')
      expect(found.premium?.shortfall.low).toEqual(fraction(round(premium.due.low) - low + 1))
    }),
  )
})

test('a lawful slip has no finding at all', () => {
  fc.assert(
    fc.property(complete, minutes, (slip, premiumMinutes) => {
      const decent: PayslipInput = {
        ...slip,
        pay: [{ kind: 'base', amount: 400_000, unit: 'month' }],
        premiumMinutes,
        deductions: [
          { kind: 'dormitory', amount: 15_000 },
          { kind: 'pension', amount: 18_000 },
        ],
        labourManagementAgreement: true,
        rentTotal: 45_000,
        occupants: 3,
      }
      const exact = round(due(decent))
      const found = reckonPayslip({ ...decent, paidForPremiumHours: exact })
      expect(found.findings).toEqual([])
      expect(found.flags).toEqual([])
      expect(found.owed).toEqual({ low: fraction(0), high: fraction(0) })
    }),
  )
})

test('the order of entries does not matter to what is owed', () => {
  fc.assert(
    fc.property(anySlip, (slip) => {
      const turned = {
        ...slip,
        pay: slip.pay?.toReversed(),
        deductions: slip.deductions?.toReversed(),
        premiumMinutes:
          slip.premiumMinutes &&
          (Object.fromEntries(Object.entries(slip.premiumMinutes).reverse()) as PremiumMinutes),
      }
      const [a, b] = [reckonPayslip(slip), reckonPayslip(turned)]
      expect(b.owed).toEqual(a.owed)
      expect(b.premium).toEqual(a.premium)
      expect(b.flags.toSorted()).toEqual(a.flags.toSorted())
    }),
  )
})

test('what is said while figures are missing still holds when they come to be known', () => {
  fc.assert(
    fc.property(complete, fc.func(fc.boolean()), (slip, keep) => {
      const kept = Object.entries(slip).filter(
        ([name]) => keep(name) || parts.includes(name) || name === 'industry',
      )
      const less = reckonPayslip(Object.fromEntries(kept) as PayslipInput)
      const all = reckonPayslip(slip)
      expect(compare(less.owed.low, all.owed.low)).toBeLessThanOrEqual(0)
      if (less.owed.high && all.owed.high)
        expect(compare(less.owed.high, all.owed.high)).toBeGreaterThanOrEqual(0)
      for (const flag of less.flags.filter((name) => certain.includes(name)))
        expect(all.flags).toContain(flag)
    }),
  )
})

/** Without these a whole part is not judged at all, and not part of what is owed. */
const parts = ['premiumMinutes', 'deductions', 'pay', 'work']
const certain = ['MW_BELOW', 'PREMIUM_SHORT', 'DED_FORCED_SAVINGS', 'DED_LATENESS_OVER']
