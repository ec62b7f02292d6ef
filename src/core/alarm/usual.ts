import { whenRead } from '../case-lines.ts'
import type { Conversation, Input, Message, Step } from '../conversation.ts'
import { type Moment, present, standsAt } from '../moment.ts'
import { type Danger, isNow, NOW, raise } from './raised.ts'
import { begins, DANGER, dangerOf } from './talk.ts'

/** What happens where there is no danger to talk about. */
export type Usual = (conversation: Conversation, input: Input) => Step

/** Goes on as usual with a danger that was asked about already, or is not to be shown. */
export function keep(
  m: Moment,
  before: Conversation,
  danger: Danger,
  input: Input,
  usual: Usual,
): Step {
  const { conversation, alarm } = raise(before, danger, m.at)
  return { ...usual(conversation, input), alarm }
}

/** Whoever talks of a danger is not told that they were not understood, but that we are there. */
export function stillHere(m: Moment, before: Conversation, step: Step): Step {
  const { conversation } = step
  if (before.session?.flow !== DANGER || conversation.session?.flow !== DANGER) return step
  return conversation.misses > before.misses ? { ...step, ...listen(m, conversation) } : step
}

/** Says that we are there, and the numbers. */
export function listen(m: Moment, conversation: Conversation): Step {
  const numbers = m.script.lines(['emergency'], conversation.locale, m.at)
  return present(m, conversation, [{ key: 'alarm:stillHere' }, ...numbers])
}

/**
 * Keeps what was answered of a danger: it is quiet from then, and urgent where it is so now. Nothing
 * said later takes back that it is.
 */
export function noteAnswer(m: Moment, { session: before }: Conversation, step: Step): Step {
  const { session } = step.conversation
  if (before?.flow !== DANGER || session?.flow !== DANGER) return step
  const { at } = standsAt(m, before)
  const answer = session.answers[at]
  const danger = dangerOf(session)
  if (typeof answer !== 'string' || before.answers[at] !== undefined || !danger) return step
  if (at === 'what' || at === 'friend')
    return { ...step, ...raise(step.conversation, danger, m.at, 'anew') }
  const settled = m.at
  const more = begins(standsAt(m, before)) || NOW.has(answer) ? { answer, settled } : { settled }
  const raised = raise(step.conversation, danger, m.at, more)
  const over = standsAt(m, session).node.kind === 'outcome'
  return { ...step, ...raised, say: over && isNow(raised.alarm) ? tellWho(m, step.say) : step.say }
}

/** Under what to do now: who of ours reads it, and when, as it is. */
function tellWho(m: Moment, say: readonly Message[]): readonly Message[] {
  const last = say.at(-1)
  const who = m.script.desk ? whenRead(m, { urgency: 'now' }) : { key: 'alarm:nobody' }
  return last ? [...say.slice(0, -1), { ...last, say: [...last.say, who] }] : say
}
