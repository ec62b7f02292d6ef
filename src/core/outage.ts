import type { Conversation } from './conversation.ts'
import { momentOf } from './day.ts'
import type { Away } from './inbound.ts'
import type { Message } from './message.ts'
import { type Moment, silent } from './moment.ts'
import type { Step } from './stepped.ts'

const TELLS = /^common:outage\./

/**
 * We were away, and what somebody did meanwhile may have reached nobody: they are asked to repeat it,
 * and what stood goes on standing. Whoever has blocked us hears nothing of it; a page says by itself
 * that it reaches nobody. Of two outages of which somebody has not read yet they read as of one. Whose
 * case is urgent reads whom they can call at once: what they wrote may have been a cry for help.
 */
export function hearOutage(m: Moment, before: Conversation, { from, until }: Away): Step {
  if (before.gone || before.channel === 'web') return silent(m, before)
  const { waiting } = before
  const unread = waiting?.say.find(tellsOutage)?.say[0]?.params
  const [begun, over] = [momentOf(from), momentOf(until)]
  const params = {
    ...{ fromDay: begun.day, fromTime: begun.time },
    ...(unread && { fromDay: unread['fromDay'] ?? '', fromTime: unread['fromTime'] ?? '' }),
    ...{ untilDay: over.day, untilTime: over.time },
  }
  const key = `common:outage.${params.fromDay === params.untilDay ? 'oneDay' : 'days'}`
  const rest = waiting && {
    waiting: { ...waiting, say: waiting.say.filter((one) => !tellsOutage(one)) },
  }
  const words = { say: [{ key, params }], ...(isUrgent(before) && { lines: ['emergency'] }) }
  return { ...silent(m, { ...before, ...rest }), say: [words] }
}

const isUrgent = ({ case: its }: Conversation): boolean =>
  its !== undefined && its.status !== 'closed' && its.urgency === 'now'

const tellsOutage = ({ say }: Message): boolean => TELLS.test(say[0]?.key ?? '')
