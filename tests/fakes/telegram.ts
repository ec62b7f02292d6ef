import { type Contents, fileAt, fileOf } from './contents.ts'
import {
  type Asked,
  type Bubble,
  type Json,
  type Platform,
  type Said,
  startPlatform,
} from './platform.ts'
import { enclosedIn, fromForm, shows } from './telegram-files.ts'
import { createGroup } from './telegram-group.ts'
import type { FakeGroup } from './telegram-group-seen.ts'
import { createHook, type TelegramHook } from './telegram-hook.ts'
import { faultOf, type Keyboard, methods } from './telegram-rules.ts'
import { type Chats, createTelegramUser, type TelegramUser } from './telegram-user.ts'

/** A fake of Telegram's Bot API on a real port. */
export interface FakeTelegram extends Platform {
  readonly token: string
  /** Delivers updates: to `hook.url` if it is set, else to whoever polls. */
  readonly hook: TelegramHook
  /** Somebody with a phone; a new one unless an id is given. */
  user(id?: number, language?: string): TelegramUser
  /** What people sent, by its `file_id`. */
  readonly contents: Contents
  /** The bubbles on somebody's phone, oldest first. */
  shownTo(id: string | number): readonly Bubble[]
  /** A supergroup with topics, in which the bot is. */
  group(id?: number): FakeGroup
  /** A group became a supergroup: sends to it are refused with the new id. */
  migrate(group: number, supergroup: number): void
}

/** How a fake Telegram may differ from the usual one. */
export interface FakeTelegramSettings {
  readonly port?: number
  readonly token?: string
  readonly webhook?: string
  readonly secret?: string
  readonly now?: () => number
  /** Refuses a second message to one chat within a second, as Telegram roughly does. */
  readonly limited?: boolean
  /** Milliseconds for which a pressed button can be answered. */
  readonly queriesLast?: number
  readonly record?: boolean
}

/**
 * Starts a Telegram that refuses what Telegram refuses: a wrong token, unknown methods and
 * parameters, empty and too long texts, button data over 64 bytes, unknown chats, people who blocked
 * the bot, pressed buttons that are too old, polling while there is a webhook.
 * https://core.telegram.org/bots/api
 */
