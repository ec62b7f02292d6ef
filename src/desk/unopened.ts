import type { ConversationId } from '../core/conversation.ts'
import type { Log } from '../ports.ts'
import type { RoomsKept } from './ports.ts'

/** Talks whose records could not be opened, by their ids: who is told of them is kept over a restart. */
export interface UnopenedRecords {
  /** One could not be opened. Logged where that is new. */
  note(conversation: ConversationId): void
  /** All that were met since the program began. */
  all(): readonly ConversationId[]
  /** Those of them that the caseworkers' group has not been told of. */
  owed(): readonly ConversationId[]
  /** The group was told of these. */
  told(these: readonly ConversationId[]): Promise<void>
}

const TOLD = 'records unopened told'

/** Begins with what the desk was told of before. */
export async function keepUnopened(
  kept: Pick<RoomsKept, 'fact' | 'setFact'>,
  log: Log,
): Promise<UnopenedRecords> {
  const told = new Set((await kept.fact(TOLD))?.split(' '))
  const met = new Set<ConversationId>()
  return {
    note(conversation) {
      if (met.has(conversation)) return
      met.add(conversation)
      log('error', 'record-not-opened', { conversation })
    },
    all: () => [...met],
    owed: () => [...met].filter((one) => !told.has(one)),
    async told(these) {
      for (const one of these) told.add(one)
      await kept.setFact(TOLD, [...told].join(' '))
    },
  }
}
