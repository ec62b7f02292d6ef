import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../core/conversation.ts'
import type { Inbound } from '../../core/inbound.ts'
import { asObject, asText, parseObject } from '../json.ts'
import { Malformed, type Received, Unauthorised } from '../ports.ts'
import { readEvent } from './read-event.ts'

/**
 * Verifies a webhook request of LINE's and reads its events, in their order. Throws Unauthorised
 * before anything is parsed, and Malformed for what is not a list of events; a single event that
 * cannot be read is counted in `refused` and does not fail the others.
 * https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export function receiveLine(
  channelSecret: KeyObject,
  headers: Headers,
  body: Uint8Array,
  now: Instant,
): Received {
  if (!signedBy(channelSecret, headers.get('x-line-signature') ?? '', body))
    throw new Unauthorised('the signature is not that of our LINE channel')

  const { destination, events } = parseObject(body)
  if (!Array.isArray(events)) throw new Malformed('there is no list of events')

  const inbounds: Inbound[] = []
  let refused = 0
  for (const value of events) {
    const event = asObject(value)
    const read = event ? readEvent(event, asText(destination) ?? '', now) : 'unreadable'
    if (read === 'unreadable') refused++
    else if (read !== 'silent') inbounds.push(read)
  }
  return { inbounds, refused }
}

/** Compares in constant time; a signature of the wrong length is wrong at once, which tells nothing. */
function signedBy(channelSecret: KeyObject, signature: string, body: Uint8Array): boolean {
  if (channelSecret.symmetricKeySize === 0) return false
  const right = Buffer.from(createHmac('sha256', channelSecret).update(body).digest('base64'))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right)
}
