import type { Note, Period, PlainDate } from '#flow'
import { isPeriod } from '#flow'
import { addDays, dayBefore } from '../../../../src/core/day.ts'
import { floor } from '../../../../src/core/fraction.ts'
import { daysInMonth, monthAfter, parts } from '../../../../src/core/read/calendar.ts'
import type { PayslipInput } from '../input.ts'
import { type Payslip, reckonPayslip } from '../payslip.ts'
import type { PayslipAnswers } from './answers.ts'

/** The part that an estimate over past months may count: wages of three years can be claimed. */
const CLAIMABLE_MONTHS = 36

/**
 * What is certain of this month, in whole yen, over the months it may have been so: an estimate, and
 * told as one. Each month goes by the rates of its own days (Minimum Wage Act art. 4, W5): pay that
 * is too low now may have been lawful before the rate rose. Months without a rate are left out, and
 * that is said.
 */
export function estimate({ so, since, when }: PayslipAnswers, slip: Payslip): readonly Note[] {
  const month = certain(slip)
  if (so !== 'always' || !isPeriod(since) || !isPeriod(when) || month <= 0) return []
  const told = Math.min(CLAIMABLE_MONTHS, monthOf(when.to) - monthOf(since.from) + 1)
  const earlier = Array.from({ length: Math.max(0, told - 1) }, (_, at) =>
    reckonPayslip(monthsBefore(slip.input, when, at + 1)),
  )
  const counted = earlier.filter(hasRates).map(certain)
  const months = counted.length + 1
  if (months < 2) return []
  const yen = counted.reduce((all, one) => all + one, month)
  const left = told - months
  return [
    yen === month * months
      ? { name: 'estimate', facts: { month, months, yen } }
      : { name: 'estimateByMonth', facts: { months, yen } },
    ...(left > 0 ? [{ name: 'estimateLeftOut', facts: { months: left } }] : []),
  ]
}

const certain = ({ owed }: Payslip): number => floor(owed.low)

const hasRates = ({ minimumWage: { stretches } }: Payslip): boolean =>
  stretches.length > 0 && stretches.every(({ figure }) => figure)

/** The same pay for the same hours, so many months before; on which days they lay is not known. */
function monthsBefore(input: PayslipInput, { from, to }: Period, months: number): PayslipInput {
  const period = {
    from: dayBack(from, months),
    to: dayBefore(dayBack(addDays(to, 1), months)),
  }
  const { hoursSplit, ...rest } = input
  return { ...rest, period, hoursForMinimumWage: input.hoursForMinimumWage ?? all(hoursSplit) }
}

/** The hours on both sides of a change together, where both are known. */
function all(split: PayslipInput['hoursSplit']): number | undefined {
  const known = (split ?? []).flatMap(({ hours }) => hours ?? [])
  if (!split || known.length < split.length) return undefined
  return known.reduce((sum, hours) => sum + hours, 0)
}

/** The same day of an earlier month, or that month's last. */
function dayBack(day: PlainDate, months: number): PlainDate {
  const { year, month } = monthAfter(day, -months)
  const date = Math.min(parts(day)[2], daysInMonth(year, month))
  return [year, two(month), two(date)].join('-')
}

function monthOf(day: PlainDate): number {
  const [year, month] = parts(day)
  return 12 * year + month
}

const two = (count: number) => String(count).padStart(2, '0')
