import { split } from '../../channels/split.ts'
import { placeCall, telegramLimits } from '../../channels/telegram/render.ts'
import type { Conversation, ConversationId } from '../../core/conversation.ts'
import type { Inbound } from '../../core/inbound.ts'
import { readReturnCode } from '../../core/return-code.ts'
import { isUnshown } from '../../core/unshown.ts'
import type { Edit } from '../../edited.ts'
import type { AllOf, Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import { deskLaneOfTaking } from '../ports.ts'
import type { SayRoom } from './say.ts'

/** Room for what stands above the words, in UTF-16 units. */
export const HEADER = 160

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
  edit?: Edit,
): readonly NewParcel[] {
  const { say, send } = copying
  const line = (text: string, own?: string) => {
    const disable_notification = to.case?.status === 'waiting'
    return send(to, 'sendMessage', { message_thread_id: thread, text, disable_notification }, own)
  }
  if (input.kind === 'left') return [line(say('gone'))]
  const shared = to.case?.consent === 'yes'
  const pieces = (place: number | 'file') => copyId(copying.veil, to, message ?? id, place)
  const how = 'forwarded' in input ? 'forwarded' : 'copy'
  switch (input.kind) {
    case 'text':
      return shared
        ? wordsOf(copying, to, thread, how, input.text, pieces)
        : [line(say('unshared'))]
    case 'media': {
      if (!shared) return [line(say('unshared'))]
      const caption = input.caption ? wordsOf(copying, to, thread, how, input.caption, pieces) : []
      const came = [say(`media.${input.media}`), ...(input.forwarded ? [say('forwardedToo')] : [])]
      // It goes with what it announces.
      const own = `${pieces(0)}|a`
      return [announced(line(came.join('\n'), own)), ...caption, ...placeIn(input)]
    }
    case 'edited':
      return shared && (input.text !== undefined || input.file)
        ? [...fileAnew(input), ...wordsAnew(input)]
        : takenBack(copying, to, input)
    case 'unsent':
      return takenBack(copying, to, input)
    case 'unknown':
      return isUnshown(input) ? [line(say(shared ? 'unshown' : 'unshared'))] : []
    default:
      return []
  }

  /** A file that the person put in another's place: that one leaves, and it is said that this comes. */
  function fileAnew({ of, file }: Edited): readonly NewParcel[] {
    if (!file || !edit?.file) return []
    const gone = edit.replaced.map((one): AllOf => all(copiesOfFile(copying.veil, to, of, one)))
    if (gone.length === 0) return [announced(line(say(`media.${file.media}`)))]
    return [
      taking(copying, to, gone),
      announced(line(say('replaced', { what: say(`kind.${file.media}`) }))),
    ]
  }

  function wordsAnew({ of, text }: Edited): readonly NewParcel[] {
    if (edit && !edit.words) return []
    return text === undefined
      ? withoutWords(copying, to, of)
      : edited(copying, to, thread, text, of, id)
  }

  /** Where the person says that something is, as it stands in their own chat. */
  function placeIn({ place }: Extract<Inbound['input'], { kind: 'media' }>): readonly NewParcel[] {
    if (!place) return []
    const { method, body } = placeCall(place)
    return [send(to, method, { message_thread_id: thread, ...body }, pieces('file'))]
  }
}

/**
 * Takes the copies of what the person took back or wrote anew out of the room, and shows nothing.
 * They are found by their ids: no case need be open.
 */
export function takenBack(
  copying: Pick<Copying, 'veil' | 'send'>,
  to: Conversation,
  input: Inbound['input'],
): readonly NewParcel[] {
  if (input.kind !== 'unsent' && input.kind !== 'edited') return []
  return [taking(copying, to, [all(copyId(copying.veil, to, input.of, 0))])]
}

/**
 * Takes everything out of the rooms that the person was heard to say and was told, of all cases of
 * theirs, and leaves what the staff wrote, the cards and the alerts.
 */
export function withdrawn(
  copying: Pick<Copying, 'veil' | 'send'>,
  to: Conversation,
): readonly NewParcel[] {
  const before = [...(to.cameFrom ?? []).map(({ conversation }) => conversation)]
  const held = [...new Set([...before, ...(to.case?.earlier ?? [])])].filter((id) => id !== to.id)
  const gone = [
    all(copiesOfAll(copying.veil, to.id)),
    ...held.map((of): AllOf => ({ ...all(copiesOfAll(copying.veil, of)), of })),
  ]
  return [taking(copying, to, gone)]
}

