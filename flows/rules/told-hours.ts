import type { Period } from '#flow'
import { daysIn } from '../../src/core/day.ts'
import type { WageInput } from './wage.ts'

/** Hours told for some days of the period; `most` is what these days hold, 24 hours each. */
export interface ToldHours {
  /** The place in `hoursSplit`. */
  readonly at: number
  readonly days: Period
  readonly hours: number
  readonly most: number
}

/** The hours told for days of their own, and these days, as far as they lie in the period. */
export function toldHours({ period = ever, hoursSplit = [] }: WageInput): readonly ToldHours[] {
  return hoursSplit.flatMap(({ from = period.from, until = period.to, hours }, at) => {
    const days = shared({ from, to: until }, period)
    return hours === undefined ? [] : [{ at, days, hours, most: 24 * daysOf(days) }]
  })
}

/** How many days two periods share. */
export const sharedDays = (a: Period, b: Period): number => daysOf(shared(a, b))

const ever: Period = { from: '0000-01-01', to: '9999-12-31' }

const shared = (a: Period, b: Period): Period => ({
  from: a.from > b.from ? a.from : b.from,
  to: a.to < b.to ? a.to : b.to,
})

const daysOf = (days: Period): number => Math.max(0, daysIn(days))
