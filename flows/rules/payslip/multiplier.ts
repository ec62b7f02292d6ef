import { fraction, greater, lesser, zero } from '../../../src/core/fraction.ts'
import { type PremiumKey, premiumRatesDuring, premiumRatesEver } from '../../law/premium-rates.ts'
import { either, exactly, type Range, sum, unbounded } from '../range.ts'
import { type Category, made } from './categories.ts'
import type { PayslipInput } from './input.ts'

/**
 * How many times the hourly wage an hour of a category is owed (Labour Standards Act art. 37, W11).
 * A range where the size of the company or the days matter and are not known, and without an upper
 * bound on days the table of premiums does not vouch for.
 */
export function multiplier(category: Category, input: PayslipInput): Range {
  const { plain, premiums } = made(category)
  return premiums.map((key) => premium(key, input)).reduce(sum, exactly(fraction(plain ? 1 : 0)))
}

/**
 * The same where working hours are out of the Act (farming, fisheries: art. 41, W21): the plain
 * hour, and the premium for the night, which stays.
 */
export function multiplierOutsideHours(category: Category, input: PayslipInput): Range {
  const { plain, premiums } = made(category)
  const start = exactly(fraction(plain ? 1 : 0))
  return premiums.includes('night') ? sum(start, premium('night', input)) : start
}

/** The step beyond 60 hours differs by size of company; both are possible where nobody knows. */
export function premium(key: PremiumKey | 'overtime60', input: PayslipInput): Range {
  if (key !== 'overtime60') return rate(key, input)
  const { companySize } = input
  if (companySize === 'large') return rate('overtime60_large', input)
  if (companySize === 'SME') return rate('overtime60_sme', input)
  return either(rate('overtime60_large', input), rate('overtime60_sme', input))
}

function rate(key: PremiumKey, { period }: PayslipInput): Range {
  const rates = period
    ? premiumRatesDuring(key, period).map(({ figure }) => figure?.value)
    : premiumRatesEver(key)
  const known = rates.flatMap((value) => (value === undefined ? [] : [fraction(value)]))
  const [first = zero] = known
  if (known.length < rates.length) return unbounded
  return { low: known.reduce(lesser, first), high: known.reduce(greater, first) }
}
