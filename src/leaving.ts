import type { Conversation } from './core/conversation.ts'
import type { Deps } from './handle.ts'
import type { NewParcel } from './parcel.ts'

/**
 * What takes somebody out of the desk's rooms: out of theirs, and out of those that their cases had
 * before they came back by a code.
 */
export async function leaving(
  { rooms, store }: Pick<Deps, 'rooms' | 'store'>,
  who: Conversation,
): Promise<readonly NewParcel[]> {
  if (!rooms) return []
  const theirs = await store.deskReceipts(who.id)
  const former = await Promise.all(
    (who.cameFrom ?? []).map(({ conversation, topic }) => store.receipt(conversation, topic)),
  )
  return rooms.forget(who, [...theirs, ...former.filter((one) => one !== undefined)])
}