type Edited = Extract<Inbound['input'], { kind: 'edited' }>

/** Never before a copy that is still on its way. */
const all = (begins: string): AllOf => ({ $all: begins, field: 'message_id', ended: true })

function taking(
  { send }: Pick<Copying, 'send'>,
  to: Conversation,
  gone: readonly AllOf[],
): NewParcel {
  const parcel = send(to, 'deleteMessages', { message_ids: gone })
  return { ...parcel, lane: deskLaneOfTaking(to.id), urgent: false }
}

/** Files come one by one: where the group is busy, what says so goes as one with what follows. */
const announced = (parcel: NewParcel): NewParcel => ({
  ...parcel,
  call: { ...parcel.call, joins: true },
})

function wordsOf(
  { say, send }: Pick<Copying, 'say' | 'send'>,
  to: Conversation,
  thread: Of,
  how: 'copy' | 'edited' | 'forwarded',
  words: string,
  idOf: (place: number) => string,
): readonly NewParcel[] {
  const language = say(`language.${to.locale}`)
  const read = readReturnCode(words) ? say('code') : words
  return split(read, telegramLimits.text - HEADER).map((piece, place) =>
    send(
      to,
      'sendMessage',
      { message_thread_id: thread, text: say(how, { language, words: piece }) },
      idOf(place),
    ),
  )
}

/**
 * The first copy is edited, or shown anew where there is none. The rest of a long one goes, of
 * earlier edits too, and is shown anew.
 */
function edited(
  copying: Copying,
  to: Conversation,
  thread: Of,
  words: string,
  of: string,
  by: string,
): readonly NewParcel[] {
  const { veil, send } = copying
  const copy = copyId(veil, to, of, 0)
  const rest = `${copy}|t`
  const idOf = (place: number) => `${rest}|${veil(by)}|${place}`
  const [first, ...more] = wordsOf(copying, to, thread, 'edited', words, idOf)
  if (!first) return []
  const { text } = first.call.body
  const message: Of = { $of: copy, field: 'message_id', optional: true }
  return [
    send(to, 'editMessageText', { message_id: message, text }),
    deleted(copying, to, rest),
    { ...first, call: { ...first.call, unless: copy } },
    ...more,
  ]
}

/**
 * Says that the words went which stood below a file that stays. The first copy is left, to be edited
 * where others come.
 */
function withoutWords(copying: Copying, to: Conversation, of: string): readonly NewParcel[] {
  const { veil, say, send } = copying
  const copy = copyId(veil, to, of, 0)
  const message: Of = { $of: copy, field: 'message_id', optional: true }
  return [
    send(to, 'editMessageText', { message_id: message, text: say('wordsGone') }),
    deleted(copying, to, `${copy}|t`),
  ]
}

/** Deletes all copies whose ids begin like this. */
function deleted({ send }: Pick<Copying, 'send'>, to: Conversation, begins: string): NewParcel {
  const all: AllOf = { $all: begins, field: 'message_id' }
  return send(to, 'deleteMessages', { message_ids: [all] })
}

/**
 * A copy is found again by the message it is of, and its place among that one's copies: the ids of
 * all begin with the first one's, and those of everything of one conversation's alike.
 */
export const copyId = (
  veil: Copying['veil'],
  { id }: Conversation,
  message: string,
  place: number | 'file',
): string => {
  const first = `${copiesOfAll(veil, id)}${veil(`copy|${id}|${message}`)}`
  if (place === 0) return first
  return place === 'file' ? `${first}|file` : `${first}|t|${place}`
}

/** How the ids of all copies of what somebody wrote and was told begin. */
export const copiesOfAll = (veil: Copying['veil'], of: ConversationId): string =>
  `${veil(`copies|${of}`)}|`

/** What the machine answered to a message, as the rooms are shown it, goes with that message. */
export const mirrorId = (
  veil: Copying['veil'],
  to: Conversation,
  message: string,
  place: number,
): string => `${copyId(veil, to, message, 0)}|m|${place}`

/** How the ids of all copies of a file begin: of each that stood in a message, one after another. */
export const copiesOfFile = (
  veil: Copying['veil'],
  to: Conversation,
  message: string,
  file: string,
): string => `${copyId(veil, to, message, 'file')}|${veil(file)}`
