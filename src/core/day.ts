import type { Instant, Period, PlainDate } from './conversation.ts'

const DAY = 86_400_000
/** Tokyo has kept UTC+9 without summer time since 1951. */
const TOKYO = 9 * 3_600_000

/** The calendar day in Tokyo at an instant. */
export const tokyoDay = (at: Instant): PlainDate => dayOf(at + TOKYO)

/** The day in Tokyo and the time of day, as a text names them. */
export const momentOf = (at: Instant): { readonly day: PlainDate; readonly time: string } => ({
  day: tokyoDay(at),
  time: new Date(at + TOKYO).toISOString().slice(11, 16),
})

/** The day so many days later; earlier where `days` is negative. */
export const addDays = (day: PlainDate, days: number): PlainDate => dayOf(ms(day) + days * DAY)

/** The day before. */
export const dayBefore = (day: PlainDate): PlainDate => addDays(day, -1)

/** How many days from one day to another: 0 on the same day, negative backwards. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (ms(to) - ms(from)) / DAY

/** How many days a period has, first and last included. */
export const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1

/** Whether this is a day of the calendar, written `2026-03-31`. */
export const isDay = (text: unknown): text is PlainDate =>
  typeof text === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(ms(text)) &&
  dayOf(ms(text)) === text

const ms = (day: PlainDate) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number): PlainDate => new Date(at).toISOString().slice(0, 10)
