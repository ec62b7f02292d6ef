import type { Conversation, ConversationId } from '../core/conversation.ts'
import { Unopened } from '../seal.ts'
import type { Store } from './ports.ts'

/** Opens something of somebody's, and tells whose it is where that cannot be; throws then as well. */
export function opening<T>(
  conversation: ConversationId,
  unopened: (conversation: ConversationId) => void,
  open: () => T,
): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof Unopened) unopened(conversation)
    throw error
  }
}

/** What is opened; undefined where it cannot be, so that it keeps nobody else's from being read. */
export function openable<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch (error) {
    if (error instanceof Unopened) return undefined
    throw error
  }
}

/** A conversation; undefined too where its record cannot be opened, which whoever keeps it was told of. */
export async function findOpened(
  store: Pick<Store, 'find'>,
  conversation: ConversationId,
): Promise<Conversation | undefined> {
  try {
    return await store.find(conversation)
  } catch (error) {
    if (error instanceof Unopened) return undefined
    throw error
  }
}
