import { divide, type Fraction, fraction, greater, multiply } from '../../../src/core/fraction.ts'
import { exactly, type Range, unbounded } from '../range.ts'
import { number, optional, truth, whole, wholeYen } from '../read-json.ts'

/** What an average wage is reckoned from. Whatever is missing is not known. */
export interface ThreeMonths {
  /** Wages of the three months before, overtime and commuting pay included, bonuses not; yen. */
  readonly threeMonthWages?: number | undefined
  /** Calendar days of those months. */
  readonly calendarDays?: number | undefined
  readonly daysWorked?: number | undefined
  /** Paid by the day, by the hour or by the piece. */
  readonly paidByTime?: boolean | undefined
}

/**
 * The average wage of a day, in yen, exact (Labour Standards Act art. 12, W29): wages of three
 * months over their calendar days; for pay by day, hour or piece at least `floor` (60 %) of wages
 * over days worked. Pay by the month is supposed where neither the kind of pay nor the days worked
 * are told; where only one of them is, the result is a range.
 */
export function averageWage(given: ThreeMonths, floor: Fraction): Range {
  const { threeMonthWages, calendarDays, daysWorked, paidByTime } = given
  if (threeMonthWages === undefined || calendarDays === undefined) return unbounded
  const wages = fraction(threeMonthWages)
  const plain = divide(wages, fraction(calendarDays))
  if (paidByTime === false) return exactly(plain)
  if (daysWorked === undefined) return paidByTime ? { low: plain } : exactly(plain)
  if (daysWorked === 0) return exactly(plain)
  const guaranteed = multiply(divide(wages, fraction(daysWorked)), floor)
  const most = greater(plain, guaranteed)
  return paidByTime ? exactly(most) : { low: plain, high: most }
}

/** Reads the fields of an average wage. Throws Impossible on a value that cannot be. */
export function readThreeMonths(input: { readonly [field: string]: unknown }): ThreeMonths {
  return {
    threeMonthWages: optional(input['threeMonthWages'], (yen) => wholeYen(yen, 'threeMonthWages')),
    calendarDays: optional(input['calendarDays'], (days) => whole(days, 'calendarDays', 1, 92)),
    daysWorked: optional(input['daysWorked'], (days) => number(days, 'daysWorked', 0, 92)),
    paidByTime: optional(input['paidByTime'], (yes) => truth(yes, 'paidByTime')),
  }
}
