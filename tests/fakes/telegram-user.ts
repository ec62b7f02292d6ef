import type { Bubble, Json } from './platform.ts'
import type { TelegramHook, TelegramUpdate } from './telegram-hook.ts'

/** What came of something a user did: the update, to be delivered again at will, and the answers. */
export interface Done {
  readonly update: TelegramUpdate
  readonly statuses: readonly number[]
}

/** Somebody with Telegram on a phone, in a private chat with the bot. */
export interface TelegramUser {
  readonly id: number
  /** What their phone shows of us, oldest first. */
  readonly shown: readonly Bubble[]
  says(text: string): Promise<Done>
  /** Presses a button of the newest bubble that has it; Telegram's buttons stay for ever. */
  taps(label: string): Promise<Done>
  /** Sends any message: `{ photo: [{ file_id: 'x' }], caption: 'my slip' }`. */
  sends(message: Json): Promise<Done>
  edits(messageId: number, text: string): Promise<Done>
  /** Blocks the bot: sends fail with 403 until `returns`. */
  blocks(): Promise<Done>
  returns(): Promise<Done>
  /** Anything else that may happen. */
  does(fields: Json): Promise<Done>
}

/** What the fake knows of its chats. */
export interface Chats {
  readonly known: Set<number>
  readonly blocked: Set<number>
  /** Callback queries that may be answered, with the time they were pressed. */
  readonly queries: Map<string, number>
  readonly shownTo: (id: string) => readonly Bubble[]
  readonly now: () => number
}

let ids = 7_100_000_000
let messageIds = 100

/** See TelegramUser. The chat is known to the bot from the first thing its user does. */
export function createTelegramUser(
  hook: TelegramHook,
  chats: Chats,
  id = ++ids,
  language = 'vi',
): TelegramUser {
  const from = { id, is_bot: false, first_name: 'Lan', language_code: language }
  const chat = { id, type: 'private', first_name: 'Lan' }
  const date = () => Math.floor(chats.now() / 1_000)
  const does: TelegramUser['does'] = async (fields) => {
    chats.known.add(id)
    const update = hook.update(fields)
    return { update, statuses: await hook.deliver(update) }
  }
  const sent = new Map<number, number>()
  const sends: TelegramUser['sends'] = (message) => {
    sent.set(++messageIds, date())
    return does({ message: { message_id: messageIds, from, chat, date: date(), ...message } })
  }
  const member = (was: string, is: string) => ({
    my_chat_member: {
      chat,
      from,
      date: date(),
      old_chat_member: { user: { id: 1, is_bot: true, first_name: 'Tonari' }, status: was },
      new_chat_member: { user: { id: 1, is_bot: true, first_name: 'Tonari' }, status: is },
    },
  })
  return {
    id,
    get shown() {
      return chats.shownTo(String(id))
    },
    does,
    sends,
    says: (text) => sends({ text }),
    edits: (messageId, text) =>
      does({
        edited_message: {
          ...{ message_id: messageId, from, chat, text },
          ...{ date: sent.get(messageId) ?? date(), edit_date: date() },
        },
      }),
    taps: async (label) => {
      const choices = [...chats.shownTo(String(id))].reverse().flatMap((bubble) => bubble.choices)
      const choice = choices.find((one) => one.label === label)
      if (!choice) throw new Error(`no button "${label}" on the phone of ${id}`)
      const query = String(++messageIds * 1_000_003)
      chats.queries.set(query, chats.now())
      const message = { message_id: messageIds, chat, date: date(), text: '…' }
      return does({
        callback_query: { id: query, from, message, chat_instance: '1', data: choice.data },
      })
    },
    blocks: () => {
      chats.blocked.add(id)
      return does(member('member', 'kicked'))
    },
    returns: () => {
      chats.blocked.delete(id)
      return does(member('kicked', 'member'))
    },
  }
}
