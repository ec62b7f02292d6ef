import type { Conversation } from './conversation.ts'
import type { Phrase } from './message.ts'
import type { Moment } from './moment.ts'
import { askShare } from './share.ts'
import type { Step } from './stepped.ts'

/**
 * A person's own word was asked for, and something has come between that is to be answered first: a
 * caseworker, or a danger that was told of. What is written next is no word.
 */
export function endWord(here: Conversation): Conversation {
  const { asked } = here
  if (!asked) return here
  const { afterWord: _, ...rest } = asked
  return { ...here, asked: asked.place === 'word' ? { ...rest, overtaken: true } : rest }
}

/** What whoever was about to choose a word hears as a caseworker takes the case. */
export const wordNotTaken = ({ asked }: Conversation): readonly Phrase[] =>
  asked?.place === 'word' && !asked.overtaken ? [{ key: 'hide:word.notTaken' }] : []

/**
 * The case is taken before it may be read: that is asked. What is written next may still be the word
 * that was asked for, and is not for the desk.
 */
export function askAtClaim(m: Moment, here: Conversation): Step {
  const untaken = wordNotTaken(here)
  const step = askShare(m, here, [{ say: [...untaken, { key: 'desk:told.claimUnread' }] }])
  const { asked } = step.conversation
  if (untaken.length === 0 || !asked) return step
  return { ...step, conversation: { ...step.conversation, asked: { ...asked, afterWord: true } } }
}
