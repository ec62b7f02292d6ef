import type { ConversationId, PersonId } from '../core/conversation.ts'
import type { Key, Seal } from '../seal.ts'
import type { Sql } from './ports.ts'
import { recent } from './recent.ts'
import { statements } from './statements.ts'

/** A person's key as it is stored. */
export interface Wrapped {
  readonly person: PersonId
  readonly key: Uint8Array
}

/** The keys by conversation, and a bounded memory of those last used: unwrapping costs. */
export function createKeys(sql: Sql, seal: Seal, most = 10_000) {
  const known = recent<Key>(most)
  return { find, seek, unwrap, wrap, remember: known.keep, drop: known.drop }

  async function find(conversation: ConversationId): Promise<Key> {
    const found = await seek(conversation)
    if (!found) throw new Error(`Conversation ${conversation} has no key.`)
    return found
  }

  /** Undefined where the person is forgotten. */
  async function seek(conversation: ConversationId): Promise<Key | undefined> {
    const found = known.get(conversation)
    if (found) return found
    const [row] = await sql.all<Wrapped>(statements.key, conversation)
    return row && unwrap(conversation, row)
  }

  function unwrap(conversation: ConversationId, { person, key }: Wrapped): Key {
    const found = known.get(conversation) ?? seal.unwrap(at(person), key)
    known.keep(conversation, found)
    return found
  }

  function wrap(person: PersonId, key: Key): Uint8Array {
    return seal.wrap(at(person), key)
  }
}

export type Keys = ReturnType<typeof createKeys>

const at = (person: PersonId) => `person|${person}`