export async function startFakeTelegram(
  settings: FakeTelegramSettings = {},
): Promise<FakeTelegram> {
  const token = settings.token ?? '4242:a-token-of-the-fake-telegram'
  const now = settings.now ?? Date.now
  const hook = createHook({ url: settings.webhook, secret: settings.secret })
  const phones = new Map<string, Bubble[]>()
  const bubbles = new Map<number, Bubble>()
  const lastSent = new Map<string, number>()
  const moved = new Map<string, number>()
  const contents: Contents = new Map()
  let messages = 9_000

  const shownTo = (id: string | number): readonly Bubble[] => phones.get(String(id)) ?? []
  const chats: Chats = { known: new Set(), blocked: new Set(), queries: new Map(), shownTo, now }
  const groups = new Map<number, ReturnType<typeof createGroup>>()
  const group = (id = -1_001_000_000_000 - groups.size) => {
    const made = createGroup(id, hook, chats, () => ++messages, settings.limited ?? false)
    groups.set(id, made)
    return made
  }
  const user = (id?: number, language?: string) => createTelegramUser(hook, chats, id, language)

  async function answer({ path, body: asked, files }: Asked): Promise<Said> {
    const file = fileAt(contents, token, path)
    if (file) return file
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? []
    if (given !== token) return no(401, 'Unauthorized')
    if (!methods[method]) return no(404, 'Not Found')
    const types = (name: string) => methods[method]?.[name]?.types ?? []
    const body = asked && files ? fromForm(types, asked, files) : asked
    if (!body) return no(400, "Bad Request: can't parse request body as JSON object")
    const fault = faultOf(method, body)
    if (fault) return no(400, fault)
    const supergroup = moved.get(String(body['chat_id']))
    if (supergroup !== undefined)
      return no(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: supergroup,
      })
    for (const one of groups.values()) {
      const said = one.answer(method, body)
      if (said) return said
    }
    if (shows(method)) return show(method, body)
    return (await handlers[method]?.(body)) ?? yes(true)
  }

  const handlers: {
    readonly [method: string]: ((body: Json) => Said | Promise<Said>) | undefined
  } = {
    getMe: () => yes({ id: Number(token.split(':')[0]), is_bot: true, username: 'TonariBot' }),
    getFile: (body) => fileOf(contents, body['file_id']),
    getWebhookInfo: () => yes({ url: hook.url ?? '', pending_update_count: 0 }),
    setWebhook: (body) => {
      hook.url = String(body['url']) || undefined
      hook.secret = body['secret_token'] as string | undefined
      return yes(true)
    },
    deleteWebhook: () => {
      hook.url = undefined
      return yes(true)
    },
    getUpdates: async (body) => {
      if (hook.url) return no(409, "Conflict: can't use getUpdates method while webhook is active")
      const { offset, limit, timeout } = body as { [name: string]: number | undefined }
      return yes(await hook.take(offset, limit ?? 100, timeout ?? 0))
    },
    answerCallbackQuery: (body) => {
      const query = String(body['callback_query_id'])
      const pressed = chats.queries.get(query)
      if (pressed === undefined || now() - pressed > (settings.queriesLast ?? 15_000))
        return no(
          400,
          'Bad Request: query is too old and response timeout expired or query ID is invalid',
        )
      return yes(true)
    },
    /** What is not there, or was not ours, is passed over. */
    deleteMessages: (body) => {
      const chat = String(body['chat_id'])
      const gone = new Set((body['message_ids'] as readonly number[]).map((id) => bubbles.get(id)))
      phones.set(
        chat,
        shownTo(chat).filter((bubble) => !gone.has(bubble)),
      )
      return yes(true)
    },
    getChat: () => no(400, 'Bad Request: chat not found'),
    getChatMemberCount: () => no(400, 'Bad Request: chat not found'),
    getChatMember: () => no(400, 'Bad Request: chat not found'),
    createForumTopic: () => no(400, 'Bad Request: chat not found'),
  }

  function show(method: string, body: Json): Said {
    const chat = String(body['chat_id'])
    if (!chats.known.has(Number(chat))) return no(400, 'Bad Request: chat not found')
    if (chats.blocked.has(Number(chat))) return no(403, 'Forbidden: bot was blocked by the user')
    if (settings.limited && now() - (lastSent.get(chat) ?? 0) < 1_000)
      return no(429, 'Too Many Requests: retry after 1', { retry_after: 1 })
    lastSent.set(chat, now())
    const markup = body['reply_markup'] as Keyboard | undefined
    const choices = (markup?.inline_keyboard ?? []).flat().map(({ text, callback_data: data }) => ({
      label: text ?? '',
      data: data ?? '',
    }))
    const enclosed = enclosedIn(method, body) ?? { text: String(body['text']) }
    const bubble = { ...enclosed, choices }
    phones.set(chat, [...shownTo(chat), bubble])
    bubbles.set(++messages, bubble)
    return yes({
      message_id: messages,
      chat: { id: Number(chat), type: 'private' },
      date: Math.floor(now() / 1_000),
    })
  }

  const to = ({ body }: Asked) =>
    body?.['chat_id'] === undefined ? undefined : String(body['chat_id'])
  const says = (id: string, text: string) => user(Number(id)).says(text)
  const platform = await startPlatform({ to, answer, shownTo, says }, settings)
  const migrate = (from: number, supergroup: number) => {
    moved.set(String(from), supergroup)
    const one = groups.get(from)
    if (one) one.id = supergroup
  }
  return Object.assign(platform, { token, hook, user, group, shownTo, migrate, contents })
}

/** What Telegram says when it asks us to wait so many seconds. */
export const telegramTooMany = (seconds: number) =>
  ({
    kind: 'answer',
    status: 429,
    body: {
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: seconds },
    },
  }) as const

const yes = (result: unknown): Said => ({ status: 200, body: { ok: true, result } })

const no = (status: number, description: string, parameters?: Json): Said => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
})
