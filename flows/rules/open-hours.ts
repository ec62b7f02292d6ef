import type { Instant, PlainDate } from '../../src/core/conversation.ts'
import { addDays, tokyoDay } from '../../src/core/day.ts'
import { isHoliday } from './help/holidays.ts'

/** When a line answers. Times are Tokyo's. Days are `mon` … `sun`, and `holiday`. */
export interface Hours {
  readonly always: boolean
  readonly slots: readonly Slot[]
  /** Days off: public holidays, the turn of the year, or a span such as `12-29..01-03`. */
  readonly closed: readonly string[]
  /** Days of which nobody confirmed whether the line answers. */
  readonly unsure?: readonly string[]
  readonly confirmed: boolean
  /** Where given, the hours are known for these languages only. */
  readonly confirmedFor?: readonly string[]
  /** The last day for which they are vouched for. */
  readonly through?: PlainDate
}

export interface Slot {
  readonly days: readonly string[]
  readonly open: string
  readonly close: string
}

/** An hour of a day in Tokyo. */
export interface Opening {
  readonly day: PlainDate
  readonly time: string
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof days)[number]
/** Tokyo is nine hours ahead of UTC all year. */
const TOKYO = 9 * 3_600_000
/** How many days ahead the next opening is looked for: the turn of the year is shorter. */
const AHEAD = 14

/**
 * Whether a line answers at a moment, by its hours of the week, the public holidays and its days
 * off. What nobody confirmed is `unknown`: hours never confirmed or not for this language, a day of
 * the week in doubt, a holiday on which nothing is said, and any day past the calendar's last year
 * that a holiday could make another. Where it is known for other languages that nobody answers, it is
 * closed for every one.
 */
export function openAt(hours: Hours, language: string, at: Instant): 'now' | 'closed' | 'unknown' {
  const { confirmedFor, ...forSome } = hours
  const slots = slotsOn(forSome, language, tokyoDay(at))
  if (slots === 'unknown') return 'unknown'
  if (!slots.some(holds(timeAt(at)))) return 'closed'
  return confirmedFor?.includes(language) === false ? 'unknown' : 'now'
}

/** Until when it answers today; undefined where it does not answer now, or always does. */
export function closesAt(hours: Hours, language: string, at: Instant): string | undefined {
  const slots = slotsOn(hours, language, tokyoDay(at))
  if (slots === 'unknown' || hours.always) return undefined
  return slots.find(holds(timeAt(at)))?.close
}

/** When it next begins to answer; undefined where a day in doubt comes before. */
export function nextOpening(hours: Hours, language: string, at: Instant): Opening | undefined {
  const today = tokyoDay(at)
  for (let ahead = 0; ahead <= AHEAD; ahead++) {
    const day = addDays(today, ahead)
    const slots = slotsOn(hours, language, day)
    if (slots === 'unknown') return undefined
    const times = slots.map(({ open }) => open).filter((open) => ahead > 0 || open > timeAt(at))
    const [time] = times.sort()
    if (time !== undefined) return { day, time }
  }
  return undefined
}

/** The day of the week. */
export const weekday = (day: PlainDate): Weekday =>
  days[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'

function slotsOn(hours: Hours, language: string, day: PlainDate): readonly Slot[] | 'unknown' {
  const { closed, slots } = hours
  if (!hours.confirmed || hours.confirmedFor?.includes(language) === false) return 'unknown'
  if (hours.through !== undefined && day > hours.through) return 'unknown'
  if (hours.always) return [{ days: [], open: '00:00', close: '24:00' }]
  const monthDay = day.slice(5)
  if (closed.includes('vn-holidays')) return 'unknown'
  if (closed.includes('year-end') && turnOfYear(monthDay)) return 'unknown'
  if (closed.some((span) => within(span, monthDay))) return []
  if (hours.unsure?.includes(weekday(day))) return 'unknown'
  const usual = slots.filter((slot) => slot.days.includes(weekday(day)))
  const holiday = isHoliday(day)
  if (holiday === false) return usual
  const off = closed.includes('national-holidays') || closed.includes('jp-holidays')
  if (holiday === undefined) return off && usual.length === 0 ? [] : 'unknown'
  const then = slots.filter((slot) => slot.days.includes('holiday'))
  return off || then.length > 0 ? then : 'unknown'
}

const timeAt = (at: Instant) => new Date(at + TOKYO).toISOString().slice(11, 16)

const holds =
  (time: string) =>
  ({ open, close }: Slot) =>
    open <= time && time < close

/** A span such as `12-29..01-03`, which may pass the turn of the year. */
function within(span: string, monthDay: string): boolean {
  const [from, to] = span.split('..')
  if (!from || !to) return false
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}

/** "Closed at the end of the year" without days given: these days cannot be judged. */
const turnOfYear = (monthDay: string) => within('12-27..01-05', monthDay)
