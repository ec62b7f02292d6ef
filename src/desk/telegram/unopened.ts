import type { Clock } from '../../ports.ts'
import type { UnopenedRecords } from '../unopened.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

const MINUTE = 60_000
/** So many are named in one message; the rest in the next. */
const NAMED = 20

/**
 * Tells the group, in no topic and once of each, that somebody's record cannot be opened: nobody would
 * be called for them otherwise. By its id alone. What could not be sent is tried again a minute later.
 * To be called often.
 */
export function createUnopenedNotice(given: {
  readonly unopened: UnopenedRecords
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}): () => Promise<void> {
  const { unopened, group, pace, api, say, clock } = given
  let tried = Number.NEGATIVE_INFINITY
  return async () => {
    const these = unopened.owed().slice(0, NAMED)
    const now = clock.now()
    if (these.length === 0 || now - tried < MINUTE || pace.take(now, 'unopened', true) > 0) return
    tried = now
    const text = say('unopened', { count: these.length, ids: these.join(', ') })
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (!done?.ok) return
    tried = Number.NEGATIVE_INFINITY
    await unopened.told(these)
  }
}
