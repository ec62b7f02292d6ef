import { commandChoice } from './ask.ts'
import type { Conversation } from './conversation.ts'
import type { Message } from './message.ts'
import { type Moment, reply } from './moment.ts'
import type { Step } from './stepped.ts'

/** The question whether caseworkers may read, asked outside the questions of handing over. */
export const SHARE = 'share'

const choices = ['share', 'unshare'].map(commandChoice)

/**
 * Asks whether caseworkers may read, after what `lead` says. Buttons of the same question among those
 * of handing over go on meaning what they meant.
 */
export function askShare(m: Moment, before: Conversation, lead: readonly Message[]): Step {
  const { asked: was } = before
  const step = reply(m, before, SHARE, [
    ...lead,
    { say: [{ key: 'escalation:share.ask' }], choices },
  ])
  const since = was?.place === 'escalation:share' ? (was.since ?? was.seq) : undefined
  const { asked } = step.conversation
  if (!asked || since === undefined) return step
  return { ...step, conversation: { ...step.conversation, asked: { ...asked, since } } }
}

/** Whether the question has waited, and nobody has seen it yet: no "yes" is an answer to it. */
export const isUnseen = ({ waiting }: Conversation): boolean =>
  waiting?.say.some(asksShare) ?? false

/** Whether a bubble is that question. */
export const asksShare = ({ say }: Message): boolean => say[0]?.key === 'escalation:share.ask'

/** Puts the buttons of the question, where it stands, under what is shown of what has waited. */
export function withShare(
  m: Moment,
  conversation: Conversation,
  say: readonly Message[],
): Pick<Step, 'conversation' | 'say'> {
  const { asked } = conversation
  const last = say.at(-1)
  if (asked?.place !== SHARE || !last) return { conversation, say }
  const stands = { ...asked, seq: m.seq, since: asked.since ?? asked.seq }
  return {
    conversation: { ...conversation, asked: stands },
    say: [...say.slice(0, -1), { ...last, choices }],
  }
}
