import type { ConversationId } from '../../core/conversation.ts'
import type { Store } from '../../store/ports.ts'
import type { RoomsKept } from '../ports.ts'

/** What a message of a room said to the person last, and by which turn. */
export interface Sent {
  /** 0 where it is not known. */
  readonly seq: number
  /** Absent where they are not kept any more. */
  readonly words?: string
}

/**
 * What a message of a room's said to the person; undefined where it did not go to them. An edit is
 * held against it, since Telegram tells of one also where only what we do not use has changed.
 * https://core.telegram.org/bots/api#update
 */
export async function wordsSent(
  store: Pick<Store, 'transcript'> & { readonly desk: Pick<RoomsKept, 'wentOut'> },
  conversation: ConversationId,
  message: number,
  thread: number,
): Promise<Sent | undefined> {
  const sent = await store.desk.wentOut({ conversation, message, thread })
  if (!sent || sent.seq === 0) return sent
  const [turn] = await store.transcript(conversation, sent.seq - 1, 1)
  const input = turn?.seq === sent.seq ? turn.heard.input : undefined
  if (input?.kind !== 'caseworker') return sent
  const { act } = input
  if (act.kind === 'send') return { ...sent, words: act.caption ?? '' }
  return act.kind === 'reply' ? { ...sent, words: act.words } : sent
}
