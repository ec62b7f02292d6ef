import { divide, type Fraction, fraction } from '../../../src/core/fraction.ts'
import type { Deduction, PayslipInput } from './input.ts'

/**
 * This person's share of what a charge really costs, in yen (Technical Intern Training Act
 * Enforcement Regulations art. 14(4), W23): rent with management fees, and utilities, over all who
 * live there; meals at what they cost. Undefined where it is not known.
 */
export function realCost({ kind, actualCost, own }: Deduction, input: PayslipInput) {
  if (actualCost !== undefined) return fraction(actualCost)
  if (own) return share(own.cost, own.persons)
  if (kind === 'dormitory') return share(input.rentTotal, input.occupants)
  if (kind === 'utilities') return share(input.utilitiesTotal, input.occupants)
  const { actualMealCost: meals } = input
  return kind === 'meals' && meals !== undefined ? fraction(meals) : undefined
}

function share(total: number | undefined, persons: number | undefined): Fraction | undefined {
  if (total === undefined || persons === undefined) return undefined
  return divide(fraction(total), fraction(persons))
}
