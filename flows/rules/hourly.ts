import {
  divide,
  type Fraction,
  fraction,
  lesser,
  multiply,
  ratio,
  zero,
} from '../../src/core/fraction.ts'
import { countsForMinimumWage } from './counts.ts'
import { either, exactly, over, type Range, sum, unbounded } from './range.ts'
import type { PayItem, WageInput } from './wage.ts'

/**
 * Countable pay brought to yen an hour, each part by the hours it covers (Minimum Wage Act
 * Enforcement Regulations art. 2, Labour Standards Act Enforcement Regulations art. 19): by the day
 * over the day's prescribed hours, by the month over the average prescribed hours of a month, by the
 * piece over all hours worked, overtime included. What is not known makes it a range: so does pay of
 * allowances alone, without a base, which pieces or commission may be.
 */
export function hourlyPay(input: WageInput): Range {
  const pay = input.pay ?? []
  const start = pay.some(isBase) ? nothing : unbounded
  return pay.map((item) => hourlyPart(item, input)).reduce(sum, start)
}

/**
 * The average prescribed hours of a month. Where the year's calendar is not known: eight hours a
 * day at 40 a week are at most 365 / 7 × 40 / 12 = 3650 / 21 hours and, with the rest days that are
 * usual, not under 160. Other days are bounded above only, by the 44 hours a week that the smallest
 * shops and care homes may have (Labour Standards Act art. 32, 40).
 */
export function averageHours({ prescribed = {} }: WageInput): Range {
  const { annualDays, dailyHours, avgMonthlyHours } = prescribed
  if (annualDays !== undefined && dailyHours !== undefined)
    return exactly(over12(annualDays, dailyHours))
  if (avgMonthlyHours !== undefined) return exactly(fraction(avgMonthlyHours))
  if (dailyHours === 8) return { low: fraction(160), high: ratio(3650n, 21n) }
  return {
    low: zero,
    high: dailyHours === undefined ? week44 : lesser(week44, over12(365, dailyHours)),
  }
}

/** 44 hours a week on average over a month: 365 / 7 × 44 / 12. */
export const week44 = ratio(4015n, 21n)

const isBase = ({ kind, unit }: PayItem) =>
  kind === 'base' || (unit === 'piece_total' && countsForMinimumWage(kind) === true)

function hourlyPart(item: PayItem, input: WageInput): Range {
  const counts = countsForMinimumWage(item.kind)
  if (counts === false) return nothing
  const whole = perHour(item, input)
  return counts ? whole : either(nothing, whole)
}

/** What a line of pay comes to an hour, by the hours it covers. */
export function perHour({ amount, unit }: PayItem, input: WageInput): Range {
  const yen = amount === undefined ? unbounded : exactly(fraction(amount))
  switch (unit) {
    case 'hour':
      return yen
    case 'day':
      return over(yen, hoursOfDay(input.prescribed?.dailyHours))
    case 'month':
      return over(yen, averageHours(input))
    case 'piece_total':
      return over(yen, hoursWorked(input.work?.totalHours))
    case undefined:
      return unbounded
  }
}

const nothing = exactly(zero)

const hoursOfDay = (hours: number | undefined): Range =>
  hours === undefined ? { low: zero, high: fraction(24) } : exactly(fraction(hours))

const hoursWorked = (hours: number | undefined): Range =>
  hours === undefined ? unbounded : exactly(fraction(hours))

const over12 = (days: number, hours: number): Fraction =>
  divide(multiply(fraction(days), fraction(hours)), fraction(12))
