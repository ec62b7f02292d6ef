import { split } from '../../channels/split.ts'
import { telegramLimits } from '../../channels/telegram/render.ts'
import type { Conversation } from '../../core/conversation.ts'
import { readReturnCode } from '../../core/return-code.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import type { DeskHearing } from '../ports.ts'
import { type Copying, copyId, HEADER } from './copy.ts'

/**
 * What the person wrote before they let it be read, copied into the room once they do, below a line
 * that says so. Found again by the message that it is of, as every copy is: it goes with it.
 */
export function earlierCopies(
  { say, veil, send }: Copying,
  to: Conversation,
  thread: Of,
  { earlier, inbound }: DeskHearing,
): readonly NewParcel[] {
  if (!earlier) return []
  const { newest, all } = earlier
  const line = (text: string, id?: string) =>
    send(to, 'sendMessage', { message_thread_id: thread, text, disable_notification: true }, id)
  const left = all - newest.length
  const head = say(left > 0 ? 'earlierSome' : 'earlier', { count: newest.length, left })
  const language = say(`language.${to.locale}`)
  // Two may be let read, one after the other: then each has copies of its own.
  const by = veil(inbound.id)
  return [
    line(head),
    ...newest.flatMap(({ message, text, forwarded }) => {
      const words = readReturnCode(text) ? say('code') : text
      return split(words, telegramLimits.text - HEADER).map((piece, place) =>
        line(
          say(forwarded ? 'forwarded' : 'copy', { language, words: piece }),
          `${copyId(veil, to, message, 0)}|t|${by}|${place}`,
        ),
      )
    }),
  ]
}
