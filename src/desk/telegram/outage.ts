import { momentOf } from '../../core/day.ts'
import type { Clock } from '../../ports.ts'
import type { Api } from './api.ts'
import type { Group, Unreached } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

/** What is over sooner is nothing to tell of. */
const LONG = 30 * 60_000
const AGAIN = 15_000

/**
 * Tells the group, in no topic and once, that for long nothing could be sent to it, from when to
 * when, and that what waited comes late. To be called often.
 */
export function createOutageNotice(given: {
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}): () => Promise<void> {
  const { group, pace, api, say, clock } = given
  let outage: (Unreached & { readonly until?: number }) | undefined = outageOf(group.trouble())
  let tried = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now()
    const trouble = group.trouble()
    if (trouble) {
      outage = outageOf(trouble)
      return
    }
    if (!outage) return
    outage = { ...outage, until: outage.until ?? now }
    const { since, until = now } = outage
    if (until - since < LONG) {
      outage = undefined
      return
    }
    if (now - tried < AGAIN || pace.take(now, 'outage', true) > 0) return
    tried = now
    const [from, to] = [momentOf(since), momentOf(until)]
    const text = say('outage', {
      ...{ fromDay: from.day, fromTime: from.time, toDay: to.day, toTime: to.time },
    })
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (done?.ok) outage = undefined
  }
}

/** Where only rights lacked, the group could be told all the while. */
const outageOf = (trouble: Unreached | undefined): Unreached | undefined =>
  trouble?.why === 'rights' ? undefined : trouble
