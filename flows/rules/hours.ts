import type { Period } from '#flow'
import { daysIn } from '../../src/core/day.ts'
import {
  add,
  compare,
  type Fraction,
  fraction,
  lesser,
  multiply,
  subtract,
  zero,
} from '../../src/core/fraction.ts'
import { countsForMinimumWage } from './counts.ts'
import type { Lot } from './lots.ts'
import { hoursOver, monthHours } from './month-hours.ts'
import { exactly, type Range, unbounded } from './range.ts'
import { sharedDays, type ToldHours, toldHours } from './told-hours.ts'
import type { WageInput } from './wage.ts'

/**
 * The hours a difference is reckoned for, as far as it is known on which side of a change they lie
 * (Minimum Wage Act art. 4: the rate of the day worked). Hours given for days within one stretch
 * are its own; those given across a change, or for the whole period, may lie on either side. Hours
 * that cannot be, more than 24 a day or told twice for a day, are not known. No lot has more hours
 * than there is room for.
 */
export function hoursWorked(input: WageInput, stretches: readonly Period[]): readonly Lot[] {
  const told = possible(toldHours(input))
  const lots = told.map(({ hours, days }) => ({
    hours: exactly(fraction(hours)),
    room: stretches.map((stretch) => fraction(24 * sharedDays(stretch, days))),
  }))
  const bare = stretches.map((stretch) =>
    told.reduce((left, { days }) => left - sharedDays(stretch, days), daysIn(stretch)),
  )
  const days = bare.reduce((a, b) => a + b)
  if (days === 0) return lots
  const rest = hoursLeft(input, told, days)
  const aDay = fraction(mostADay(input, rest, days))
  const room = bare.map((count) => multiply(aDay, fraction(count)))
  return [...lots, { hours: atMost(rest, room.reduce(add, zero)), room }]
}

/** Without those that are more than their days hold; none at all where a day is told twice. */
function possible(told: readonly ToldHours[]): readonly ToldHours[] {
  const twice = told.some(({ days }, at) =>
    told.slice(0, at).some((other) => sharedDays(days, other.days) > 0),
  )
  return twice ? [] : told.filter(({ hours, most }) => hours <= most)
}

/**
 * The hours of the days for which none are told. What the whole period has beside those told is
 * theirs, where they can hold it; an average month is not, once hours worked are told: it bounds
 * theirs, and no more.
 */
function hoursLeft(input: WageInput, told: readonly ToldHours[], days: number): Range {
  const { period } = input
  const gone = told.map(({ hours }) => fraction(hours)).reduce(add, zero)
  const whole = held(input.hoursForMinimumWage, input)
  if (whole) {
    const left = subtract(whole, gone)
    const fits = left.n >= 0n && compare(left, fraction(24 * days)) <= 0
    return fits ? exactly(left) : unbounded
  }
  const pieces = held(piecesAmong(input) ? input.work?.totalHours : undefined, input)
  if (told.length === 0 && pieces && onlyPieces(input)) return exactly(pieces)
  const month = monthHours(input)
  if (!month || !period) return told.length === 0 && pieces ? exactly(pieces) : unbounded
  const average = hoursOver(month, period, dailyHours(input))
  return told.length === 0
    ? average
    : atMost({ ...average, low: zero }, fraction(dailyHours(input) * days))
}

/** Hours of the whole period, where its days hold them. */
function held(hours: number | undefined, { period }: WageInput): Fraction | undefined {
  if (hours === undefined || (period && hours > 24 * daysIn(period))) return undefined
  return fraction(hours)
}

/** A day holds its prescribed hours, or 24 where they cannot be all there is. */
function mostADay(input: WageInput, { high }: Range, days: number): number {
  const daily = dailyHours(input)
  if (piecesAmong(input) || !high) return 24
  return compare(high, fraction(daily * days)) > 0 ? 24 : daily
}

const dailyHours = ({ prescribed }: WageInput) => prescribed?.dailyHours ?? 24

const countable = ({ pay = [] }: WageInput) =>
  pay.filter(({ kind }) => countsForMinimumWage(kind) !== false)
const piecesAmong = (input: WageInput) =>
  countable(input).some(({ unit }) => unit === 'piece_total')
const onlyPieces = (input: WageInput) =>
  countable(input).every(({ unit }) => unit === 'piece_total')

const atMost = ({ low, high }: Range, most: Fraction): Range => ({
  low: lesser(low, most),
  high: high && lesser(high, most),
})
