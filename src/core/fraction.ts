/** An exact number: `n / d`, in lowest terms, `d` above zero. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

/**
 * An exact fraction from a decimal number such as 7.5, read as it is written, so that 0.1 is one
 * tenth. Throws on what is no finite number.
 */
export function fraction(value: number | bigint): Fraction {
  if (typeof value === 'bigint') return { n: value, d: 1n }
  const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!written) throw new RangeError(`${value} is no finite number`)
  const [, sign, whole, decimals = '', exponent = '0'] = written
  const shift = BigInt(decimals.length) - BigInt(exponent)
  const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n)
  return shift >= 0n ? ratio(digits, 10n ** shift) : ratio(digits * 10n ** -shift, 1n)
}

/** `n / d` in lowest terms. Throws where `d` is zero. */
export function ratio(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new RangeError('a fraction over zero')
  const by = common(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
  return { n: n / by, d: d / by }
}

export const zero: Fraction = { n: 0n, d: 1n }

export const add = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, { n: -b.n, d: b.d })
export const multiply = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.n, a.d * b.d)
/** Throws where `b` is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.d, a.d * b.n)

/** Below zero where `a` is less than `b`, zero where they are equal. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const lesser = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b)
export const greater = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b)

/** The greatest number of so many decimals that is not above it. */
export const floor = (a: Fraction, decimals = 0): number => scaled(a, decimals, down)

/** The least number of so many decimals that is not below it. */
export const ceil = (a: Fraction, decimals = 0): number =>
  scaled(a, decimals, (n, d) => -down(-n, d))

/** The nearest number of so many decimals; halves go up. For display only. */
export const round = (a: Fraction, decimals = 0): number =>
  scaled(a, decimals, (n, d) => down(2n * n + d, 2n * d))

/** `19500/17`, or `1080` where it is whole. */
export const written = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`)

const down = (n: bigint, d: bigint) => n / d - (n % d < 0n ? 1n : 0n)

function scaled(a: Fraction, decimals: number, whole: (n: bigint, d: bigint) => bigint): number {
  const scale = 10n ** BigInt(decimals)
  return Number(whole(a.n * scale, a.d)) / Number(scale)
}

function common(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a || 1n
}
