import { isHoliday } from '../../flows/rules/help/holidays.ts'
import { weekday } from '../../flows/rules/open-hours.ts'
import type { Instant, PlainDate } from '../core/conversation.ts'
import { addDays, tokyoDay } from '../core/day.ts'
import type { DeskPlan } from '../core/script.ts'

/** When somebody is at the desk: the same hours on each of these days, in Tokyo. */
export interface DeskHours {
  readonly days: readonly string[]
  /** Minutes after midnight. */
  readonly opens: number
  readonly closes: number
}

/** Who reads, and whether they hear of it: what changes while the program runs. */
export type Reading = Pick<DeskPlan, 'readers' | 'anybody' | 'inGroup' | 'alerts' | 'reaches'>

const MINUTE = 60_000
/** Tokyo is nine hours ahead of UTC all year. */
const TOKYO = 9 * 60 * MINUTE
/** Nobody is promised a day further ahead than this. */
const LOOK_AHEAD = 60

/**
 * When the desk is staffed. On public holidays it is not; past the calendar's last day a day of
 * the week counts, since a promise kept too early harms nobody.
 */
export function createDeskPlan(given: {
  /** What tells who reads at the moment; or so many people, in a group that is told at once. */
  readonly readers: number | (() => Reading)
  readonly hours: DeskHours
  readonly onCall: boolean
}): DeskPlan {
  const { readers, hours, onCall } = given
  const now = typeof readers === 'function' ? readers : () => together(readers)
  return {
    get readers() {
      return now().readers
    },
    get anybody() {
      return now().anybody
    },
    get inGroup() {
      return now().inGroup
    },
    get alerts() {
      return now().alerts
    },
    get reaches() {
      return now().reaches
    },
    onCall,
    staffedAt: (at) => {
      const { from, to } = stretch(hours, tokyoDay(at))
      return from <= at && at < to
    },
    nextStaffed: (at) => walk(hours, at, 0),
    staffedAfter: (from, minutes) => walk(hours, from, minutes * MINUTE),
  }
}

const together = (readers: number): Reading => ({
  ...{ readers, anybody: readers > 0, inGroup: readers, alerts: true },
  reaches: readers > 0,
})

/** The moment by which the desk was staffed for `left` milliseconds since `from`. */
function walk(hours: DeskHours, from: Instant, left: number): Instant {
  let day = tokyoDay(from)
  for (let ahead = 0; ahead < LOOK_AHEAD; ahead++, day = addDays(day, 1)) {
    const open = stretch(hours, day)
    const begins = Math.max(open.from, from)
    if (begins >= open.to) continue
    if (begins + left < open.to || (left > 0 && begins + left === open.to)) return begins + left
    left -= open.to - begins
  }
  return from + LOOK_AHEAD * 24 * 60 * MINUTE
}

/** The hours of one day; of a day off, none. */
function stretch(
  { days, opens, closes }: DeskHours,
  day: PlainDate,
): { readonly from: Instant; readonly to: Instant } {
  const midnight = Date.parse(`${day}T00:00:00Z`) - TOKYO
  const off = !days.includes(weekday(day)) || isHoliday(day) === true
  return off
    ? { from: midnight, to: midnight }
    : { from: midnight + opens * MINUTE, to: midnight + closes * MINUTE }
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Reads `mon-fri 09:00-18:00`; undefined for anything else. */
export function readDeskHours(text: string): DeskHours | undefined {
  const told =
    /^([a-z]{3})(?:-([a-z]{3}))? +(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text.trim().toLowerCase()) ??
    []
  const [, first = '', last = first, ...clock] = told
  const [from, to] = [names.indexOf(first), names.indexOf(last)]
  const [opens, closes] = [minutes(clock[0], clock[1]), minutes(clock[2], clock[3])]
  if (from < 0 || to < from || opens === undefined || closes === undefined) return undefined
  return opens < closes ? { days: names.slice(from, to + 1), opens, closes } : undefined
}

function minutes(hour: string | undefined, minute: string | undefined): number | undefined {
  const all = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && all <= 24 * 60 ? all : undefined
}
