import { hasMinimumWage } from '../../law/index.ts'
import { Impossible, number, object, optional, whole, wholeYen, word } from '../read-json.ts'
import { aMonth } from './limit-input.ts'
import { someDay } from './months.ts'

/** What was taken from one month's pay as tax and insurance. What is missing is not known. */
export interface PlausibilityInput {
  /** Two-digit code of the prefecture whose health insurance the worker has. */
  readonly prefecture?: string | undefined
  /** The month in which the pay was paid out, such as `2026-10`. */
  readonly month?: string | undefined
  readonly gross?: number | undefined
  /** 標準報酬月額, in yen. */
  readonly standardMonthlyRemuneration?: number | undefined
  readonly age?: number | undefined
  readonly dependents?: number | undefined
  /** `agriculture`, `fisheries`, `sake` and `construction` pay more employment insurance. */
  readonly industry?: string | undefined
  /** The day of arrival in Japan. */
  readonly arrived?: string | undefined
  readonly deducted?: Deducted | undefined
}

/** Whole yen. */
export interface Deducted {
  /** All together; otherwise the sum of those told one by one (`parts`). */
  readonly taxAndSocialInsurance?: number | undefined
  readonly residentTax?: number | undefined
  /** Industrial accident insurance, which is the employer's alone. */
  readonly accidentInsurance?: number | undefined
}

/** Reads the input of a plausibility case. Throws Impossible on a value that cannot be. */
export function readPlausibility(json: unknown): PlausibilityInput {
  const input = object(json, 'the input')
  const yen = (field: string) => optional(input[field], (value) => wholeYen(value, field))
  const month = optional(input['month'], (text) => aMonth(text, 'month'))
  const arrived = optional(input['arrived'], (on) => someDay(on, 'arrived'))
  if (month !== undefined && arrived !== undefined && arrived.slice(0, 7) > month)
    throw new Impossible(`month ${month} comes before the arrival on ${arrived}.`)
  return {
    prefecture: optional(input['prefecture'], aPrefecture),
    month,
    gross: yen('gross'),
    standardMonthlyRemuneration: yen('standardMonthlyRemuneration'),
    age: optional(input['age'], (age) => number(age, 'age', 0, 120)),
    dependents: optional(input['dependents'], (count) => whole(count, 'dependents', 0, 20)),
    industry: optional(input['industry'], (name) => word(name, 'industry')),
    arrived,
    deducted: optional(input['deducted'], readDeducted),
  }
}

function aPrefecture(value: unknown): string {
  const code = word(value, 'prefecture')
  if (hasMinimumWage(code)) return code
  throw new Impossible(`prefecture must be a code from "01" to "47", not "${code}".`)
}

function readDeducted(value: unknown): Deducted {
  const deducted = object(value, 'deducted')
  const yen = (field: string) =>
    optional(deducted[field], (amount) => wholeYen(amount, `deducted.${field}`))
  const told = parts.flatMap((part) => yen(part) ?? [])
  const sum = told.length === 0 ? undefined : told.reduce((all, amount) => all + amount)
  return {
    taxAndSocialInsurance: yen('taxAndSocialInsurance') ?? sum,
    residentTax: yen('residentTax'),
    accidentInsurance: yen('accidentInsurance'),
  }
}

const parts = [
  'health',
  'nursingCare',
  'childcareSupport',
  'pension',
  'employmentInsurance',
  'incomeTax',
] as const
