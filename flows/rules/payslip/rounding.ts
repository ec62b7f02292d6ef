import {
  add,
  type Fraction,
  fraction,
  multiply,
  ratio,
  round,
  subtract,
  zero,
} from '../../../src/core/fraction.ts'
import type { Category } from './categories.ts'
import { roundedMonths } from './month-totals.ts'

/** Premium time at known figures. */
export interface Point {
  readonly fixed: Fraction
  readonly piece: Fraction
  readonly parts: readonly Part[]
}

/** Time of one kind. */
export interface Part {
  readonly minutes: number
  /** How many times the hour is owed. */
  readonly times: Fraction
  /** The hour itself is in `times`. */
  readonly plain: boolean
  /** What it is counted as, in totals of the month; without one it belongs to none. */
  readonly category?: Category
  /** How much of `times` is the premium for the night. */
  readonly night?: Fraction
}

/** What a month's premiums may come to in whole yen, by any rounding that is tolerated. */
export interface Tolerated {
  readonly low: number
  readonly high: number
  /** The lowest where no minute is dropped. */
  readonly toTheMinute: number
}

/**
 * The totals that the circular 基発150号 of 14 March 1988 tolerates (W18). The hourly wage may be
 * rounded to the yen, half a yen up, and on top of it the premium wage of an hour; the month's
 * total is rounded the same way. The month's totals of overtime, rest days and nights may be rounded
 * to full hours (`roundedMonths`), all of them or none: rounding down alone is not tolerated.
 */
export function tolerated(point: Point): Tolerated {
  const exact = totals(point)
  const dropped = roundedMonths(point).flatMap(totals)
  return {
    low: Math.min(...exact, ...dropped),
    high: Math.max(...exact),
    toTheMinute: Math.min(...exact),
  }
}

/** What an hour of a category is worth: pieces have paid the plain hour already (W16). */
export function worthOfHour(
  { fixed, piece }: Pick<Point, 'fixed' | 'piece'>,
  { times, plain }: Pick<Part, 'times' | 'plain'>,
): Fraction {
  return add(multiply(fixed, times), multiply(piece, plain ? subtract(times, one) : times))
}

/** The month by each way of rounding: not at all, the base, and the base and the premium wage. */
export function totals(point: Point): readonly number[] {
  const rounded = { ...point, fixed: toYen(point.fixed), piece: toYen(point.piece) }
  return [total(point, (yen) => yen), total(rounded, (yen) => yen), total(rounded, toYen)]
}

function total(point: Point, hourly: (yen: Fraction) => Fraction): number {
  const parts = point.parts.map((part) =>
    multiply(hourly(worthOfHour(point, part)), ratio(BigInt(part.minutes), 60n)),
  )
  return round(parts.reduce(add, zero))
}

const one = fraction(1)
const toYen = (yen: Fraction): Fraction => fraction(round(yen))
