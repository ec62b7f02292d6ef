import type { Deduction, PayslipInput } from '../input.ts'
import { count, type PayslipAnswers, type TakenLine } from './answers.ts'

type Lines = Pick<
  PayslipInput,
  | 'deductions'
  | 'rentTotal'
  | 'utilitiesTotal'
  | 'occupants'
  | 'actualMealCost'
  | 'lateMinutes'
  | 'disciplinaryRule'
>

/**
 * The lines taken from pay, with what their limits rest on: how many live there, the whole rent.
 * Undefined where it is not known whether anything was taken; none at all is an empty list.
 */
export function lines({ took, taxes, deductions = [] }: PayslipAnswers): Lines {
  if (took === 'none') return { deductions: [] }
  if (took !== 'some') return {}
  const tax: Deduction = { kind: 'tax_and_social_insurance', amount: count(taxes) }
  const first = (name: 'rent' | 'bill' | 'mealCost' | 'missed') =>
    deductions.map((line) => count(line[name])).find((yen) => yen !== undefined)
  const people = deductions.map((line) => Number(line.people)).find((many) => many > 0)
  const missed = first('missed')
  return {
    deductions: [...(taxes === 0 ? [] : [tax]), ...deductions.map(line)],
    rentTotal: first('rent'),
    utilitiesTotal: first('bill'),
    occupants: people,
    actualMealCost: first('mealCost'),
    lateMinutes: missed === undefined ? undefined : Math.round(missed * 60),
  }
}

function line(taken: TakenLine): Deduction {
  const { amount, dormitory, utilities, meals, lateness } = taken
  return {
    kind: kindOf(taken),
    amount:
      count(dormitory) ?? count(utilities) ?? count(meals) ?? count(lateness) ?? count(amount),
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
