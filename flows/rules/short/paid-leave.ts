import type { PlainDate } from '#flow'
import { dayBefore } from '../../../src/core/day.ts'
import { compare, fraction } from '../../../src/core/fraction.ts'
import table from '../../law/paid-leave.json' with { type: 'json' }
import { Impossible, list, number, object, optional } from '../read-json.ts'
import { dayAfterMonths, someDay } from './months.ts'
import { lawOf, once, type Short, those } from './result.ts'

/** A worker's employment. What is missing is not known. */
export interface PaidLeaveInput {
  /** The first day of employment, after the lectures; not the day of arrival. */
  readonly employmentStart?: string | undefined
  /** Days attended of all workdays, from 0 to 1: of every year, or year by year in order. */
  readonly attendanceRate?: number | readonly number[] | undefined
  readonly asOf?: string | undefined
}

export interface Grant {
  readonly date: PlainDate
  readonly days: number
}

export interface PaidLeave extends Short {
  /** Every grant up to the day asked about, lapsed ones included; null: not known. */
  readonly grants: readonly Grant[] | null
  /** What attendance would bring where it is not known. */
  readonly grantsIfAttended?: readonly Grant[]
  /** Grants whose leave can still be taken, with the last day for it. */
  readonly usable: readonly (Grant & { readonly lastDay: PlainDate })[]
  readonly next: Grant | null
  /** Days a year that the employer has to see to, once 10 or more were granted. */
  readonly mustBeUsed: number | null
}

/**
 * How much paid leave has been granted? Labour Standards Act art. 39 (W28): after six months of
 * employment 10 days, and every year after that 11, 12, 14, 16, 18 and then 20, each where at least
 * 80 % of the workdays before it were attended; a year below that brings none, and the next counts
 * on. Leave not taken lapses two years after its grant. Employment from a day that the month of the
 * grant does not have is complete at that month's end, and the grant is the day after.
 */
export function evaluatePaidLeave(input: PaidLeaveInput): PaidLeave {
  const { employmentStart, attendanceRate, asOf } = input
  const schedule = employmentStart === undefined ? [] : scheduled(employmentStart)
  const until = asOf ?? ''
  const past = schedule.filter(({ date }) => date <= until)
  const known = past.flatMap(({ date, days }) => (days === undefined ? [] : [{ date, days }]))
  const rates = past.map((_, at) => rateOf(attendanceRate, at))
  const earned = known.filter(({ date }) => {
    const at = past.findIndex((one) => one.date === date)
    return attended(rates[at], date)
  })
  const judged = employmentStart !== undefined && asOf !== undefined
  const sure = judged && !rates.includes(undefined)
  const beyond = asOf !== undefined && lawOf(table, asOf).value('attendance') === undefined
  const many = sure && earned.some(({ days }) => days >= 10)
  const next = schedule.find(({ date }) => date > until)
  return {
    grants: sure && known.length === past.length ? earned : null,
    ...(judged && !sure && { grantsIfAttended: known }),
    usable: sure ? earned.flatMap((grant) => usable(grant, until)) : [],
    next:
      asOf !== undefined && next?.days !== undefined ? { date: next.date, days: next.days } : null,
    mustBeUsed: (many && lawOf(table, asOf).value('must-be-used')) || null,
    flags: [],
    notes: those({
      ask_a_person: beyond || known.length < past.length,
      attendance_unknown: judged && !sure,
      below_80_percent: sure && earned.length < known.length,
      five_days_must_be_used: many,
    }),
    because: once([...lawOf(table, asOf).sources('6', 'must-be-used', 'lapse')]),
  }
}

/** The first 50 grants, as far as the table goes; `days` is missing where it is silent. */
function scheduled(start: PlainDate) {
  return Array.from({ length: 50 }, (_, at) => {
    const date = dayAfterMonths(start, 6 + 12 * at)
    return { date, days: lawOf(table, date).value(String(Math.min(6 + 12 * at, 78))) }
  })
}

const rateOf = (rate: PaidLeaveInput['attendanceRate'], at: number) =>
  typeof rate === 'object' ? rate[at] : rate

function attended(rate: number | undefined, on: PlainDate): boolean {
  const least = lawOf(table, on).share('attendance')
  return rate !== undefined && least !== undefined && compare(fraction(rate), least) >= 0
}

function usable(grant: Grant, on: PlainDate) {
  const years = lawOf(table, grant.date).value('lapse')
  const lastDay = years && dayBefore(dayAfterMonths(grant.date, 12 * years))
  return lastDay && on <= lastDay ? [{ ...grant, lastDay }] : []
}

/** Reads the input of a paid-leave case. Throws Impossible on a value that cannot be. */
export function readPaidLeave(json: unknown): PaidLeaveInput {
  const input = object(json, 'the input')
  const employmentStart = optional(input['employmentStart'], (on) => someDay(on, 'employmentStart'))
  const asOf = optional(input['asOf'], (on) => someDay(on, 'asOf'))
  if (employmentStart !== undefined && asOf !== undefined && asOf < employmentStart)
    throw new Impossible(`asOf ${asOf} comes before employmentStart ${employmentStart}.`)
  return { employmentStart, attendanceRate: optional(input['attendanceRate'], readRate), asOf }
}

const readRate = (value: unknown) =>
  Array.isArray(value)
    ? list(value, 'attendanceRate').map((rate, at) => number(rate, `attendanceRate[${at}]`, 0, 1))
    : number(value, 'attendanceRate', 0, 1)
