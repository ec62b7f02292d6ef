import { compare, fraction, zero } from '../../src/core/fraction.ts'
import { gapTo } from './judge.ts'
import type { Reckoning } from './minimum-wage.ts'
import { exactly, type Range, sum, times } from './range.ts'
import type { WageInput } from './wage.ts'

/**
 * A specified minimum wage of an industry that may apply above the regional one (Minimum Wage Act
 * art. 6, 15), and what would be short of it. To be asked, never asserted: it is not for people
 * under 18 or from 65, for those learning the work just after hiring, nor for light work.
 */
export function specifiedWage(
  { specifiedMinimumWage: wage, age, period }: WageInput,
  { hourly, stretches }: Reckoning,
): { readonly rate: number; readonly possibleShortfall: Range } | undefined {
  if (!wage || !period || (age !== undefined && (age < 18 || age >= 65))) return undefined
  const from = wage.effectiveFrom ?? period.from
  const under = stretches.filter(({ to }) => to >= from)
  const low = compare(hourly.low, fraction(wage.yen)) < 0
  if (!low || !under.some(({ figure }) => figure && figure.value < wage.yen)) return undefined
  const hours = under.map((stretch) => stretch.hours).reduce(sum, exactly(zero))
  const since = under.some((stretch) => stretch.from < from) ? { ...hours, low: zero } : hours
  return { rate: wage.yen, possibleShortfall: times(since, gapTo(wage.yen, hourly)) }
}
