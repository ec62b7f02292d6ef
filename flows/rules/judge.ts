import { addDays } from '../../src/core/day.ts'
import {
  compare,
  type Fraction,
  fraction,
  greater,
  subtract,
  zero,
} from '../../src/core/fraction.ts'
import type { Stretch } from '../../src/core/law.ts'
import { type Range, unbounded } from './range.ts'

export type Verdict = 'below' | 'ok' | 'unsure' | 'unknown' | 'not_applicable'

/** How long after a day that is not certain the text says so. */
const DOUBT_DAYS = 45

/** Pay an hour against a rate; equal is lawful (Minimum Wage Act art. 4(1)). */
export function judge(rate: number | undefined, { low, high }: Range): Verdict {
  if (rate === undefined) return 'unknown'
  if (compare(low, fraction(rate)) >= 0) return 'ok'
  return high && compare(high, fraction(rate)) < 0 ? 'below' : 'unsure'
}

/** What an hour is short of a rate: between nothing and everything where the rate is not known. */
export function gapTo(rate: number | undefined, { low, high }: Range): Range {
  if (rate === undefined) return unbounded
  const short = (pay: Fraction) => greater(zero, subtract(fraction(rate), pay))
  return { low: high ? short(high) : zero, high: short(low) }
}

/** The verdict of a period from those of its stretches. */
export const whole = (verdicts: readonly Verdict[]): Verdict =>
  (['unknown', 'below', 'unsure'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'ok'

/**
 * Whether the verdict rests on a day that may have moved: the stretch has days within 45 days of a
 * start that was a recommendation or has one source, and the rate before gives another verdict.
 */
export function restsOnTheDate({ from, figure }: Stretch, hourly: Range): boolean {
  if (!figure?.previous) return false
  const certain = figure.dateBasis !== 'recommendation' && figure.dateSources !== 1
  if (certain || from > addDays(figure.from, DOUBT_DAYS)) return false
  return judge(figure.previous.value, hourly) !== judge(figure.value, hourly)
}
