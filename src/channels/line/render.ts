import type { messagingApi } from '@line/bot-sdk'
import type { Conversation } from '../../core/conversation.ts'
import type { Inbound } from '../../core/inbound.ts'
import type { Spoken } from '../../core/message.ts'
import type { Call } from '../../parcel.ts'
import { bubbles, lastChoices } from '../bubbles.ts'
import { callCard } from './call-card.ts'
import { enclosedIn } from './enclosed.ts'
import { flexOf } from './flex.ts'

/** Units of UTF-16 in a text, messages in a call, buttons below a message, graphemes on a button. */
export const lineLimits = { text: 5_000, messages: 5, buttons: 13, label: 20 } as const

type Sent =
  | messagingApi.TextMessage
  | messagingApi.FlexMessage
  | messagingApi.ImageMessage
  | messagingApi.AudioMessage
  | messagingApi.LocationMessage

/**
 * A reply where there is a token to answer with, else a push: one call, unless people's own words
 * fill more than five messages of 5,000. A reply carries `to` as well, for the push it may have to
 * become. A result with figures is a Flex message, and numbers to call are one more, before the words that end the turn. Throws RangeError for more buttons or longer labels than LINE takes: ours are checked when
 * they are written, and nothing is cut here.
 * https://developers.line.biz/en/reference/messaging-api/#send-reply-message
 */
export function renderLine(
  to: Conversation,
  spoken: readonly Spoken[],
  inbound?: Inbound,
): readonly Call[] {
  const told = spoken.flatMap(shown)
  const card = callCard(spoken)
  const messages = joined(card ? [...told.slice(0, -1), card, ...told.slice(-1)] : told)
  const choices = lastChoices(spoken)
  const last = messages.at(-1)
  if (last && choices.length > 0) last.quickReply = quickReply(choices)

  const calls: Call[] = []
  for (let first = 0; first < messages.length; first += lineLimits.messages) {
    const some = messages.slice(first, first + lineLimits.messages)
    const push: messagingApi.PushMessageRequest = { to: to.address, messages: some }
    const replyToken = inbound?.from.channel === 'line' && first === 0 && inbound.replyTo
    if (inbound && replyToken) {
      const body: Replied = { ...push, replyToken }
      calls.push({ method: 'reply', body, answers: inbound.receivedAt ?? inbound.at })
    } else calls.push({ method: 'push', body: push })
  }
  return calls
}

type Replied = messagingApi.PushMessageRequest & messagingApi.ReplyMessageRequest

function quickReply(choices: NonNullable<Spoken['choices']>): messagingApi.QuickReply {
  if (choices.length > lineLimits.buttons)
    throw new RangeError(`${choices.length} buttons: LINE takes ${lineLimits.buttons}`)
  return {
    items: choices.map(({ label, data }) => ({ type: 'action', action: button(label, data) })),
  }
}

function button(label: string, data: string): messagingApi.Action {
  const length = label.length > lineLimits.label ? [...graphemes.segment(label)].length : 1
  if (length > lineLimits.label)
    throw new RangeError(
      `the label "${label}" has ${length} graphemes: LINE takes ${lineLimits.label}`,
    )
  return { type: 'postback', label, data, displayText: label } satisfies messagingApi.PostbackAction
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function shown(spoken: Spoken): readonly Sent[] {
  const enclosed = enclosedIn(spoken)
  const flexed = flexOf(spoken)
  const words = enclosed === 'link' ? `${spoken.text}\n${spoken.file?.link}` : spoken.text
  const texts = bubbles(flexed?.rest ?? words, lineLimits.text)
  const told = texts.map((text): Sent => ({ type: 'text', text }))
  if (typeof enclosed === 'object') return [...told, enclosed]
  return flexed ? [flexed.message, ...told] : told
}

/** Joins neighbouring texts, the shortest first, with a blank line, until they fit one call or none can be joined. */
function joined(messages: readonly Sent[]): Sent[] {
  const left = [...messages]
  while (left.length > lineLimits.messages) {
    const both = left.slice(1).map((message, i) => together(left[i], message))
    const lengths = both.map((text) => text?.length ?? Number.POSITIVE_INFINITY)
    const at = lengths.indexOf(Math.min(...lengths))
    const text = both[at]
    if (text === undefined || text.length > lineLimits.text) break
    left.splice(at, 2, { type: 'text', text })
  }
  return left
}

const together = (one: Sent | undefined, next: Sent) =>
  one?.type === 'text' && next.type === 'text' ? `${one.text}\n\n${next.text}` : undefined
