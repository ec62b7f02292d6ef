import { createHash } from 'node:crypto'
import type { Instant } from '../../core/conversation.ts'
import type { Inbound, Input } from '../../core/inbound.ts'
import { asInteger, asObject, asText, type Json } from '../json.ts'
import { readButton } from '../read-button.ts'
import { readMessage } from './read-message.ts'

/**
 * One event of a LINE webhook as an Inbound. `silent`: nothing for us to hear, as with anything said
 * in a group, an event while another module holds the chat, or a kind of event that carries nothing a
 * person said. `unreadable`: not an event.
 * https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function readEvent(
  event: Json,
  destination: string,
  now: Instant,
): Inbound | 'silent' | 'unreadable' {
  const type = asText(event['type'])
  if (!type) return 'unreadable'
  const source = asObject(event['source'])
  if (event['mode'] === 'standby' || !source) return 'silent'

  const kind = asText(source['type']) ?? ''
  const alone = kind === 'user'
  const address = asText(source[`${kind}Id`])
  if (!address) return 'silent'
  const input = alone ? readInput(type, event) : readGroupInput(type)
  if (typeof input === 'string') return input

  const message = asText(asObject(event['message'])?.['id'])
  const replyTo = asText(event['replyToken'])
  return {
    id: `line:${destination}:${asText(event['webhookEventId']) || fingerprint(event)}`,
    from: { channel: 'line', address },
    at: asInteger(event['timestamp']) ?? now,
    receivedAt: now,
    input,
    ...(message ? { message } : {}),
    ...(replyTo ? { replyTo } : {}),
  }
}

function readInput(type: string, event: Json): Input | 'silent' | 'unreadable' {
  const message = asObject(event['message'])
  switch (type) {
    case 'message':
      return message ? readMessage(message) : 'unreadable'
    case 'messageEdited': {
      const of = asText(message?.['id'])
      const text = asText(message?.['text'])
      return of ? { kind: 'edited', of, ...(text === undefined ? {} : { text }) } : 'unreadable'
    }
    case 'postback':
      return readButton(asObject(event['postback'])?.['data'])
    case 'unsend': {
      const of = asText(asObject(event['unsend'])?.['messageId'])
      return of ? { kind: 'unsent', of } : 'unreadable'
    }
    case 'follow':
      return { kind: 'joined' }
    case 'unfollow':
      return { kind: 'left' }
    default:
      return message ? { kind: 'unknown', what: type } : 'silent'
  }
}

/** Of a group only our own coming and going is heard; what people say there is neither kept nor answered. */
const readGroupInput = (type: string): Input | 'silent' =>
  type === 'join' ? { kind: 'grouped' } : type === 'leave' ? { kind: 'left' } : 'silent'

/** Stands in for a missing event id: the same for every delivery of the same event. */
function fingerprint(event: Json): string {
  const { deliveryContext: _, ...rest } = event
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url')
}
