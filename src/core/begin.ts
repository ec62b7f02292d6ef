import type { Conversation, ConversationId, PersonId } from './conversation.ts'
import type { Sender } from './inbound.ts'

/**
 * A conversation nobody has spoken in yet. `language` is the platform's own guess; the person is
 * asked all the same.
 */
export function begin(
  from: Sender,
  id: ConversationId,
  person: PersonId,
  language?: string,
): Conversation {
  return {
    id,
    person,
    channel: from.channel,
    address: from.address,
    seq: 0,
    locale: language?.toLowerCase().startsWith('ja') ? 'ja' : 'vi',
    greeted: false,
    talkingTo: 'bot',
    misses: 0,
  }
}
