import type { Instant } from '../../src/core/conversation.ts'
import { tokyoDay } from '../../src/core/day.ts'

/** When a line answers. Times are Tokyo's. Days are `mon` … `sun`, and `holiday`. */
export interface Hours {
  readonly always: boolean
  readonly slots: readonly {
    readonly days: readonly string[]
    readonly open: string
    readonly close: string
  }[]
  readonly closed: readonly string[]
  /** Days of which nobody confirmed whether the line answers. */
  readonly unsure?: readonly string[]
  readonly confirmed: boolean
  /** Where given, the hours are known for these languages only. */
  readonly confirmedFor?: readonly string[]
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** Tokyo is nine hours ahead of UTC all year. */
const TOKYO = 9 * 3_600_000

/**
 * Whether a line answers at a moment, by its hours of the week and its days off at the turn of
 * the year. Public holidays are not known here, so `now` means no more than "by its usual hours".
 * Hours that nobody confirmed, for this language, are `unknown`.
 */
export function openAt(hours: Hours, language: string, at: Instant): 'now' | 'closed' | 'unknown' {
  if (!hours.confirmed || hours.confirmedFor?.includes(language) === false) return 'unknown'
  if (hours.always) return 'now'
  const date = tokyoDay(at)
  const monthDay = date.slice(5)
  const time = new Date(at + TOKYO).toISOString().slice(11, 16)
  if (hours.closed.includes('year-end') && turnOfYear(monthDay)) return 'unknown'
  if (hours.closed.some((span) => within(span, monthDay))) return 'closed'
  const day = days[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  if (hours.unsure?.includes(day)) return 'unknown'
  const open = hours.slots.some(
    (slot) => slot.days.includes(day) && slot.open <= time && time < slot.close,
  )
  return open ? 'now' : 'closed'
}

/** A span such as `12-29..01-03`, which may pass the turn of the year. */
function within(span: string, monthDay: string): boolean {
  const [from, to] = span.split('..')
  if (!from || !to) return false
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}

/** "Closed at the end of the year" without days given: these days cannot be judged. */
const turnOfYear = (monthDay: string) => within('12-27..01-05', monthDay)
