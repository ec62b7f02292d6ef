import type { ConversationId, PersonId } from '../core/conversation.ts'
import type { Sql } from '../ports.ts'
import type { Key, Seal } from '../seal.ts'
import { statements } from './statements.ts'

/** A person's key as it is stored. */
export interface Wrapped {
  readonly person: PersonId
  readonly key: Uint8Array
}

/** The keys by conversation, and a bounded memory of those last used: unwrapping costs. */
export function createKeys(sql: Sql, seal: Seal, most = 10_000) {
  const known = new Map<ConversationId, Key>()
  return { find, unwrap, wrap, remember }

  async function find(conversation: ConversationId): Promise<Key> {
    const found = known.get(conversation)
    if (found) return found
    const [row] = await sql.all<Wrapped>(statements.key, conversation)
    if (!row) throw new Error(`Conversation ${conversation} has no key.`)
    return unwrap(conversation, row)
  }

  function unwrap(conversation: ConversationId, { person, key }: Wrapped): Key {
    const found = known.get(conversation) ?? seal.unwrap(at(person), key)
    remember(conversation, found)
    return found
  }

  function wrap(person: PersonId, key: Key): Uint8Array {
    return seal.wrap(at(person), key)
  }

  function remember(conversation: ConversationId, key: Key): void {
    known.delete(conversation)
    known.set(conversation, key)
    if (known.size <= most) return
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
}

export type Keys = ReturnType<typeof createKeys>

const at = (person: PersonId) => `person|${person}`
