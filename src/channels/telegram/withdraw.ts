import type { Opts } from 'grammy/types'
import type { Conversation } from '../../core/conversation.ts'
import type { Call, Receipt } from '../../ports.ts'

/** Messages that one call may name. */
const MOST = 100

/**
 * Has messages of the last two days deleted from the chat, on both sides: ours by their receipts,
 * and the person's, which a bot may delete in a private chat. Those that are gone are passed over.
 * https://core.telegram.org/bots/api#deletemessages
 */
export function withdrawTelegram(
  { address }: Conversation,
  receipts: readonly Receipt[],
  messages: readonly string[],
): readonly Call[] {
  const ours = receipts.flatMap(({ message_id: id }) => (id === undefined ? [] : Number(id)))
  const all = [...new Set([...ours, ...messages.map(Number)])]
    .filter(Number.isSafeInteger)
    .sort((a, b) => a - b)
  const calls: Call[] = []
  for (let from = 0; from < all.length; from += MOST) {
    const ids = all.slice(from, from + MOST)
    const body: Opts<'deleteMessages'> = { chat_id: Number(address), message_ids: ids }
    calls.push({ method: 'deleteMessages', body: { ...body } })
  }
  return calls
}
