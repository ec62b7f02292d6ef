import type { Clock } from '../../ports.ts'

const DAY = 24 * 3_600_000
/** So many accounts are remembered, which is more than any group of staff has strangers. */
const MOST = 10_000

/** Those in the desk's group who are not of the staff: each is told so once a day. */
export function createStrangers(clock: Clock) {
  const told = new Map<string, number>()
  /** Whether this is the first thing of theirs in a day. */
  return (by: string): boolean => {
    const before = told.get(by)
    if (before !== undefined && clock.now() - before < DAY) return false
    if (told.size >= MOST) told.clear()
    told.set(by, clock.now())
    return true
  }
}
