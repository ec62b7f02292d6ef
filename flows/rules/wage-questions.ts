import type { Finding } from '#flow'
import { dayBefore } from '../../src/core/day.ts'
import { countsForMinimumWage } from './counts.ts'
import { minimumWage } from './minimum-wage.ts'
import { type WageAnswers, wageInput } from './wage-input.ts'

/**
 * Whether the day's hours must be asked: pay by the hour or the piece stands by itself, unless a
 * monthly allowance that counts, or may, has to be brought to the hour with it.
 */
export function needsDailyHours(answers: WageAnswers): Finding<'yes' | 'no'> {
  return found(answers.dailyPay !== undefined || paidByMonth(answers) ? 'yes' : 'no')
}

/** Whether the company's calendar must be asked: only pay by the month is spread over it. */
export function needsCalendar(answers: WageAnswers): Finding<'yes' | 'no'> {
  return found(paidByMonth(answers) ? 'yes' : 'no')
}

/**
 * Which hours must still be asked to say what is short, and none where nothing is, or nobody can
 * say: those of the whole period, or of each side of the day on which the rate changes.
 */
export function needsHours(
  answers: WageAnswers,
): Finding<'no' | 'hoursWorked' | 'hoursAfter' | 'hoursBoth'> {
  const { verdict, stretches, shortfall } = minimumWage(wageInput(answers))
  if (verdict !== 'below') return found('no')
  const change = stretches[1]?.from
  if (change === undefined) return found(shortfall.high ? 'no' : 'hoursWorked')
  const facts = { changeDay: change, dayBefore: dayBefore(change) }
  return found(stretches[0]?.verdict === 'below' ? 'hoursBoth' : 'hoursAfter', facts)
}

const paidByMonth = (answers: WageAnswers) =>
  (wageInput(answers).pay ?? []).some(
    ({ kind, unit }) => unit === 'month' && countsForMinimumWage(kind) !== false,
  )

const found = <Route extends string>(
  route: Route,
  facts: { readonly [name: string]: string } = {},
): Finding<Route> => ({ route, facts, because: [] })
