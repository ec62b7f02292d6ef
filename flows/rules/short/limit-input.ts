import { Impossible, list, number, object, optional, shown, truth, word } from '../read-json.ts'
import { someDay } from './months.ts'

/** Overtime by months. What is missing is not known. */
export interface LimitInput {
  /** Months in a row, in order; or each with its name, in any order. */
  readonly months?: readonly OvertimeMonth[] | undefined
  /** Whether the agreement has a special clause (特別条項). */
  readonly specialClause?: boolean | undefined
  /** Whether an agreement (36協定) was filed at all. */
  readonly agreement?: boolean | undefined
  /** A yearly variable working-time system (1年単位の変形労働時間制). */
  readonly yearlyVariable?: boolean | undefined
  readonly industry?: string | undefined
  /** The day whose law is asked for; otherwise the months themselves say. */
  readonly asOf?: string | undefined
}

export interface OvertimeMonth {
  /** Such as `2026-04`. */
  readonly month?: string | undefined
  /** Hours beyond 8 a day or 40 a week. */
  readonly overtime?: number | undefined
  /** Hours on statutory rest days. */
  readonly holiday?: number | undefined
}

/** Reads the input of a limit case. Throws Impossible on a value that cannot be. */
export function readLimit(json: unknown): LimitInput {
  const input = object(json, 'the input')
  const yes = (field: string) => optional(input[field], (value) => truth(value, field))
  return {
    months: optional(input['months'], readMonths),
    specialClause: yes('specialClause'),
    agreement: yes('agreement'),
    yearlyVariable: yes('yearlyVariable'),
    industry: optional(input['industry'], (name) => word(name, 'industry')),
    asOf: optional(input['asOf'], (on) => someDay(on, 'asOf')),
  }
}

function readMonths(value: unknown): readonly OvertimeMonth[] {
  const months = list(value, 'months').map(readMonth)
  const named = months.flatMap(({ month }) => (month === undefined ? [] : [month]))
  if (named.length > 0 && named.length < months.length)
    throw new Impossible('either every one of the months is named or none is.')
  const twice = named.find((month, at) => named.indexOf(month) !== at)
  if (twice !== undefined) throw new Impossible(`the month ${twice} is given twice.`)
  return months
}

function readMonth(value: unknown, at: number): OvertimeMonth {
  const name = `months[${at}]`
  const { month, overtime, holiday } = object(value, name)
  return {
    month: optional(month, (text) => aMonth(text, `${name}.month`)),
    overtime: optional(overtime, (hours) => number(hours, `${name}.overtime`, 0, 744)),
    holiday: optional(holiday, (hours) => number(hours, `${name}.holiday`, 0, 744)),
  }
}

/** A month of the calendar, written `2026-04`. Throws Impossible on what is none. */
export function aMonth(value: unknown, name: string): string {
  if (typeof value === 'string' && /^20[0-8]\d-(0[1-9]|1[0-2])$/.test(value)) return value
  throw new Impossible(`${name} must be a month such as "2026-04", not ${shown(value)}.`)
}
