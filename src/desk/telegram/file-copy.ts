import { fileCall } from '../../channels/telegram/file-call.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { MediaFile } from '../../media/ports.ts'
import { mayTell, strips } from '../../media/strip.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import { type Copying, copiesOfFile } from './copy.ts'

/**
 * A file of the person's in the room: a copy of it, or why there is none. A picture that could say
 * where it was taken is not handed to the platform; the console offers it. `by` is the event that
 * shows it: somebody may let it be read a second time.
 */
export function fileCopy(
  { say, veil, send }: Copying,
  to: Conversation,
  thread: Of,
  file: MediaFile,
  by: string,
): NewParcel {
  const { id, kind, type = '', bytes = 0, state, why = 'gone', message = id } = file
  const common = {
    message_thread_id: thread,
    disable_notification: to.case?.status === 'waiting',
  }
  const line = (text: string) => send(to, 'sendMessage', { ...common, text })
  if (state !== 'kept') return line(say(`notFetched.${why}`, { what: say(`kind.${kind}`) }))
  if (mayTell(type) && !strips(type)) return line(say('unclean'))
  const { method, body } = fileCall({ id, media: kind, type, bytes })
  const how = strips(type) ? 'cleaned' : 'whole'
  const caption = say(`fileFrom.${how}`, { what: say(`kind.${kind}`) })
  const copy = `${copiesOfFile(veil, to, message, id)}|${veil(by)}`
  return send(to, method, { ...common, ...body, caption }, copy)
}
