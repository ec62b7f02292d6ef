import type { InlineKeyboardButton, Opts } from 'grammy/types'
import type { Conversation, Inbound, Spoken } from '../../core/conversation.ts'
import type { Call } from '../../ports.ts'
import { bubbles, lastChoices } from '../bubbles.ts'
import { formattedOf } from './formatted.ts'
import { width } from './width.ts'

/** Units of UTF-16 in a text, bytes behind a button. https://core.telegram.org/bots/api#sendmessage */
export const telegramLimits = { text: 4_096, data: 64 } as const

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
  const messages = spoken.flatMap(shown).map((message) => ({ chat_id: chatId(to), ...message }))
  const choices = lastChoices(spoken)
  const last: Opts<'sendMessage'> | undefined = messages.at(-1)
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

function shown(spoken: Spoken): readonly Pick<Opts<'sendMessage'>, 'text' | 'entities'>[] {
  const formatted = formattedOf(spoken, telegramLimits.text)
  const texts = bubbles(formatted?.rest ?? spoken.text, telegramLimits.text)
  const told = texts.map((text) => ({ text }))
  return formatted ? [{ ...formatted.message }, ...told] : told
}

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
