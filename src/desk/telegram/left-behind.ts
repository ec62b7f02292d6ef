import type { Conversation } from '../../core/conversation.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import type { Copying } from './copy.ts'

/** Says in the room of a case that it goes on in another, and closes it: nothing leaves it now. */
export function leftBehind(
  { say, send }: Pick<Copying, 'say' | 'send'>,
  before: Conversation,
  { moved }: Conversation,
): readonly NewParcel[] {
  const { case: its } = before
  if (!its?.rooms) return []
  const thread: Of = { $of: its.rooms.topic, field: 'message_thread_id' }
  const message: Of = { $of: its.rooms.card, field: 'message_id' }
  const { number } = its
  const to = moved?.number ?? number
  const text = to === number ? say('moved', { number }) : say('movedInto', { number, to })
  const parcels = [
    send(before, 'editMessageText', {
      ...{ message_id: message, text, reply_markup: { inline_keyboard: [] } },
    }),
    send(before, 'sendMessage', { message_thread_id: thread, text }),
    ...(before.waiting
      ? [send(before, 'sendMessage', { message_thread_id: thread, text: say('unread') })]
      : []),
    send(before, 'closeForumTopic', { message_thread_id: thread }),
  ]
  // In the order of everything else that the room was told.
  return parcels.map((parcel) => ({ ...parcel, urgent: false }))
}
