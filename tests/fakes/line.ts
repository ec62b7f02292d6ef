import { randomUUID } from 'node:crypto'
import { type Contents, contentOf } from './contents.ts'
import { wordsOf } from './line-flex.ts'
import { faultsOf, type Message } from './line-rules.ts'
import { readToken } from './line-token.ts'
import { createLineUser, type LineUser } from './line-user.ts'
import { type LineHook, signedHook } from './line-webhook.ts'
import {
  type Asked,
  type Bubble,
  type Json,
  type Platform,
  type Said,
  startPlatform,
} from './platform.ts'

/** A fake of LINE's Messaging API on a real port. */
export interface FakeLine extends Platform {
  readonly channelSecret: string
  readonly accessToken: string
  /** The bot's own user id, `destination` in webhooks. */
  readonly destination: string
  /** Sends webhooks: set `hook.url` first. */
  readonly hook: LineHook
  /** Somebody with a phone; a new one unless an id is given. */
  user(id?: string): LineUser
  /** What people sent, by their messages' ids. */
  readonly contents: Contents
  /** The bubbles on somebody's phone, oldest first. */
  shownTo(id: string): readonly Bubble[]
}

/** How a fake LINE may differ from the usual one. */
export interface FakeLineSettings {
  readonly port?: number
  readonly channelSecret?: string
  readonly accessToken?: string
  /** Where webhooks go. */
  readonly webhook?: string
  /** The clock by which tokens and retry keys age. */
  readonly now?: () => number
  /** Off for measuring: calls are not remembered. */
  readonly record?: boolean
}

/**
 * Starts a LINE that refuses what LINE refuses: a wrong access token, bodies outside the schema or
 * the lengths, more than 2 MB, used, old or foreign reply tokens, a retry key on a reply; and that
 * answers 409 to a push with a retry key it has taken within 24 hours.
 * https://developers.line.biz/en/reference/messaging-api/
 */
export async function startFakeLine(settings: FakeLineSettings = {}): Promise<FakeLine> {
  const channelSecret = settings.channelSecret ?? 'a-channel-secret-of-the-fake-line'
  const accessToken = settings.accessToken ?? 'an-access-token-of-the-fake-line'
  const destination = `U${'0'.repeat(31)}1`
  const now = settings.now ?? Date.now
  const phones = new Map<string, Bubble[]>()
  const blocked = new Set<string>()
  const usedTokens = new Set<string>()
  const keys = new Map<
    string,
    { readonly at: number; readonly request: string; readonly body: Json }
  >()
  const contents: Contents = new Map()
  let messages = 0

  const shownTo = (id: string): readonly Bubble[] => phones.get(id) ?? []
  const hook = signedHook({ channelSecret, destination, url: settings.webhook, now })
  const user = (id?: string) => createLineUser({ id, hook, shownTo, blocked })

  function answer(asked: Asked): Said {
    const request = randomUUID()
    const said = decide(asked, request)
    return { ...said, headers: { 'x-line-request-id': request, ...said.headers } }
  }

  function decide({ path, headers, body, size }: Asked, request: string): Said {
    if (headers['authorization'] !== `Bearer ${accessToken}`)
      return no(
        401,
        'Authentication failed. Confirm that the access token in the authorization header is valid.',
      )
    if (size > 2_000_000) return no(413, 'Request entity too large')
    const content = /^\/v2\/bot\/message\/([^/]+)\/content$/.exec(path)?.[1]
    if (content !== undefined) return contentOf(contents, content) ?? no(404, 'Not found')
    const method = /^\/v2\/bot\/message\/(reply|push)$/.exec(path)?.[1] as
      | 'reply'
      | 'push'
      | undefined
    if (!method) return no(404, 'Not found')
    if (!body) return no(400, 'The request body could not be parsed as JSON.')
    const details = faultsOf(method, body)
    if (details.length > 0)
      return {
        status: 400,
        body: { message: `The request body has ${details.length} error(s)`, details },
      }
    return method === 'reply' ? reply(headers, body) : push(headers, body, request)
  }

  function reply(headers: Asked['headers'], body: Json): Said {
    if (headers['x-line-retry-key'] !== undefined)
      return no(400, 'The retry key is not acceptable for this request')
    const token = String(body['replyToken'])
    const read = readToken(channelSecret, token)
    if (!read || usedTokens.has(token) || now() - read.at > 60_000)
      return no(400, 'Invalid reply token')
    usedTokens.add(token)
    return { status: 200, body: show(read.user, body) }
  }

  function push(headers: Asked['headers'], body: Json, request: string): Said {
    const to = String(body['to'])
    if (!/^[UCR][0-9a-f]{32}$/.test(to))
      return no(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    const key = headers['x-line-retry-key']
    if (key !== undefined && !uuid.test(key)) return no(400, 'The retry key is invalid')
    const known = key === undefined ? undefined : keys.get(key)
    if (known && now() - known.at < 24 * 3_600_000)
      return {
        status: 409,
        headers: { 'x-line-accepted-request-id': known.request },
        body: { message: 'The retry key is already accepted', ...known.body },
      }
    const taken = show(to, body)
    if (key !== undefined) keys.set(key, { at: now(), request, body: taken })
    return { status: 200, body: taken }
  }

  /** A blocked account's messages are taken and shown to nobody. */
  function show(to: string, body: Json): Json {
    const sent = body['messages'] as readonly Message[]
    if (!blocked.has(to)) phones.set(to, [...shownTo(to), ...sent.map(bubble)])
    return { sentMessages: sent.map(() => ({ id: String(++messages), quoteToken: 'q' })) }
  }

  const to = ({ body }: Asked) =>
    typeof body?.['replyToken'] === 'string'
      ? readToken(channelSecret, body['replyToken'])?.user
      : (body?.['to'] as string | undefined)
  const says = (id: string, text: string) => user(id).says(text)
  const platform = await startPlatform({ to, answer, shownTo, says }, settings)
  const made = { channelSecret, accessToken, destination, hook, user, shownTo, contents }
  return Object.assign(platform, made)
}

/** What LINE says when too much is sent at once, and when the month's messages are used up. */
export const lineTooMany = {
  rate: {
    kind: 'answer',
    status: 429,
    body: { message: 'The API rate limit has been exceeded. Try again later.' },
  },
  quota: { kind: 'answer', status: 429, body: { message: 'You have reached your monthly limit.' } },
} as const

const no = (status: number, message: string): Said => ({ status, body: { message } })

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const bubble = (message: Message): Bubble => ({
  ...shownOf(message),
  choices: (message.quickReply?.items ?? []).map(({ action }) => ({
    label: action?.label ?? '',
    data: action?.data ?? '',
  })),
})

function shownOf(message: Message): Omit<Bubble, 'choices'> {
  const { quickReply: _, ...fields } = message
  switch (message.type) {
    case 'flex':
      return { text: wordsOf(message.contents) }
    case 'text':
      return { text: message.text }
    case 'location':
      return { text: '', place: fields }
    default:
      return { text: '', fetches: fields }
  }
}
