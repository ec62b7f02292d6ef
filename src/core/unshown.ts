import type { Conversation } from './conversation.ts'
import type { Input } from './inbound.ts'
import type { Phrase } from './message.ts'
import type { Step } from './stepped.ts'

const unshown: Phrase = { key: 'desk:unshown' }

/** Whether somebody sent what we know nothing of, and can show to nobody: a poll, a game, a gift. */
export const isUnshown = (input: Input): boolean =>
  input.kind === 'unknown' && input.what !== 'button'

/**
 * Tells whoever talks with a caseworker, once for a case, that what they sent cannot be seen by them:
 * else they would wait for an answer to it.
 */
export function tellUnshown(input: Input, step: Step): Step {
  const { conversation } = step
  const { case: its, toldUnshown } = conversation
  if (!its || !isUnshown(input) || toldUnshown === its.id) return step
  const told: Conversation = { ...conversation, toldUnshown: its.id }
  return { ...step, conversation: told, say: [...step.say, { say: [unshown] }] }
}

/**
 * Tells whoever presses what does nothing beside a caseworker why that is so, once for a case: nobody at
 * the desk is shown it, and nobody would answer.
 */
export function tellSilent(step: Step): Step {
  const { conversation } = step
  const { case: its, toldSilent } = conversation
  if (!its || toldSilent === its.id) return step
  const told: Conversation = { ...conversation, toldSilent: its.id }
  return { ...step, conversation: told, say: [...step.say, { say: [{ key: 'desk:silent' }] }] }
}

/**
 * Where somebody is, is kept only while a caseworker may read it. Whoever sends it before is told so:
 * else they would believe that it is known.
 */
export function tellPlaceless(input: Input, step: Step): Step {
  const { case: its, hidden } = step.conversation
  const sent = input.kind === 'media' && input.place !== undefined
  if (!sent || hidden || !its || its.status === 'closed' || its.consent === 'yes') return step
  return { ...step, say: [{ say: [{ key: 'desk:placeless' }] }, ...step.say] }
}
