import type { InlineKeyboardButton, Opts } from 'grammy/types'
import type { Conversation } from '../../core/conversation.ts'
import type { Place } from '../../core/enclosure.ts'
import type { Inbound } from '../../core/inbound.ts'
import type { Spoken } from '../../core/message.ts'
import type { Call } from '../../parcel.ts'
import { bubbles, lastChoices } from '../bubbles.ts'
import { fileCall } from './file-call.ts'
import { formattedOf } from './formatted.ts'
import { width } from './width.ts'

/**
 * Units of UTF-16 in a text and in the words below a file, bytes behind a button.
 * https://core.telegram.org/bots/api#sendmessage
 */
export const telegramLimits = { text: 4_096, caption: 1_024, data: 64 } as const

/**
 * The pressed button is answered first, so that it stops turning; then one message a bubble, with
 * the keyboard on the last. No parse mode: what people write is shown as they wrote it, and only a
 * result with figures is formatted. Throws RangeError for button data of more than 64 bytes.
 */
export function renderTelegram(
  to: Conversation,
  spoken: readonly Spoken[],
  inbound?: Inbound,
): readonly Call[] {
  const messages = spoken.flatMap(shown)
  const choices = lastChoices(spoken)
  const keyboard = choices.length > 0 && { reply_markup: { inline_keyboard: rows(choices) } }

  const calls: Call[] = []
  if (inbound?.from.channel === 'telegram' && inbound.replyTo) {
    const answer: Opts<'answerCallbackQuery'> = { callback_query_id: inbound.replyTo }
    calls.push({ method: 'answerCallbackQuery', body: { ...answer } })
  }
  for (const [place, { method, body }] of messages.entries()) {
    const last = place === messages.length - 1 && keyboard
    calls.push({ method, body: { chat_id: chatId(to), ...body, ...last } })
  }
  return calls
}

const chatId = ({ address }: Conversation) => (/^-?\d+$/.test(address) ? Number(address) : address)

function shown(spoken: Spoken): readonly Call[] {
  const formatted = formattedOf(spoken, telegramLimits.text)
  const texts = bubbles(formatted?.rest ?? spoken.text, telegramLimits.text)
  const told = texts.map((text) => ({ method: 'sendMessage', body: { text } }))
  if (spoken.file) return withWords(fileCall(spoken.file), spoken.text, told)
  if (spoken.place) return [...told, placeCall(spoken.place)]
  return formatted ? [{ method: 'sendMessage', body: { ...formatted.message } }, ...told] : told
}

/** Words stand below the file; longer ones are a message of their own before it. */
const withWords = (file: Call, text: string, told: readonly Call[]): readonly Call[] =>
  text.length <= telegramLimits.caption
    ? [{ ...file, body: { ...file.body, caption: text.toWellFormed() } }]
    : [...told, file]

/** A place with a name and an address, or a point on the map. https://core.telegram.org/bots/api#sendvenue */
export function placeCall({ latitude, longitude, title, address }: Place): Call {
  const point = { latitude, longitude }
  return title && address
    ? { method: 'sendVenue', body: { ...point, title, address } satisfies Body<'sendVenue'> }
    : { method: 'sendLocation', body: point satisfies Body<'sendLocation'> }
}

type Body<M extends 'sendVenue' | 'sendLocation'> = Omit<Opts<M>, 'chat_id'>

/** Two short buttons share a row. */
function rows(choices: NonNullable<Spoken['choices']>): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = []
  let open = false
  for (const { label, data } of choices) {
    if (new TextEncoder().encode(data).length > telegramLimits.data)
      throw new RangeError(`button data of more than ${telegramLimits.data} bytes: ${data}`)
    const button = { text: label, callback_data: data }
    const short = width(label) <= halfRow
    if (short && open) rows.at(-1)?.push(button)
    else rows.push([button])
    open = short && !open
  }
  return rows
}

/** What half a row shows whole on a phone 360 px wide, in Latin letters. */
const halfRow = 14
