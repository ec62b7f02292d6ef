import type { Finding } from '#flow'
import { dayBefore } from '../../../../src/core/day.ts'
import { countsForMinimumWage } from '../../counts.ts'
import { minimumWage } from '../../minimum-wage.ts'
import { deductionRule } from '../deduction-kinds.ts'
import { reckonPayslip } from '../payslip.ts'
import { countsForPremium } from '../premium-counts.ts'
import type { PayslipAnswers } from './answers.ts'
import { payslipInput } from './input.ts'
import { kindOf } from './taken-lines.ts'

type YesOrNo = Finding<'yes' | 'no'>

/** Whether the company's calendar must be asked: pay by the month is spread over it. */
export function needsCalendar(answers: PayslipAnswers): YesOrNo {
  const { pay = [] } = payslipInput(answers)
  const spread = ({ kind, unit }: (typeof pay)[number]) =>
    unit === 'month' &&
    (countsForMinimumWage(kind) !== false ||
      (answers.extra === 'some' && countsForPremium(kind) !== false))
  return yesIf(pay.some(spread))
}

/** Which hours must still be asked to say what is short of the minimum wage. */
export function needsHours(
  answers: PayslipAnswers,
): Finding<'no' | 'hoursWorked' | 'hoursAfter' | 'hoursBoth'> {
  const { verdict, stretches, shortfall } = minimumWage(payslipInput(answers))
  if (verdict !== 'below') return found('no')
  const change = stretches[1]?.from
  if (change === undefined) return found(shortfall.high ? 'no' : 'hoursWorked')
  const facts = { changeDay: change, dayBefore: dayBefore(change) }
  return found(stretches[0]?.verdict === 'below' ? 'hoursBoth' : 'hoursAfter', facts)
}

/** Whether anything was taken that only a written agreement allows (Labour Standards Act art. 24). */
export const needsAgreement = ({ deductions = [] }: PayslipAnswers): YesOrNo =>
  yesIf(deductions.some((line) => deductionRule(kindOf(line)).rule === 'byAgreement'))

/** Whether it is worth asking how long it has been so: only where something certain is owed. */
export const needsEstimate = (answers: PayslipAnswers): YesOrNo =>
  yesIf(reckonPayslip(payslipInput(answers)).owed.low.n > 0n)

const yesIf = (is: boolean): YesOrNo => found(is ? 'yes' : 'no')

const found = <Route extends string>(
  route: Route,
  facts: { readonly [name: string]: string } = {},
): Finding<Route> => ({ route, facts, because: [] })
