import type { Conversation } from './conversation.ts'
import type { Message } from './message.ts'
import { isSpoken } from './speaker.ts'

/** Puts words aside until the person does something; of what the holder said, the case knows that. */
export function putAside(
  conversation: Conversation,
  say: readonly Message[],
): Conversation & Required<Pick<Conversation, 'waiting'>> {
  const { case: its } = conversation
  const waits = its?.replied !== undefined && say.some(isSpoken)
  return {
    ...conversation,
    ...(waits && { case: { ...its, replied: { ...its.replied, waits: true } } }),
    waiting: { ...conversation.waiting, say: [...(conversation.waiting?.say ?? []), ...say] },
  }
}

/** Whether a tap on a button of this turn is on the notice, whatever was asked before and after. */
export const opensWaiting = ({ waiting }: Conversation, seq: number): boolean =>
  waiting?.notice === seq
