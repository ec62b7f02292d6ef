import type { PremiumMinutes } from './input.ts'

const DAY = 8 * 60
const WEEK = 40 * 60

/**
 * Overtime of one week from the minutes worked on each of its days, breaks and statutory rest days
 * left out (Labour Standards Act art. 32, W10): what is over 8 hours on a day, and what is over 40
 * in the week and not counted by the day already. 8.0 and 40.0 hours are not over. Minutes beyond
 * the prescribed day but within these limits are owed at the plain wage (W14).
 *
 * Not for companies with variable working hours, nor for the smallest shops, whose week is 44.
 */
export function minutesOfWeek(days: readonly number[], prescribedDay = DAY): PremiumMinutes {
  const byDay = sum(days.map((minutes) => over(minutes, DAY)))
  const withinDays = days.map((minutes) => Math.min(minutes, DAY))
  const byWeek = over(sum(withinDays), WEEK)
  const beyondPrescribed = sum(withinDays.map((minutes) => over(minutes, prescribedDay)))
  return {
    within_statutory: over(beyondPrescribed, byWeek),
    overtime: byDay + byWeek,
  }
}

/** The same for several weeks. */
export function minutesOfWeeks(
  weeks: readonly (readonly number[])[],
  prescribedDay?: number,
): PremiumMinutes {
  const all = weeks.map((days) => minutesOfWeek(days, prescribedDay))
  return {
    within_statutory: sum(all.map(({ within_statutory: minutes = 0 }) => minutes)),
    overtime: sum(all.map(({ overtime = 0 }) => overtime)),
  }
}

const over = (minutes: number, limit: number): number => Math.max(0, minutes - limit)
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
