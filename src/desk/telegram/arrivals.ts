import type { ConversationId } from '../../core/conversation.ts'
import type { Parcel } from '../../ports.ts'
import type { RoomsKept } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { SayRoom } from './say.ts'

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
  readonly group: Group
  readonly api: Api
  readonly say: SayRoom
}): Arrivals {
  const { kept, group, api, say } = given
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
    note: async (message, thread) => void (await react(message, thread, NOTE, 'told.note')),
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
        const done =
          end === 'sent'
            ? await react(message, thread, SENT, 'told.sent')
            : await answer(message, thread, `told.${end}`)
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

  /** Where a group allows no reactions, words say the same. True unless it should be tried again. */
  async function react(
    message: number,
    thread: number,
    emoji: string,
    words: string,
  ): Promise<boolean> {
    const reaction = [{ type: 'emoji', emoji }]
    const ids = { chat_id: group.chat(), message_id: message }
    const done = await api('setMessageReaction', { ...ids, reaction })
    if (done?.status === 400) return answer(message, thread, words)
    return done !== undefined && done.status !== 429 && done.status < 500
  }

  async function answer(message: number, thread: number, words: string): Promise<boolean> {
    const done = await api('sendMessage', {
      chat_id: group.chat(),
      message_thread_id: thread,
      text: say(words),
      reply_parameters: { message_id: message, allow_sending_without_reply: true },
    })
    return done !== undefined && done.status !== 429 && done.status < 500
  }
}
