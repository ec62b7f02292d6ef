import { daysIn } from '../../src/core/day.ts'
import { add, compare, fraction, zero } from '../../src/core/fraction.ts'
import { hasMinimumWage } from '../law/index.ts'
import {
  above0,
  absent,
  day,
  Impossible,
  list,
  number,
  object,
  optional,
  shown,
  truth,
  wholeYen,
  word,
} from './read-json.ts'
import { sharedDays, toldHours } from './told-hours.ts'
import type { HoursOf, PayItem, PayUnit, SpecifiedWage, WageInput } from './wage.ts'

/**
 * Reads the `input` of a wage case, as JSON has it, for the minimum-wage rule. What is missing,
 * null or the word "unknown" is not known; fields that do not bear on the minimum wage are passed
 * over. Throws Impossible, with a sentence, on a value that cannot be.
 */
export function readWageCase(json: unknown): WageInput {
  const input = object(json, 'the input')
  const period = optional(input['period'], readPeriod)
  const mostHours = period ? 24 * daysIn(period) : 24 * 366
  const hours = (value: unknown, name: string) => number(value, name, 0, mostHours)
  const read: WageInput = {
    prefecture: optional(input['prefecture'], readPrefecture),
    period,
    pay: optional(input['pay'], (pay) => list(pay, 'pay').map(readPay)),
    prescribed: optional(input['prescribed'], readPrescribed),
    work: optional(input['work'], (work) => ({
      totalHours: optional(object(work, 'work')['totalHours'], (total) =>
        above0(hours(total, 'work.totalHours'), 'work.totalHours'),
      ),
    })),
    hoursForMinimumWage: optional(input['hoursForMinimumWage'], (value) =>
      hours(value, 'hoursForMinimumWage'),
    ),
    hoursSplit: optional(input['hoursSplit'], (split) => list(split, 'hoursSplit').map(readHours)),
    titpType: optional(input['titpType'], (type) => word(type, 'titpType')),
    inLectures: optional(input['inLectures'], (yes) => truth(yes, 'inLectures')),
    workedAtCompany: optional(input['workedAtCompany'], (yes) => truth(yes, 'workedAtCompany')),
    age: optional(input['age'], (age) => number(age, 'age', 0, 120)),
    specifiedMinimumWage: optional(input['specifiedMinimumWage'], readSpecified),
  }
  refuseImpossible(read)
  return read
}

function readPrefecture(value: unknown): string {
  const code = word(value, 'prefecture')
  if (hasMinimumWage(code)) return code
  throw new Impossible(`prefecture must be a code from "01" to "47", not ${shown(value)}.`)
}

function readPeriod(value: unknown) {
  const { from, to } = object(value, 'period')
  if (absent(from) || absent(to)) return undefined
  const period = { from: day(from, 'period.from'), to: day(to, 'period.to') }
  if (period.from <= period.to) return period
  throw new Impossible(`period ends on ${period.to}, before it begins on ${period.from}.`)
}

const units: readonly PayUnit[] = ['hour', 'day', 'month', 'piece_total']

function readPay(value: unknown, at: number): PayItem {
  const name = `pay[${at}]`
  const { kind, amount, unit } = object(value, name)
  return {
    kind: optional(kind, (text) => word(text, `${name}.kind`)) ?? 'unknown',
    amount: optional(amount, (yen) => wholeYen(yen, `${name}.amount`)),
    unit: optional(unit, (text) => {
      const found = units.find((known) => known === text)
      if (found) return found
      throw new Impossible(`${name}.unit must be one of ${units.join(', ')}, not ${shown(text)}.`)
    }),
  }
}

function readPrescribed(value: unknown) {
  const { annualDays, dailyHours, avgMonthlyHours } = object(value, 'prescribed')
  const name = (field: string) => `prescribed.${field}`
  const most = (field: string, to: number) => (given: unknown) =>
    above0(number(given, name(field), 0, to), name(field))
  return {
    annualDays: optional(annualDays, most('annualDays', 366)),
    dailyHours: optional(dailyHours, most('dailyHours', 24)),
    avgMonthlyHours: optional(avgMonthlyHours, most('avgMonthlyHours', 732)),
  }
}

function readHours(value: unknown, at: number): HoursOf {
  const name = `hoursSplit[${at}]`
  const { from, until, to, hours } = object(value, name)
  const part = {
    from: optional(from, (text) => day(text, `${name}.from`)),
    until: optional(until ?? to, (text) => day(text, `${name}.until`)),
  }
  if (part.from !== undefined && part.until !== undefined && part.from > part.until)
    throw new Impossible(`${name} ends on ${part.until}, before it begins on ${part.from}.`)
  return { ...part, hours: optional(hours, (count) => number(count, `${name}.hours`, 0, 8784)) }
}

/** Hours of some days are no more than these days hold, told once, and no more than those of all. */
function refuseImpossible(input: WageInput): void {
  const told = toldHours(input)
  for (const { at, days, hours, most } of told) {
    const name = `hoursSplit[${at}]`
    if (hours > most)
      throw new Impossible(`${name}.hours is ${hours}, more than its days can hold: ${most}.`)
    const twice = told.find((other) => other.at < at && sharedDays(days, other.days) > 0)
    if (twice) throw new Impossible(`${name} has days that hoursSplit[${twice.at}] has too.`)
  }
  const whole = input.hoursForMinimumWage
  const all = told.map(({ hours }) => fraction(hours)).reduce(add, zero)
  if (whole !== undefined && compare(all, fraction(whole)) > 0)
    throw new Impossible(`hoursSplit comes to more hours than hoursForMinimumWage: ${whole}.`)
}

function readSpecified(value: unknown): SpecifiedWage | undefined {
  const { industry, yen, effectiveFrom } = object(value, 'specifiedMinimumWage')
  if (absent(yen)) return undefined
  return {
    industry: optional(industry, (text) => word(text, 'specifiedMinimumWage.industry')),
    yen: wholeYen(yen, 'specifiedMinimumWage.yen'),
    effectiveFrom: optional(effectiveFrom, (text) =>
      day(text, 'specifiedMinimumWage.effectiveFrom'),
    ),
  }
}
