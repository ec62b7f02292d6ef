import type { Conversation } from './conversation.ts'
import type { Message } from './message.ts'

/** Puts words aside until the person does something. */
export const putAside = (
  conversation: Conversation,
  say: readonly Message[],
): Conversation & Required<Pick<Conversation, 'waiting'>> => ({
  ...conversation,
  waiting: { ...conversation.waiting, say: [...(conversation.waiting?.say ?? []), ...say] },
})

/** Whether a tap on a button of this turn is on the notice, whatever was asked before and after. */
export const opensWaiting = ({ waiting }: Conversation, seq: number): boolean =>
  waiting?.notice === seq
