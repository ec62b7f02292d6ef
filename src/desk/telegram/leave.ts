import type { Receipt } from '../../parcel.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'

/**
 * Deletes the topics that were made for somebody, with everything in them. False where Telegram gave
 * no answer or asks to wait: then it is to be done again. What it refuses can be done by nobody.
 * https://core.telegram.org/bots/api#deleteforumtopic
 */
export async function leaveRooms(
  api: Api,
  group: Group,
  receipts: readonly Receipt[],
): Promise<boolean> {
  for (const thread of topicsIn(receipts)) {
    const chat_id = group.chat()
    const done = await api('deleteForumTopic', { chat_id, message_thread_id: thread })
    if (!done || done.status === 429 || done.status >= 500) return false
  }
  return true
}

/** The topics among what the platform called everything: what is no message in one. */
export const topicsIn = (receipts: readonly Receipt[]): readonly (string | number)[] => [
  ...new Set(
    receipts.flatMap((receipt) =>
      receipt['message_id'] === undefined ? (receipt['message_thread_id'] ?? []) : [],
    ),
  ),
]
