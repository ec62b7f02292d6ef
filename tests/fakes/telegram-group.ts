import type { Bubble, Json, Said } from './platform.ts'
import { enclosedIn, shows } from './telegram-files.ts'
import type { FakeGroup, GroupMessage } from './telegram-group-seen.ts'
import type { TelegramHook } from './telegram-hook.ts'
import type { Keyboard } from './telegram-rules.ts'
import type { Chats, Done } from './telegram-user.ts'

/** See FakeGroup. `answer` is what the bot's calls to it come to; undefined for other calls. */
export function createGroup(
  id: number,
  hook: TelegramHook,
  chats: Chats,
  newId: () => number,
  limited: boolean,
): FakeGroup & { answer(method: string, body: Json): Said | undefined } {
  const topics: { thread: number; name: string; closed: boolean }[] = []
  let all: (GroupMessage & { text: string; choices: Bubble['choices']; reactions: string[] })[] = []
  const edits: number[] = []
  const queries = new Map<string, string[]>()
  let sent: number[] = []
  let out = false
  let members = 8_200_000_000
  const people = new Set<number>()
  const date = () => Math.floor(chats.now() / 1_000)
  const does = async (fields: Json): Promise<Done> => {
    const update = hook.update(fields)
    return { update, statuses: await hook.deliver(update) }
  }
  const chat = () => ({ id: group.id, type: 'supergroup', title: 'desk', is_forum: group.forum })
  const bot = { id: 4242, is_bot: true, first_name: 'Tonari' }
  const inTopic = (thread: number | undefined) =>
    thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }
  const standing = (was: string, is: string) =>
    does({
      my_chat_member: {
        ...{ chat: chat(), from: { id: 1, is_bot: false, first_name: 'A' }, date: date() },
        old_chat_member: { user: bot, status: was },
        new_chat_member: { user: bot, status: is },
      },
    })

  const group: FakeGroup & { answer(method: string, body: Json): Said | undefined } = {
    id,
    forum: true,
    makesNoTopic: undefined,
    rights: { status: 'administrator', can_manage_topics: true, can_delete_messages: true },
    topics,
    edits,
    messages: (thread) => all.filter((message) => message.thread === thread),
    loses: (thread, message) => {
      const kept = (one: GroupMessage) =>
        message === undefined ? one.thread !== thread : one.id !== message
      all = all.filter(kept)
      if (message === undefined)
        topics.splice(
          topics.findIndex((one) => one.thread === thread),
          1,
        )
    },
    kick: () => {
      out = true
      return standing('administrator', 'kicked')
    },
    readmit: () => {
      out = false
      return standing('kicked', 'administrator')
    },
    join: async (many) => {
      for (let n = 0; n < many; n++) {
        const from = { id: ++members, is_bot: false, first_name: 'Ito' }
        people.add(from.id)
        const message = { message_id: newId(), from, chat: chat(), date: date() }
        await does({ message: { ...message, new_chat_members: [from] } })
      }
    },
    member: (memberId = ++members) => {
      people.add(memberId)
      const from = { id: memberId, is_bot: false, first_name: 'Sato' }
      const answers: string[] = []
      const sends = (message: Json, thread: number | undefined, answers?: number) => {
        const message_id = newId()
        if (message['forum_topic_created'] === undefined)
          all.push({
            ...{ id: message_id, thread, by: memberId },
            text: String(message['text'] ?? message['caption'] ?? ''),
            ...{ choices: [], reactions: [] },
          })
        const answered = all.find((one) => one.id === answers)
        const reply =
          answered !== undefined
            ? {
                message_id: answered.id,
                from: answered.by === 'bot' ? bot : { id: answered.by, is_bot: false },
              }
            : thread !== undefined
              ? { message_id: thread, from: bot, forum_topic_created: { name: 'x' } }
              : undefined
        return does({
          message: {
            ...{ message_id, from, chat: chat(), date: date(), ...inTopic(thread) },
            ...{ ...(reply && { reply_to_message: reply }), ...message },
          },
        })
      }
      return {
        id: memberId,
        answers,
        says: (text, { thread, answers: to }) => sends({ text }, thread, to),
        sends: (message, { thread }) => sends(message, thread),
        edits: (message, text, { thread }) =>
          does({
            edited_message: {
              ...{ message_id: message, from, chat: chat(), date: date(), text },
              ...inTopic(thread),
            },
          }),
        taps: (label, { thread }) => {
          const found = all
            .filter((message) => message.thread === thread)
            .toReversed()
            .flatMap((message) => message.choices.map((choice) => ({ message, choice })))
            .find(({ choice }) => choice.label === label)
          if (!found) throw new Error(`no button "${label}" in topic ${thread}`)
          const query = `9${newId()}`
          chats.queries.set(query, chats.now())
          queries.set(query, answers)
          const message = {
            ...{ message_id: found.message.id, from: bot, chat: chat(), date: date(), text: '…' },
            ...inTopic(thread),
          }
          return does({
            callback_query: {
              ...{ id: query, from, message, chat_instance: '1', data: found.choice.data },
            },
          })
        },
      }
    },
    answer(method, body) {
      if (method === 'answerCallbackQuery') {
        const text = body['text']
        if (typeof text === 'string') queries.get(String(body['callback_query_id']))?.push(text)
        return undefined
      }
      if (Number(body['chat_id']) !== group.id) return undefined
      if (out) return no(403, 'Forbidden: bot was kicked from the supergroup chat')
      return shows(method) ? show(method, body) : handlers[method]?.(body)
    },
  }

  const handlers: { readonly [method: string]: ((body: Json) => Said) | undefined } = {
    getChat: () => yes(chat()),
    /** The bot is one of them. */
    getChatMemberCount: () => yes(people.size + 1),
    getChatMember: () => yes({ user: bot, ...group.rights }),
    createForumTopic: (body) => {
      if (!group.forum) return no(400, 'Bad Request: the chat is not a forum')
      if (group.rights['can_manage_topics'] !== true)
        return no(400, 'Bad Request: not enough rights to create a topic')
      if (group.makesNoTopic !== undefined) return no(400, group.makesNoTopic)
      const busy = spent()
      if (busy) return busy
      const thread = newId()
      topics.push({ thread, name: String(body['name']), closed: false })
      return yes({ message_thread_id: thread, name: body['name'], icon_color: 7_322_096 })
    },
    closeForumTopic: (body) => {
      const topic = topics.find(({ thread }) => thread === body['message_thread_id'])
      if (!topic) return no(400, 'Bad Request: message thread not found')
      if (topic.closed) return no(400, 'Bad Request: TOPIC_NOT_MODIFIED')
      topic.closed = true
      return yes(true)
    },
    editForumTopic: (body) => {
      const topic = topics.find(({ thread }) => thread === body['message_thread_id'])
      if (!topic) return no(400, 'Bad Request: TOPIC_ID_INVALID')
      if (topic.name === body['name']) return no(400, 'Bad Request: TOPIC_NOT_MODIFIED')
      topic.name = String(body['name'])
      return yes(true)
    },
    deleteForumTopic: (body) => {
      const at = topics.findIndex(({ thread }) => thread === body['message_thread_id'])
      if (at < 0) return no(400, 'Bad Request: TOPIC_ID_INVALID')
      topics.splice(at, 1)
      all = all.filter(({ thread }) => thread !== body['message_thread_id'])
      return yes(true)
    },
    editMessageText: (body) => {
      const message = all.find((one) => one.id === body['message_id'] && one.by === 'bot')
      if (!message) return no(400, 'Bad Request: message to edit not found')
      const choices = choicesIn(body)
      if (
        message.text === body['text'] &&
        JSON.stringify(choices) === JSON.stringify(message.choices)
      )
        return no(400, 'Bad Request: message is not modified')
      message.text = String(body['text'])
      message.choices = choices
      edits.push(message.id)
      return yes({ message_id: message.id, chat: chat(), date: date(), ...inTopic(message.thread) })
    },
    editMessageReplyMarkup: (body) => {
      const message = all.find((one) => one.id === body['message_id'] && one.by === 'bot')
      if (!message) return no(400, 'Bad Request: message to edit not found')
      message.choices = choicesIn(body)
      return yes({ message_id: message.id, chat: chat(), date: date() })
    },
    deleteMessages: (body) => {
      const gone = body['message_ids'] as readonly number[]
      all = all.filter((message) => !gone.includes(message.id))
      return yes(true)
    },
    setMessageReaction: (body) => {
      const message = all.find((one) => one.id === body['message_id'])
      if (!message) return no(400, 'Bad Request: message to react not found')
      message.reactions = (body['reaction'] as readonly { readonly emoji: string }[]).map(
        ({ emoji }) => emoji,
      )
      return yes(true)
    },
  }

  function show(method: string, body: Json): Said {
    const thread = body['message_thread_id'] as number | undefined
    if (thread !== undefined && !topics.some((topic) => topic.thread === thread))
      return no(400, 'Bad Request: message thread not found')
    const busy = spent()
    if (busy) return busy
    const message = {
      ...{ id: newId(), thread, by: 'bot' as const },
      ...(enclosedIn(method, body) ?? { text: String(body['text']) }),
      ...{ choices: choicesIn(body), reactions: [] },
    }
    all.push(message)
    return yes({ message_id: message.id, chat: chat(), date: date(), ...inTopic(thread) })
  }

  /** About twenty a minute may be sent to one group. */
  function spent(): Said | undefined {
    sent = sent.filter((at) => at > chats.now() - 60_000)
    if (limited && sent.length >= 20) {
      const seconds = Math.ceil(((sent[0] ?? 0) + 60_000 - chats.now()) / 1_000)
      return no(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
    }
    sent.push(chats.now())
    return undefined
  }

  return group
}

const choicesIn = (body: Json): Bubble['choices'] =>
  ((body['reply_markup'] as Keyboard | undefined)?.inline_keyboard ?? [])
    .flat()
    .map(({ text, callback_data: data }) => ({ label: text ?? '', data: data ?? '' }))

const yes = (result: unknown): Said => ({ status: 200, body: { ok: true, result } })

const no = (status: number, description: string, parameters?: Json): Said => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
})
