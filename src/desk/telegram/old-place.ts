import type { Conversation } from '../../core/conversation.ts'
import type { NewParcel } from '../../parcel.ts'
import type { Copying } from './copy.ts'

/**
 * Says in the room that a case has left that somebody writes where it was, and nothing of what: the
 * code may have been found by another. The room is closed; whoever manages topics may write there.
 */
export function inOldPlace(
  { say, send }: Pick<Copying, 'say' | 'send'>,
  whose: Conversation,
): readonly NewParcel[] {
  const { moved } = whose
  if (!moved?.rooms) return []
  const thread = { $of: moved.rooms.topic, field: 'message_thread_id' } as const
  const text = say('oldPlace', { number: moved.number })
  return [{ ...send(whose, 'sendMessage', { message_thread_id: thread, text }), urgent: true }]
}
