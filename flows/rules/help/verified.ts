import type { PlainDate } from '../../../src/core/conversation.ts'
import { daysBetween } from '../../../src/core/day.ts'

/** A line counts as verified for so many days. */
const VERIFIED_DAYS = 365

/**
 * Whether nobody has verified it for a year. `lastVerified` is as much of a day as is known: of
 * `2026` or `2026-03` the first day counts. Null, which is "nobody knows when", has been too long.
 */
export function isStale(lastVerified: string | null, today: PlainDate): boolean {
  if (lastVerified === null) return true
  const [year, month = '01', day = '01'] = lastVerified.split('-')
  return daysBetween(`${year}-${month}-${day}`, today) > VERIFIED_DAYS
}
