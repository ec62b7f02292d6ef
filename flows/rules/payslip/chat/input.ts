import type { PayItem } from '../../wage.ts'
import { wageInput } from '../../wage-input.ts'
import type { PayslipInput } from '../input.ts'
import { count, type PayslipAllowance, type PayslipAnswers } from './answers.ts'
import { minutesOf } from './minutes.ts'
import { lines } from './taken-lines.ts'

/** Brings what was said in the chat to the shape of a pay slip. */
export function payslipInput(answers: PayslipAnswers): PayslipInput {
  const { allowances = [], agreement, sector } = answers
  const wage = wageInput({ ...answers, allowances: [] })
  return {
    ...wage,
    pay: [...(wage.pay ?? []), ...allowances.map(allowance)],
    premiumMinutes: minutesOf(answers),
    paidForPremiumHours: paid(answers),
    premiumPaidBy: premiumPaidBy(answers),
    industry: typeof sector === 'string' ? industries[sector] : undefined,
    labourManagementAgreement: agreement === 'yes' ? true : agreement === 'no' ? false : undefined,
    ...lines(answers),
    gross: count(answers.gross),
    netPaid: count(answers.net),
  }
}

const industries: { readonly [sector: string]: string } = {
  farm: 'agriculture',
  fishery: 'fisheries',
}

const kinds: { readonly [asked: string]: string } = {
  job: 'job',
  skill: 'skill',
  meal: 'meal_cash',
  attendance: 'perfect_attendance',
  commute: 'commute',
  family: 'family',
  bonus: 'bonus',
  fixedOvertime: 'fixed_overtime',
}

/** Housing by its rent counts for the minimum wage and not for premiums, a flat sum for both. */
const housing: { readonly [asked: string]: string } = {
  flat: 'housing_flat',
  byRent: 'housing_by_cost',
}

const allowance = ({ kind, housing: how, amount }: PayslipAllowance): PayItem => ({
  kind: kinds[String(kind)] ?? housing[String(how)] ?? 'other',
  amount: count(amount),
  unit: 'month',
})

function premiumPaidBy({ paidHow }: PayslipAnswers) {
  return paidHow === 'hour' || paidHow === 'piece' ? paidHow : undefined
}

/** Overtime paid in advance counts with what was paid for the hours themselves (W17). */
function paid({ paidHow, paid: told, allowances = [] }: PayslipAnswers): number | undefined {
  const own = paidHow === 'nothing' ? 0 : count(told)
  const advance = allowances.filter(({ kind }) => kind === 'fixedOvertime')
  const known = advance.flatMap(({ amount }) => count(amount) ?? [])
  if (own === undefined || known.length < advance.length) return undefined
  return known.reduce((all, yen) => all + yen, own)
}
