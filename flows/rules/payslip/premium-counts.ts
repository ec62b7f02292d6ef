import { countsForMinimumWage } from '../counts.ts'

/**
 * Whether a kind of pay counts in the base of premiums (Labour Standards Act art. 37(5),
 * Enforcement Regulations art. 21, W13). The list of what is left out is closed: family, commuting,
 * living-apart and child-education allowances, housing by its real cost, one-off pay, pay for more
 * than a month. Perfect attendance counts here though it does not for the minimum wage.
 *
 * Undefined for a kind that is not listed: substance decides, so such pay is reckoned both ways.
 */
export function countsForPremium(kind: string): boolean | undefined {
  if (kind === 'perfect_attendance') return true
  return outside.has(kind) ? false : countsForMinimumWage(kind)
}

const outside: ReadonlySet<string> = new Set(['housing_by_cost', 'separation', 'child_education'])
