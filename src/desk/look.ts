import type { StaffId } from '../core/case.ts'
import type { ConversationId, Instant } from '../core/conversation.ts'
import type { Desk } from './ports.ts'

/** What is looked at within so long of a look belongs to it, in milliseconds. */
const ONE_LOOK = 10 * 60_000

/** Puts a look at a case into the log of readers, unless it belongs to one that is there. */
export async function goOnLooking(
  desk: Pick<Desk, 'readings' | 'read'>,
  whose: ConversationId,
  me: StaffId,
  now: Instant,
): Promise<void> {
  const looks = await desk.readings(whose)
  if (!looks.some(({ staff, at }) => staff === me && at > now - ONE_LOOK))
    await desk.read(whose, me, now)
}
