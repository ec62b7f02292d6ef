import { ceil, type Fraction, floor, fraction, subtract, zero } from '../../../src/core/fraction.ts'
import { exactly, type Range } from '../range.ts'

/** Of an amount taken: what is allowed, and what is too much, in whole yen. */
export interface Taken {
  readonly allowed: Range
  readonly excess: Range
}

/** None of it is allowed. Without an amount nobody knows how much too much. */
export const nothingOf = (amount: number | undefined): Taken => ({
  allowed: exactly(zero),
  excess: amount === undefined ? { low: zero } : exactly(fraction(amount)),
})

/** All of it is allowed. */
export const allOf = (amount: number | undefined): Taken => ({
  allowed: amount === undefined ? { low: zero } : exactly(fraction(amount)),
  excess: exactly(zero),
})

/** Nobody knows how much of it is allowed. */
export const someOf = (amount: number | undefined): Taken => {
  const most = amount === undefined ? undefined : fraction(amount)
  return { allowed: { low: zero, high: most }, excess: { low: zero, high: most } }
}

/**
 * What is allowed up to a limit. A limit that does not come out even may be rounded up to the yen;
 * what is more than that is too much from the whole yen below.
 */
export function upTo(amount: number, limit: Range): Taken {
  const within = (end: Fraction | undefined) =>
    end === undefined || amount <= ceil(end) ? amount : Math.max(0, floor(end))
  const allowed = { low: fraction(within(limit.low)), high: fraction(within(limit.high)) }
  const yen = fraction(amount)
  return {
    allowed,
    excess: { low: subtract(yen, allowed.high), high: subtract(yen, allowed.low) },
  }
}
