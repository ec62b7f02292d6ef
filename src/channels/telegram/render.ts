import type { InlineKeyboardButton, Opts } from 'grammy/types'
import type { Conversation, Inbound, Spoken } from '../../core/conversation.ts'
import type { Call } from '../../ports.ts'
import { bubbles } from '../bubbles.ts'

/** Units of UTF-16 in a text, bytes behind a button. https://core.telegram.org/bots/api#sendmessage */
export const telegramLimits = { text: 4_096, data: 64 } as const

/**
 * The pressed button is answered first, so that it stops turning; then one message a bubble, with
 * the keyboard on the last. No parse mode: what people write is shown as they wrote it. Throws
 * RangeError for button data of more than 64 bytes.
 */
export function renderTelegram(
  to: Conversation,
  spoken: readonly Spoken[],
  inbound?: Inbound,
): readonly Call[] {
  const { texts, choices } = bubbles(spoken, telegramLimits.text)
  const messages: Opts<'sendMessage'>[] = texts.map((text) => ({ chat_id: chatId(to), text }))
  const last = messages.at(-1)
  if (last && choices.length > 0) last.reply_markup = { inline_keyboard: rows(choices) }

  const calls: Call[] = []
  if (inbound?.from.channel === 'telegram' && inbound.replyTo) {
    const answer: Opts<'answerCallbackQuery'> = { callback_query_id: inbound.replyTo }
    calls.push({ method: 'answerCallbackQuery', body: { ...answer } })
  }
  for (const message of messages) calls.push({ method: 'sendMessage', body: { ...message } })
  return calls
}

const chatId = ({ address }: Conversation) => (/^-?\d+$/.test(address) ? Number(address) : address)

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

/** Japanese letters and emoji are as wide as two Latin ones. */
const width = (label: string) =>
  [...label.normalize('NFC')].reduce(
    (sum, sign) => sum + (sign >= '\u1100' && !latin(sign) ? 2 : 1),
    0,
  )

const latin = (sign: string) => /\p{Script=Latin}/u.test(sign)
