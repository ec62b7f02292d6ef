import type { Conversation } from './conversation.ts'
import type { Media } from './inbound.ts'

/** What somebody sent, as it is answered: what a caseworker will see is not called unreadable. */
export function sentAs({ case: its }: Conversation, media: Media): Media | 'shown' {
  const read = its?.consent === 'yes' && its.status !== 'closed'
  return read && media !== 'sticker' && media !== 'contact' ? 'shown' : media
}
