import type { PlainDate } from '#flow'
import { dayBefore, isDay } from '../../../src/core/day.ts'
import { monthAfter } from '../../../src/core/read/calendar.ts'
import { day, Impossible } from '../read-json.ts'

/**
 * The day on which so many months are over, counted from the first day on: the same day of the
 * month, or the first of the month after where the month has no such day, since the last month
 * then runs to its end. `months` may be below zero.
 */
export function dayAfterMonths(from: PlainDate, months: number): PlainDate {
  const same = inMonth(from, months)
  return isDay(same) ? same : firstOf(from, months + 1)
}

/** The same day so many months earlier, or the last of that month where it has no such day. */
export function monthsBefore(from: PlainDate, months: number): PlainDate {
  const same = inMonth(from, -months)
  return isDay(same) ? same : dayBefore(firstOf(from, 1 - months))
}

/** A day of the years that the checks reckon with. Throws Impossible on any other. */
export function someDay(value: unknown, name: string): PlainDate {
  const given = day(value, name)
  if (given >= '2000-01-01' && given <= '2089-12-31') return given
  throw new Impossible(`${name} must lie in the years 2000 to 2089, not on ${given}.`)
}

function inMonth(from: PlainDate, months: number): PlainDate {
  return `${firstOf(from, months).slice(0, 8)}${from.slice(8)}`
}

function firstOf(from: PlainDate, months: number): PlainDate {
  const { year, month } = monthAfter(from, months)
  return `${year}-${String(month).padStart(2, '0')}-01`
}
