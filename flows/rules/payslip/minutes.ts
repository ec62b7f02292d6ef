import { daysIn } from '../../../src/core/day.ts'
import { compare, type Fraction, ratio } from '../../../src/core/fraction.ts'
import { exactly, type Range, unbounded } from '../range.ts'
import { type Category, categoryNames } from './categories.ts'
import type { PayslipInput, PremiumMinutes } from './input.ts'
import { premium } from './multiplier.ts'

/** Sixty hours of overtime in a month, after which the premium is higher (W12). */
const STEP = 60 * 60

/** Minutes of a category, or undefined where there were some and nobody knows how many. */
export interface Counted {
  readonly category: Category
  readonly minutes: number | undefined
}

/**
 * Premium minutes by category, in one order. Overtime beyond 60 hours in a month, told as plain
 * overtime, is moved beyond the step (Labour Standards Act art. 37(1) proviso, W12): 60.0 hours are
 * not beyond it, and hours on a statutory rest day are not counted. Which of them were at night
 * makes no difference to the sum: day hours are moved first.
 */
export function countedMinutes(input: PayslipInput): readonly Counted[] {
  const given = input.premiumMinutes ?? {}
  const minutes = beyondIsMore(input) && inOneMonth(input) ? stepped(given) : given
  return categoryNames.flatMap((category) =>
    Object.hasOwn(minutes, category) && minutes[category] !== 0
      ? [{ category, minutes: minutes[category] }]
      : [],
  )
}

/** More than 60 hours in a period that may be more than one month: the step cannot be placed. */
export const stepUnplaced = (input: PayslipInput): boolean =>
  !inOneMonth(input) && total(input.premiumMinutes ?? {}) > STEP

/** Minutes as hours. */
export const hoursOf = (minutes: number | undefined): Range =>
  minutes === undefined ? unbounded : exactly(inHours(minutes))

/** Whole minutes as an exact number of hours. */
export const inHours = (minutes: number): Fraction => ratio(BigInt(minutes), 60n)

function stepped(given: PremiumMinutes): PremiumMinutes {
  const beyond = Math.max(0, total(given) - STEP)
  const day = Math.min(beyond, given.overtime ?? 0)
  const night = beyond - day
  return {
    ...given,
    ...(day > 0 && {
      overtime: (given.overtime ?? 0) - day,
      overtime60: more(given, 'overtime60', day),
    }),
    ...(night > 0 && {
      overtime_night: (given.overtime_night ?? 0) - night,
      overtime60_night: more(given, 'overtime60_night', night),
    }),
  }
}

/** So many minutes more; what is not known stays so. */
function more(given: PremiumMinutes, category: Category, by: number): number | undefined {
  if (!Object.hasOwn(given, category)) return by
  const had = given[category]
  return had === undefined ? undefined : had + by
}

const total = ({ overtime = 0, overtime_night: night = 0 }: PremiumMinutes) => overtime + night

function beyondIsMore(input: PayslipInput): boolean {
  const { high } = premium('overtime60', input)
  return high === undefined || compare(high, premium('overtime', input).low) > 0
}

/** A pay slip is taken to be a month where its days are not known. */
const inOneMonth = ({ period }: PayslipInput): boolean => !period || daysIn(period) <= 31
