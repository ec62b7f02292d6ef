import type { Period } from '#flow'
import { daysIn } from '../../src/core/day.ts'
import { fraction, lesser, zero } from '../../src/core/fraction.ts'
import { daysInMonth, monthAfter } from '../../src/core/read/calendar.ts'
import { averageHours } from './hourly.ts'
import { exactly, known, type Range, sum, times } from './range.ts'
import type { WageInput } from './wage.ts'

/**
 * The hours of a month that stand in where those worked are not told: the average prescribed hours
 * (Labour Standards Act Enforcement Regulations art. 19), of pay by the month also as a range. Pay
 * by the hour or the day goes by the hours worked, so that a range of averages says nothing of it.
 */
export function monthHours(input: WageInput): Range | undefined {
  const average = averageHours(input)
  const byMonth = (input.pay ?? []).some(({ kind, unit }) => kind === 'base' && unit === 'month')
  return known(average) || byMonth ? average : undefined
}

/**
 * So many hours a month, over a period. A month of pay has the average, whatever its length: a whole
 * calendar month, one from a day to the day before it in the next, or four weeks and more. Of the
 * days beside whole months nobody knows on how many work is done: they have anything from no hours
 * to their own, yet never more than the month of which they are a part.
 */
export function hoursOver(aMonth: Range, period: Period, aDay: number): Range {
  const { months, days } = monthsIn(period)
  const beside = fraction(aDay * days)
  return sum(times(aMonth, exactly(fraction(months))), {
    low: zero,
    high: aMonth.high ? lesser(aMonth.high, beside) : beside,
  })
}

const FOUR_WEEKS = 28

/** The months of pay in a period, and the days beside them. */
function monthsIn(period: Period): { readonly months: number; readonly days: number } {
  let days = daysIn(period)
  let months = 0
  for (let next = lengthOf(period.from, 0); days >= next; next = lengthOf(period.from, months)) {
    days -= next
    months += 1
  }
  return days >= FOUR_WEEKS ? { months: months + 1, days: 0 } : { months, days }
}

/** How long the month of pay is that begins so many months after a day. */
function lengthOf(day: string, later: number): number {
  const { year, month } = monthAfter(day, later)
  return daysInMonth(year, month)
}
