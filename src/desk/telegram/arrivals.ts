import type { ConversationId } from '../../core/conversation.ts'
import type { Parcel } from '../../parcel.ts'
import type { RoomsKept } from '../ports.ts'
import type { Lines } from './lines.ts'

/** What shows caseworkers what became of what they wrote. */
export interface Arrivals {
  /** A message to this person is on its way, and is marked. */
  expect(conversation: ConversationId): void
  /** Hears that it is written how a parcel ended. */
  settled(parcel: Parcel): void
  /** Shows everything whose way has ended. */
  look(): Promise<void>
  /** Shows that a message is a note, and goes nowhere. */
  note(message: number, thread: number): Promise<void>
}

/** Emoji that every group may react with. https://core.telegram.org/bots/api#reactiontypeemoji */
const SENT = '👍'
const NOTE = '✍'

/**
 * Marks a caseworker's message with what became of it: a reaction where it arrived or is a note,
 * and words where it did not arrive. What could not be shown is tried again at the next look.
 */
export function createArrivals(given: {
  readonly kept: Pick<RoomsKept, 'arrived' | 'settle'>
  readonly lines: Lines
}): Arrivals {
  const { kept, lines } = given
  let looking: Promise<void> | undefined
  let again = false
  const expected = new Map<ConversationId, number>()

  return {
    expect(conversation) {
      expected.set(conversation, (expected.get(conversation) ?? 0) + 1)
    },
    settled({ lane, conversation }) {
      if (lane === conversation && expected.has(conversation)) void look()
    },
    look,
    note: (message, thread) => lines.say({ key: 'told.note', message, thread, emoji: NOTE }),
  }

  function look(): Promise<void> {
    again = looking !== undefined
    looking ??= show().finally(() => {
      looking = undefined
      if (again) void look()
    })
    return looking
  }

  async function show(): Promise<void> {
    try {
      for (const { event, conversation, message, thread, end } of await kept.arrived()) {
        const emoji = end === 'sent' && { emoji: SENT }
        const done = await lines.once({ key: `told.${end}`, message, thread, ...emoji })
        if (!done) continue
        await kept.settle(event)
        const left = (expected.get(conversation) ?? 1) - 1
        if (left > 0) expected.set(conversation, left)
        else expected.delete(conversation)
      }
    } catch {
      // The database is busy or closed: the next look finds the same.
    }
  }
}
