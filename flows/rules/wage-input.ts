import type { Answer, Period } from '#flow'
import { isPeriod } from '#flow'
import { dayBefore } from '../../src/core/day.ts'
import { minimumWagesDuring } from '../law/index.ts'
import { placeOf } from './place-of.ts'
import { impossibleHours } from './possible-hours.ts'
import type { HoursOf, PayItem, PayUnit, WageInput } from './wage.ts'

/** The wage check's answers by question; what was not asked is missing, `unknown` not known. */
export interface WageAnswers {
  readonly hourlyPay?: Answer | undefined
  readonly dailyPay?: Answer | undefined
  readonly monthlyPay?: Answer | undefined
  readonly piecePay?: Answer | undefined
  readonly pieceHours?: Answer | undefined
  readonly allowances?: readonly Allowance[] | undefined
  readonly dailyHours?: Answer | undefined
  readonly annualDays?: Answer | undefined
  readonly annualRest?: Answer | undefined
  readonly averageHours?: Answer | undefined
  readonly where?: Answer | undefined
  readonly when?: Answer | undefined
  readonly hoursBefore?: Answer | undefined
  readonly hoursAfter?: Answer | undefined
  readonly hoursWorked?: Answer | undefined
}

/** One allowance of the pay slip, in yen a month. */
export interface Allowance {
  readonly kind?: Answer | undefined
  readonly amount?: Answer | undefined
}

/** Brings what was said in the chat to the shape of a wage case; hours that cannot be are left out. */
export function wageInput(told: WageAnswers): WageInput {
  const answers = { ...told, ...leftOut(impossibleHours(told)) }
  const period = isPeriod(answers.when) ? answers.when : undefined
  const prefecture = placeOf(answers)
  return {
    prefecture,
    period,
    pay: [...basePay(answers), ...(answers.allowances ?? []).map(allowance)],
    prescribed: {
      annualDays: annualDays(answers),
      dailyHours: count(answers.dailyHours),
      avgMonthlyHours: count(answers.averageHours),
    },
    work: { totalHours: count(answers.pieceHours) },
    hoursForMinimumWage: count(answers.hoursWorked) ?? count(answers.pieceHours),
    hoursSplit: prefecture && period ? hoursAround(prefecture, period, answers) : undefined,
  }
}

/** The day in a period from which another rate holds; undefined where there is none. */
export const rateChangeIn = (prefecture: string, period: Period): string | undefined =>
  minimumWagesDuring(prefecture, period)[1]?.from

const leftOut = (names: readonly (keyof WageAnswers)[]): WageAnswers =>
  Object.fromEntries(names.map((name) => [name, 'unknown']))

function basePay(answers: WageAnswers): readonly PayItem[] {
  const asked: readonly (readonly [Answer | undefined, PayUnit])[] = [
    [answers.hourlyPay, 'hour'],
    [answers.dailyPay, 'day'],
    [answers.monthlyPay, 'month'],
    [answers.piecePay, 'piece_total'],
  ]
  return asked.flatMap(([pay, unit]) =>
    pay === undefined ? [] : [{ kind: 'base', amount: count(pay), unit }],
  )
}

const kinds: { readonly [asked: string]: string } = {
  job: 'job',
  skill: 'skill',
  meal: 'meal_cash',
  housing: 'housing_flat',
  attendance: 'perfect_attendance',
  commute: 'commute',
  family: 'family',
  overtime: 'overtime_paid',
  bonus: 'bonus',
}

const allowance = ({ kind, amount }: Allowance): PayItem => ({
  kind: kinds[String(kind)] ?? 'other',
  amount: count(amount),
  unit: 'month',
})

/** Working days of a year: 365 less the company's rest days. */
function annualDays({ annualDays, annualRest }: WageAnswers): number | undefined {
  const rest = count(annualRest)
  return count(annualDays) ?? (rest === undefined ? undefined : 365 - rest)
}

function hoursAround(
  prefecture: string,
  period: Period,
  { hoursBefore, hoursAfter }: WageAnswers,
): readonly HoursOf[] | undefined {
  const change = rateChangeIn(prefecture, period)
  if (change === undefined) return undefined
  return [
    { until: dayBefore(change), hours: count(hoursBefore) },
    { from: change, hours: count(hoursAfter) },
  ]
}

const count = (answer: Answer | undefined) => (typeof answer === 'number' ? answer : undefined)
