import { daysIn } from '../../../src/core/day.ts'
import {
  Impossible,
  list,
  object,
  optional,
  shown,
  truth,
  whole,
  wholeYen,
  word,
} from '../read-json.ts'
import { readThreeMonths } from '../short/average-wage.ts'
import { readWageCase } from '../wage-case.ts'
import { type Category, categories } from './categories.ts'
import type { Deduction, PayslipInput, PremiumMinutes } from './input.ts'
import { minutesOfWeeks } from './week.ts'

/**
 * Reads the `input` of a wage case, as JSON has it, as a pay slip. What is missing, null or the
 * word "unknown" is not known; fields that no rule knows are passed over. Throws Impossible, with a
 * sentence, on a value that cannot be.
 */
export function readPayslip(json: unknown): PayslipInput {
  const wage = readWageCase(json)
  const input = object(json, 'the input')
  const most = 24 * 60 * (wage.period ? daysIn(wage.period) : 366)
  const yen = (name: string) => optional(input[name], (value) => wholeYen(value, name))
  const yes = (name: string) => optional(input[name], (value) => truth(value, name))
  const minutes = (name: string) => optional(input[name], (value) => whole(value, name, 0, most))
  return {
    ...wage,
    ...readThreeMonths(input),
    premiumMinutes:
      optional(input['premiumMinutes'], (value) => readMinutes(value, most)) ??
      optional(input['weeks'], (all) => readWeeks(all, wage.prescribed?.dailyHours)),
    paidForPremiumHours: yen('paidForPremiumHours'),
    premiumPaidBy: oneOf(input, 'premiumPaidBy', ['hour', 'piece']),
    companySize: oneOf(input, 'companySize', ['SME', 'large']),
    industry: optional(input['industry'], (value) => word(value, 'industry')),
    deductions: optional(input['deductions'], (all) => list(all, 'deductions').map(readDeduction)),
    labourManagementAgreement: yes('labourManagementAgreement'),
    disciplinaryRule: yes('disciplinaryRule'),
    rentTotal: yen('rentTotal'),
    utilitiesTotal: yen('utilitiesTotal'),
    occupants: optional(input['occupants'], (value) => whole(value, 'occupants', 1, 100)),
    actualMealCost: yen('actualMealCost'),
    lateMinutes: minutes('lateMinutes'),
    absentMinutes: minutes('absentMinutes'),
    gross: yen('gross'),
    netPaid: yen('netPaid'),
  }
}

function readMinutes(value: unknown, most: number): PremiumMinutes {
  const given = object(value, 'premiumMinutes')
  const read: { [C in Category]?: number | undefined } = {}
  for (const [name, minutes] of Object.entries(given)) {
    if (!isCategory(name))
      throw new Impossible(
        `premiumMinutes has no category ${shown(name)}; known: ${Object.keys(categories).join(', ')}.`,
      )
    read[name] = optional(minutes, (count) => whole(count, `premiumMinutes.${name}`, 0, most))
  }
  const all = Object.values(read).reduce<number>((sum, minutes = 0) => sum + minutes, 0)
  if (all <= most) return read
  throw new Impossible(`premiumMinutes are ${all} in all, more than the ${most} of the period.`)
}

/** Minutes worked on each day of each week, where nobody has sorted them yet. */
function readWeeks(value: unknown, dailyHours: number | undefined): PremiumMinutes {
  const weeks = list(value, 'weeks').map((days, week) =>
    list(days, `weeks[${week}]`).map((minutes, at) =>
      whole(minutes, `weeks[${week}][${at}]`, 0, 24 * 60),
    ),
  )
  const long = weeks.findIndex((days) => days.length > 7)
  if (long >= 0) throw new Impossible(`weeks[${long}] has more than seven days.`)
  return minutesOfWeeks(weeks, dailyHours === undefined ? undefined : 60 * dailyHours)
}

const isCategory = (name: string): name is Category => Object.hasOwn(categories, name)

function readDeduction(value: unknown, at: number): Deduction {
  const name = `deductions[${at}]`
  const { kind, amount, actualCost } = object(value, name)
  return {
    kind: optional(kind, (text) => word(text, `${name}.kind`)) ?? 'unknown',
    amount: optional(amount, (yen) => wholeYen(yen, `${name}.amount`)),
    actualCost: optional(actualCost, (yen) => wholeYen(yen, `${name}.actualCost`)),
  }
}

function oneOf<const Word extends string>(
  input: { readonly [field: string]: unknown },
  name: string,
  words: readonly Word[],
): Word | undefined {
  return optional(input[name], (value) => {
    const found = words.find((known) => known === value)
    if (found) return found
    throw new Impossible(`${name} must be one of ${words.join(', ')}, not ${shown(value)}.`)
  })
}
