import { split } from '../../channels/split.ts'
import { telegramLimits } from '../../channels/telegram/render.ts'
import type { Conversation, Inbound } from '../../core/conversation.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../ports.ts'
import type { SayRoom } from './say.ts'

/** Room for what stands above the words, in UTF-16 units. */
export const HEADER = 160
/** A message of the longest platform's makes no more copies than this. */
const MOST = 4

/** What copies are made with. */
export interface Copying {
  readonly say: SayRoom
  /** A keyed hash: copies are found again by the message that they are of. */
  readonly veil: (text: string) => string
  readonly send: (
    conversation: Conversation,
    method: string,
    body: { readonly [field: string]: unknown },
    id?: string,
  ) => NewParcel
}

/** Shows in the room what the person sent, edited or took back. None for what nobody sent. */
export function copiesOf(
  copying: Copying,
  to: Conversation,
  thread: Of,
  { input, message, id }: Inbound,
): readonly NewParcel[] {
  const { say, send } = copying
  const line = (text: string) =>
    send(to, 'sendMessage', {
      message_thread_id: thread,
      text,
      disable_notification: to.case?.status === 'waiting',
    })
  if (input.kind === 'left') return [line(say('gone'))]
  const shared = to.case?.consent === 'yes'
  switch (input.kind) {
    case 'text':
      return shared
        ? wordsOf(copying, to, thread, 'copy', input.text, message ?? id)
        : [line(say('unshared'))]
    case 'media': {
      if (!shared) return [line(say('unshared'))]
      const caption = input.caption
        ? wordsOf(copying, to, thread, 'copy', input.caption, message ?? id)
        : []
      return [line(say(`media.${input.media}`)), ...caption]
    }
    case 'edited':
      return shared && input.text !== undefined
        ? edit(copying, to, thread, input.text, input.of, id)
        : []
    case 'unsent':
      return shared ? [takeBack(copying, to, input.of)] : []
    default:
      return []
  }
}

function wordsOf(
  { say, veil, send }: Copying,
  to: Conversation,
  thread: Of,
  how: 'copy' | 'edited',
  words: string,
  of: string,
): readonly NewParcel[] {
  const language = say(`language.${to.locale}`)
  return split(words, telegramLimits.text - HEADER).map((piece, place) =>
    send(
      to,
      'sendMessage',
      { message_thread_id: thread, text: say(how, { language, words: piece }) },
      copyId(veil, to, of, place),
    ),
  )
}

/** The first copy is edited; the rest of a long one is deleted and shown anew. */
function edit(
  copying: Copying,
  to: Conversation,
  thread: Of,
  words: string,
  of: string,
  by: string,
): readonly NewParcel[] {
  const { veil, send } = copying
  const [first, ...more] = wordsOf(copying, to, thread, 'edited', words, `${of} ${by}`)
  if (!first) return []
  const { text } = first.call.body
  const message: Of = { $of: copyId(veil, to, of, 0), field: 'message_id' }
  return [
    send(to, 'editMessageText', { message_id: message, text }),
    takeBack(copying, to, of, 1),
    ...more,
  ]
}

/** Deletes the copies of a message from one place on, as many as there are, and its file's. */
function takeBack({ veil, send }: Copying, to: Conversation, of: string, from = 0): NewParcel {
  const words = Array.from({ length: MOST - from }, (_, place) => from + place)
  const places = from === 0 ? [...words, 'file' as const] : words
  const ids = places.map((place): Of => {
    const $of = copyId(veil, to, of, place)
    return { $of, field: 'message_id', optional: true }
  })
  return send(to, 'deleteMessages', { message_ids: ids })
}

/** A copy is found again by the message it is of, and its place among that one's copies. */
export const copyId = (
  veil: Copying['veil'],
  { id }: Conversation,
  message: string,
  place: number | 'file',
): string => veil(`copy|${id}|${message}|${place}`)
