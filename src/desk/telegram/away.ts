import { momentOf } from '../../core/day.ts'
import type { Outage } from '../../outage/ports.ts'
import type { Clock } from '../../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

const AGAIN = 15_000

/**
 * Tells the group, in no topic and once of each, that we ourselves were away, from when to when:
 * nobody was called then. What could not be sent is tried again as long as the program runs; `look` is
 * to be called often.
 */
export function createAwayNotice(given: {
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}): { readonly wasAway: (outage: Outage) => void; readonly look: () => Promise<void> } {
  const { group, pace, api, say, clock } = given
  let owed: readonly Outage[] = []
  let tried = Number.NEGATIVE_INFINITY
  return {
    wasAway(outage) {
      owed = [...owed, outage]
    },

    async look() {
      const [next] = owed
      const now = clock.now()
      if (!next || now - tried < AGAIN || pace.take(now, 'away', true) > 0) return
      tried = now
      const [from, to] = [momentOf(next.from), momentOf(next.until)]
      const text = say('away', {
        ...{ fromDay: from.day, fromTime: from.time, toDay: to.day, toTime: to.time },
      })
      const done = await api('sendMessage', { chat_id: group.chat(), text })
      if (!done?.ok) return
      owed = owed.slice(1)
      tried = Number.NEGATIVE_INFINITY
    },
  }
}
