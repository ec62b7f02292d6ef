import type { Note } from '#flow'
import { ceil, type Fraction, floor, round } from '../../../../src/core/fraction.ts'
import { known, type Range } from '../../range.ts'

/**
 * How much, as far as it is known: `name` for one sum, and `nameRange`, `nameUpTo`, `nameAtLeast`
 * or `nameOpen`. In whole yen: what is certain is rounded down, what is possible up.
 */
export function sayRange(name: string, range: Range): Note {
  const one = known(range)
  if (one) return { name, facts: { yen: round(one) } }
  const [low, high] = [floor(range.low), range.high && ceil(range.high)]
  if (high === undefined)
    return low > 0 ? { name: `${name}AtLeast`, facts: { yen: low } } : { name: `${name}Open` }
  return low > 0
    ? { name: `${name}Range`, facts: { low, high } }
    : { name: `${name}UpTo`, facts: { yen: high } }
}

/** A figure of a reckoning, to the hundredth. */
export const figure = (value: Fraction): number => round(value, 2)
