import type { Conversation } from './conversation.ts'
import { hearFile } from './desk.ts'
import type { Arrived, Away, Due, Rest, Unarrived, Watch } from './inbound.ts'
import type { Moment } from './moment.ts'
import { hearDue } from './news.ts'
import { hearOutage } from './outage.ts'
import { hearRest } from './rest.ts'
import { moveAway } from './return-code.ts'
import type { Step } from './stepped.ts'
import { hearUndelivered } from './undelivered.ts'
import { hearWatch } from './watch.ts'

/** Something of ours is due: a result found otherwise, a session's end, a case that waits, what came. */
export function hearTime(
  m: Moment,
  before: Conversation,
  due: Due | Rest | Watch | Arrived | Unarrived | Away,
  lost: boolean,
): Step {
  switch (due.timer) {
    case 'recall':
      return hearDue(m, before, due, lost)
    case 'rest':
      return hearRest(m, before, due)
    case 'moved':
      return moveAway(m, before, due.guard)
    case 'media':
      return hearFile(m, before)
    case 'outage':
      return hearOutage(m, before, due)
    case 'undelivered':
      return hearUndelivered(m, before, due)
    case 'ladder':
    case 'unread':
    case 'alarm':
      return hearWatch(m, before, due)
  }
}
