import type { Period } from '#flow'

/**
 * What the minimum-wage rule is given: the `input` of a wage case. Whatever is missing is not
 * known, and is never guessed. Yen are whole; hours may have a fraction.
 */
export interface WageInput {
  /** Two-digit code of the prefecture where the work is done, not of the dormitory (W4). */
  readonly prefecture?: string | undefined
  /** The days worked that are looked at. Payday is of no account. */
  readonly period?: Period | undefined
  readonly pay?: readonly PayItem[] | undefined
  readonly prescribed?: Prescribed | undefined
  readonly work?: { readonly totalHours?: number | undefined } | undefined
  /** Hours the difference is reckoned for; otherwise the average prescribed hours of a month. */
  readonly hoursForMinimumWage?: number | undefined
  /** Hours by day worked, for a period in which the rate changes. */
  readonly hoursSplit?: readonly HoursOf[] | undefined
  readonly titpType?: string | undefined
  readonly inLectures?: boolean | undefined
  readonly workedAtCompany?: boolean | undefined
  readonly age?: number | undefined
  readonly specifiedMinimumWage?: SpecifiedWage | undefined
}

export type PayUnit = 'hour' | 'day' | 'month' | 'piece_total'

/** One line of pay. A kind that nobody knows may count or not. */
export interface PayItem {
  readonly kind: string
  readonly amount?: number | undefined
  readonly unit?: PayUnit | undefined
}

/** Working hours by contract, breaks excluded. */
export interface Prescribed {
  readonly annualDays?: number | undefined
  readonly dailyHours?: number | undefined
  readonly avgMonthlyHours?: number | undefined
}

/** Hours worked on the days from one day to another; either end may be the period's own. */
export interface HoursOf {
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly hours?: number | undefined
}

/** A higher minimum for an industry that somebody says may apply (Minimum Wage Act art. 15, W6). */
export interface SpecifiedWage {
  readonly industry?: string | undefined
  readonly yen: number
  readonly effectiveFrom?: string | undefined
}
