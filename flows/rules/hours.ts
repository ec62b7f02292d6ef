import type { Period } from '#flow'
import { daysIn } from '../../src/core/day.ts'
import {
  add,
  compare,
  type Fraction,
  fraction,
  greater,
  subtract,
  zero,
} from '../../src/core/fraction.ts'
import { averageHours } from './hourly.ts'
import type { Lot } from './lots.ts'
import { exactly, known, type Range, unbounded } from './range.ts'
import type { HoursOf, WageInput } from './wage.ts'

/**
 * The hours a difference is reckoned for, as far as it is known on which side of a change they lie
 * (Minimum Wage Act art. 4: the rate of the day worked). Hours given for days within one stretch
 * are its own; those given across a change, or for the whole period, may lie on either side.
 */
export function hoursWorked(input: WageInput, stretches: readonly Period[]): readonly Lot[] {
  const given = (input.hoursSplit ?? []).flatMap((part) =>
    part.hours === undefined ? [] : [{ hours: fraction(part.hours), part }],
  )
  const lots = given.map(({ hours, part }) => ({
    hours: exactly(hours),
    room: stretches.map((stretch) => fraction(24 * sharedDays(stretch, part))),
  }))
  const bare = stretches.map((stretch, at) =>
    lots.some(({ room }) => room[at]?.n) ? 0 : daysIn(stretch),
  )
  if (bare.every((days) => days === 0)) return lots
  const rest =
    lots.length === 0
      ? wholeHours(input)
      : restOf(
          input,
          given.map(({ hours }) => hours),
        )
  const daily = fraction(
    mostADay(
      input,
      rest,
      bare.reduce((a, b) => a + b),
    ),
  )
  return [...lots, { hours: rest, room: bare.map((days) => times(daily, days)) }]
}

/** Reckoned for an average month unless the hours themselves are given. */
function wholeHours(input: WageInput): Range {
  if (input.hoursForMinimumWage !== undefined) return exactly(fraction(input.hoursForMinimumWage))
  const average = averageHours(input)
  if (known(average) || paidBy(input, 'month')) return average
  const all = input.work?.totalHours
  return all !== undefined && paidBy(input, 'piece_total') ? exactly(fraction(all)) : unbounded
}

/** What is left for days without hours of their own, where the whole is known or paid by month. */
function restOf(input: WageInput, given: readonly Fraction[]): Range {
  if (input.hoursForMinimumWage === undefined && !paidBy(input, 'month')) return unbounded
  const { low, high } = wholeHours(input)
  const gone = given.reduce(add, zero)
  const left = (whole: Fraction) => greater(zero, subtract(whole, gone))
  return { low: left(low), high: high && left(high) }
}

/** A day holds its prescribed hours, or 24 where they cannot be all there is. */
function mostADay(input: WageInput, hours: Range, days: number): number {
  const daily = input.prescribed?.dailyHours
  if (daily === undefined || paidBy(input, 'piece_total') || !hours.high) return 24
  return compare(hours.high, times(fraction(daily), days)) > 0 ? 24 : daily
}

const paidBy = ({ pay = [] }: WageInput, unit: string) => pay.some((item) => item.unit === unit)

function sharedDays(stretch: Period, { from = stretch.from, until = stretch.to }: HoursOf): number {
  const start = from > stretch.from ? from : stretch.from
  const end = until < stretch.to ? until : stretch.to
  return start <= end ? daysIn({ from: start, to: end }) : 0
}

const times = ({ n, d }: Fraction, by: number): Fraction => ({ n: n * BigInt(by), d })
