import type { Conversation, Message, Phrase } from './conversation.ts'

/** Words that say by themselves that a person speaks, or of one. */
const HUMAN = /^desk:(caseworker$|told\.)/

/**
 * The line that says that a machine speaks, while a caseworker may speak too: nobody is to take the
 * one for the other.
 */
export function speaker({ case: its }: Conversation, { say }: Message): Phrase | undefined {
  if (!its || its.status === 'closed' || HUMAN.test(say[0]?.key ?? '')) return undefined
  return { key: 'desk:machine' }
}
