import { momentOf } from '../../core/day.ts'
import type { Clock, Log } from '../../ports.ts'
import type { Desk, RoomsKept } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TOLD = 'telegram codes locked'

/**
 * Tells the group, in no topic and at most once an hour, that a hundred return codes led nowhere and
 * that nobody's is taken for a while: somebody may be guessing, and whoever lost their telephone
 * needs another way. What could not be sent is tried again a minute later. To be called often.
 */
export function createLockNotice(given: {
  readonly desk: Pick<Desk, 'codesLocked'> & RoomsKept
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
  readonly log: Log
}): () => Promise<void> {
  const { desk, group, pace, api, say, clock, log } = given
  let tried = 0
  return async () => {
    const now = clock.now()
    const locked = now - tried < MINUTE ? undefined : await desk.codesLocked(now)
    if (!locked || now - Number((await desk.fact(TOLD)) ?? 0) < HOUR) return
    if (pace.take(now, TOLD) > 0) return
    tried = now
    log('warn', 'return-codes-locked', { tries: locked.tries })
    const text = say('codesLocked', { count: locked.tries, ...momentOf(locked.until) })
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (done?.ok) await desk.setFact(TOLD, String(now))
  }
}
