import type { Opts } from 'grammy/types'
import type { Conversation } from '../../core/conversation.ts'
import type { OwnOf } from '../../of.ts'
import type { Call, Parcel, Receipt } from '../../parcel.ts'

/** Messages that one call may name. */
const MOST = 100

/**
 * Has messages of the last two days deleted from the chat, on both sides: ours by their receipts,
 * and the person's, which a bot may delete in a private chat. Those that are gone are passed over.
 * What may still be on its way is deleted by calls of its own, which wait for its receipt.
 * https://core.telegram.org/bots/api#deletemessages
 */
export function withdrawTelegram(
  { address }: Conversation,
  receipts: readonly Receipt[],
  messages: readonly string[],
  unsent: readonly Parcel['id'][],
): readonly Call[] {
  const ours = receipts.flatMap(({ message_id: id }) => (id === undefined ? [] : Number(id)))
  const all = [...new Set([...ours, ...messages.map(Number)])]
    .filter(Number.isSafeInteger)
    .sort((a, b) => a - b)
  const later = unsent.map((id): OwnOf => ({ $own: id, field: 'message_id' }))
  return [...inParts(all), ...inParts(later)].map((ids) => {
    const body: Deletion = { chat_id: Number(address), message_ids: ids }
    return { method: 'deleteMessages', body: { ...body } }
  })
}

type Deletion = Omit<Opts<'deleteMessages'>, 'message_ids'> & {
  readonly message_ids: readonly (number | OwnOf)[]
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = []
  for (let from = 0; from < all.length; from += MOST) parts.push(all.slice(from, from + MOST))
  return parts
}
