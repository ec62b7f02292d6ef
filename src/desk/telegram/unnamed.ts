import type { Clock } from '../../ports.ts'
import type { Arrivals } from './arrivals.ts'

const HOUR = 3_600_000

/**
 * Marks as a note what somebody wrote in another's name, since it goes to nobody; `tell` says why, in
 * each room at most once an hour.
 */
export function createUnnamed(given: {
  readonly arrivals: Pick<Arrivals, 'note'>
  readonly clock: Clock
}): (message: number, thread: number, tell: () => Promise<void>) => Promise<void> {
  const { arrivals, clock } = given
  const told = new Map<number, number>()
  return async (message, thread, tell) => {
    await arrivals.note(message, thread)
    const now = clock.now()
    if (now - (told.get(thread) ?? Number.NEGATIVE_INFINITY) < HOUR) return
    for (const [room, at] of told) if (now - at >= HOUR) told.delete(room)
    told.set(thread, now)
    await tell()
  }
}
