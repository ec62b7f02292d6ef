import type { Json } from './platform.ts'
import { faultOfFile } from './telegram-files.ts'
import spec from './telegram-methods.json' with { type: 'json' }

type Parameters = {
  readonly [name: string]: { readonly types: readonly string[]; readonly required: boolean }
}

/** The methods the fake knows, with their parameters. */
export const methods: { readonly [method: string]: Parameters | undefined } = spec.methods

/**
 * What Telegram would refuse in a call, in its own words; undefined where nothing is wrong. Unknown
 * parameters are refused too, though Telegram ignores them: we have no reason to send any.
 * https://core.telegram.org/bots/api
 */
export function faultOf(method: string, body: Json): string | undefined {
  const parameters = methods[method] ?? {}
  for (const [name, { types, required }] of Object.entries(parameters)) {
    const value = body[name]
    if (value === undefined && required) return `Bad Request: parameter "${name}" is required`
    if (value !== undefined && !types.some((type) => fits(type, value)))
      return `Bad Request: parameter "${name}" has the wrong type`
  }
  for (const name of Object.keys(body))
    if (!parameters[name]) return `Bad Request: unknown parameter "${name}"`
  return rules[method]?.(body) ?? faultOfFile(method, body)
}

const fits = (type: string, value: unknown): boolean =>
  type.startsWith('Array of ')
    ? Array.isArray(value)
    : type === 'Integer'
      ? Number.isSafeInteger(value)
      : type === 'InputFile'
        ? (value as { readonly bytes?: unknown }).bytes instanceof Uint8Array
        : type === 'Float'
          ? typeof value === 'number'
          : type === 'String'
            ? typeof value === 'string'
            : type === 'Boolean'
              ? typeof value === 'boolean'
              : typeof value === 'object' && value !== null

const rules: { readonly [method: string]: ((body: Json) => string | undefined) | undefined } = {
  sendMessage: (body) => {
    const text = String(body['text'])
    if (text.trim() === '') return 'Bad Request: message text is empty'
    if (text.length > 4_096) return 'Bad Request: message is too long'
    return faultOfEntities(text, body) ?? faultOfKeyboard(body['reply_markup'])
  },
  editMessageText: (body) => {
    const text = String(body['text'])
    if (text.trim() === '') return 'Bad Request: message text is empty'
    return text.length > 4_096 ? 'Bad Request: message is too long' : keyboardIn(body)
  },
  editMessageReplyMarkup: keyboardIn,
  createForumTopic: (body) => {
    const { length } = String(body['name'])
    return length < 1 || length > 128 ? 'Bad Request: TOPIC_NAME_INVALID' : undefined
  },
  setMessageReaction: (body) =>
    ((body['reaction'] ?? []) as readonly { readonly emoji?: string }[]).every(({ emoji = '' }) =>
      REACTIONS.includes(emoji),
    )
      ? undefined
      : 'Bad Request: REACTION_INVALID',
  deleteMessages: (body) => {
    const count = (body['message_ids'] as readonly unknown[]).length
    return count < 1 || count > 100 ? 'Bad Request: there must be 1-100 messages' : undefined
  },
  answerCallbackQuery: (body) =>
    String(body['text'] ?? '').length > 200 ? 'Bad Request: MESSAGE_TOO_LONG' : undefined,
  getUpdates: (body) => {
    const limit = Number(body['limit'] ?? 100)
    if (limit < 1 || limit > 100) return 'Bad Request: limit must be 1-100'
    return Number(body['timeout'] ?? 0) > 50 ? 'Bad Request: timeout is at most 50' : undefined
  },
  setWebhook: (body) =>
    /^[A-Za-z0-9_-]{1,256}$/.test(String(body['secret_token'] ?? 'none'))
      ? undefined
      : 'Bad Request: secret token contains unallowed characters',
}

/** Some of those a bot may react with. https://core.telegram.org/bots/api#reactiontypeemoji */
const REACTIONS = ['👍', '👎', '❤', '🔥', '👏', '👌', '🙏', '✍', '👀', '💔', '🤝']

function keyboardIn(body: Json): string | undefined {
  return faultOfKeyboard(body['reply_markup'])
}

/**
 * Telegram cuts or drops what does not fit the text; here it is refused, since we have no reason to
 * send it. What is monospaced holds nothing else, and half a character has no format.
 */
function faultOfEntities(text: string, body: Json): string | undefined {
  const entities = (body['entities'] ?? []) as readonly Entity[]
  if (entities.length > 0 && body['parse_mode'] !== undefined) return cannot('parse_mode is given')
  if (entities.length > 100) return cannot('more than 100 entities')
  const half = /[\uDC00-\uDFFF]/
  let end = 0
  for (const { type, offset, length } of entities) {
    if (!['bold', 'italic', 'code', 'pre'].includes(type)) return cannot(`unexpected type ${type}`)
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || length < 1)
      return cannot('an offset or a length is no count')
    if (offset < end || offset + length > text.length)
      return cannot(`${type} at ${offset} lies outside or over another`)
    if (half.test(text.charAt(offset)) || half.test(text.charAt(offset + length)))
      return cannot(`${type} at ${offset} cuts a character`)
    if (text.slice(offset, offset + length).trim() === '') return cannot(`${type} of nothing`)
    end = offset + length
  }
  return undefined
}

interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
}

const cannot = (why: string) => `Bad Request: can't parse entities: ${why}`

/** A keyboard as `sendMessage` takes it: rows of buttons. */
export type Keyboard = {
  readonly inline_keyboard?: readonly (readonly {
    readonly text?: string
    readonly callback_data?: string
  }[])[]
}

function faultOfKeyboard(markup: unknown): string | undefined {
  if (markup === undefined) return undefined
  const { inline_keyboard: rows } = markup as Keyboard
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    return "Bad Request: can't parse inline keyboard"
  for (const { text, callback_data: data } of rows.flat()) {
    if (typeof text !== 'string' || text === '')
      return 'Bad Request: inline keyboard button text is empty'
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
    if (bytes < 1 || bytes > 64) return 'Bad Request: BUTTON_DATA_INVALID'
  }
  return undefined
}
