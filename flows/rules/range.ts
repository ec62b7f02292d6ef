import {
  add,
  compare,
  divide,
  type Fraction,
  greater,
  lesser,
  multiply,
  zero,
} from '../../src/core/fraction.ts'

/**
 * What is known about an amount that is not below zero: it lies between `low` and `high`, both
 * included. Without `high` nothing bounds it above; where both are equal it is known.
 */
export interface Range {
  readonly low: Fraction
  readonly high?: Fraction | undefined
}

/** A known amount. */
export const exactly = (value: Fraction): Range => ({ low: value, high: value })

/** Not known at all. */
export const unbounded: Range = { low: zero }

/** The amount, where it is known. */
export const known = ({ low, high }: Range): Fraction | undefined =>
  high && compare(low, high) === 0 ? low : undefined

export const sum = (a: Range, b: Range): Range => ({
  low: add(a.low, b.low),
  high: a.high && b.high && add(a.high, b.high),
})

/** Nothing at all of something that is not bounded is still nothing. */
export const times = (a: Range, b: Range): Range => {
  const low = multiply(a.low, b.low)
  if (a.high?.n === 0n || b.high?.n === 0n) return exactly(zero)
  return { low, high: a.high && b.high && multiply(a.high, b.high) }
}

/** `a` shared over `b`, as pay is over hours. Nothing bounds it where `b` may be zero. */
export const over = (a: Range, b: Range): Range => ({
  low: b.high && b.high.n > 0n ? divide(a.low, b.high) : zero,
  high: a.high && b.low.n > 0n ? divide(a.high, b.low) : undefined,
})

/** Either of two amounts. */
export const either = (a: Range, b: Range): Range => ({
  low: lesser(a.low, b.low),
  high: a.high && b.high && greater(a.high, b.high),
})
