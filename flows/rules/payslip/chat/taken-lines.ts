import type { Deduction, OwnFigures, PayslipInput } from '../input.ts'
import { count, type PayslipAnswers, type TakenLine } from './answers.ts'

type Lines = Pick<PayslipInput, 'deductions'>

/**
 * The lines taken from pay, each with what its limit rests on: how many live there, the whole rent.
 * Undefined where it is not known whether anything was taken; none at all is an empty list.
 */
export function lines({ took, taxes, deductions = [] }: PayslipAnswers): Lines {
  if (took === 'none') return { deductions: [] }
  if (took !== 'some') return {}
  const tax: Deduction = { kind: 'tax_and_social_insurance', amount: count(taxes) }
  return { deductions: [...(taxes === 0 ? [] : [tax]), ...deductions.map(line)] }
}

function line(taken: TakenLine): Deduction {
  const { amount, dormitory, utilities, meals, lateness } = taken
  return {
    kind: kindOf(taken),
    amount:
      count(dormitory) ?? count(utilities) ?? count(meals) ?? count(lateness) ?? count(amount),
    own: ownFigures(taken),
  }
}

/** Each line has its own dwelling, meals or missed hours; what a person eats nobody shares. */
function ownFigures({ kind, rent, bill, people, mealCost, missed }: TakenLine): OwnFigures {
  const hours = count(missed)
  return {
    cost: count(rent) ?? count(bill) ?? count(mealCost),
    persons: kind === 'meals' ? 1 : Number(people) || undefined,
    missedMinutes: hours === undefined ? undefined : Math.round(hours * 60),
  }
}

/** The kind of a pay slip that an option of the question means. */
export function kindOf({ kind, penalty, fee }: TakenLine): string {
  switch (kind) {
    case 'savings':
      return 'savings'
    case 'loan':
      return 'advance_offset'
    case 'deferred':
      return 'deferred_wage'
    case 'accident':
      return 'rosai_insurance'
    case 'penalty':
      return penalty === 'fine' ? 'penalty_fixed' : 'sanction'
    case 'fee':
      return fee === 'supervision' ? 'supervision_fee' : fee === 'union' ? 'union_fee' : 'other_fee'
    case 'dormitory':
    case 'utilities':
    case 'meals':
    case 'lateness':
      return kind
    default:
      return 'other'
  }
}
