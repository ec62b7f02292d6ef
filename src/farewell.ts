import { begin } from './core/begin.ts'
import type { Conversation } from './core/conversation.ts'
import type { Sender } from './core/inbound.ts'

/**
 * Where a page finds the goodbye after its talk is gone. No page's own address looks like this, and
 * whoever writes again begins as a stranger.
 */
export const goodbyeTo = ({ channel, address }: Sender): Sender => ({
  channel,
  address: `forgotten ${address}`,
})

/**
 * Whoever says goodbye to somebody who is forgotten by it: a conversation under random names and a
 * key of its own, which lives until the goodbye is sent. The platform's name for the chat is only in
 * the calls, sealed with that key.
 */
export function farewell(before: Conversation, random: () => string): Conversation {
  const { channel, locale, seq } = before
  const from = channel === 'web' ? goodbyeTo(before) : { channel, address: random() }
  return { ...begin(from, random(), random()), locale, seq: seq + 1 }
}
