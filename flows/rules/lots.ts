import {
  add,
  compare,
  type Fraction,
  greater,
  lesser,
  multiply,
  subtract,
  zero,
} from '../../src/core/fraction.ts'
import { exactly, type Range } from './range.ts'

/** Hours that lie somewhere in the stretches of a period, never more than there is room for. */
export interface Lot {
  readonly hours: Range
  /** By stretch: the most of them that can lie in it, zero where none can. */
  readonly room: readonly Fraction[]
}

/** How many of a lot's hours lie in one stretch. */
export function hoursIn({ hours, room }: Lot, at: number): Range {
  const here = room[at] ?? zero
  if (here.n === 0n) return exactly(zero)
  const elsewhere = room.filter((_, other) => other !== at).reduce(add, zero)
  if (elsewhere.n === 0n) return hours
  const low = greater(zero, subtract(hours.low, elsewhere))
  return hours.high ? { low, high: lesser(hours.high, here) } : { low }
}

/** The least and the most that a lot comes to, at so much for each hour in each stretch. */
export function worth({ hours, room }: Lot, perHour: readonly Fraction[]): Range {
  const places = room.flatMap((most, at) =>
    most.n === 0n ? [] : [{ most, yen: perHour[at] ?? zero }],
  )
  places.sort((a, b) => compare(a.yen, b.yen))
  const low = filled(hours.low, places)
  if (places.every(({ yen }) => yen.n === 0n)) return exactly(low)
  return hours.high ? { low, high: filled(hours.high, places.toReversed()) } : { low }
}

/** Puts hours into the first places first. */
function filled(
  hours: Fraction,
  places: readonly { readonly most: Fraction; readonly yen: Fraction }[],
): Fraction {
  let left = hours
  let yen = zero
  for (const place of places) {
    const here = lesser(left, place.most)
    yen = add(yen, multiply(here, place.yen))
    left = subtract(left, here)
  }
  return yen
}
