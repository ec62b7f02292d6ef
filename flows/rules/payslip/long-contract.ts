import { compare, fraction } from '../../../src/core/fraction.ts'
import { averageHours, week44 } from '../hourly.ts'
import { known } from '../range.ts'
import type { PayslipInput } from './input.ts'

/** Hours of a day beyond which work is overtime (Labour Standards Act art. 32, W10). */
const STATUTORY_DAY = 8

/**
 * Whether the prescribed hours themselves are more than the Act allows (art. 32 and 40, W10): over
 * eight a day, or on average over the 44 a week of the smallest shops and care homes. What is above
 * is overtime, unless the contract has a variable-hours system, so that nobody may call premiums
 * fine that were reckoned beside them.
 */
export function longContract(input: PayslipInput): boolean {
  const average = known(averageHours(input))
  const day = input.prescribed?.dailyHours ?? 0
  return compare(fraction(day), fraction(STATUTORY_DAY)) > 0 || beyond(average)
}

const beyond = (average: ReturnType<typeof known>): boolean =>
  average !== undefined && compare(average, week44) > 0
