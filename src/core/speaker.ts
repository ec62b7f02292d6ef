import type { Conversation } from './conversation.ts'
import type { Message, Phrase } from './message.ts'

/** Words that say by themselves that a person speaks, or of one. */
const HUMAN = /^desk:(caseworker$|told\.)/
/** What says nothing to whoever else may hold the phone. */
const NEUTRAL = 'recall:notice'

/** Whether a bubble says only that there is something. */
export const isNeutral = ({ say }: Message): boolean => say[0]?.key === NEUTRAL

/** Whether a bubble is what a hidden talk says to whoever holds the phone. */
const isCover = ({ say }: Message): boolean => say[0]?.key === 'hide:today'

/** Whether a bubble begins with such words. */
export const isHuman = ({ say }: Message): boolean => HUMAN.test(say[0]?.key ?? '')

/** Whether a bubble is what a caseworker says through us. */
export const isSpoken = ({ say }: Message): boolean => say[0]?.key === 'desk:caseworker'

/**
 * The line that says that a machine speaks, while a caseworker may speak too: nobody is to take the
 * one for the other.
 */
export function speaker({ case: its }: Conversation, message: Message): Phrase | undefined {
  if (!its || its.status === 'closed' || isHuman(message)) return undefined
  if (isNeutral(message) || isCover(message)) return undefined
  return { key: 'desk:machine' }
}
