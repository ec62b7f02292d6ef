import type { Safe } from '../media/safe.ts'
import type { Get, Post } from '../ports.ts'
import type { Channel } from './ports.ts'
import { fetchTelegram } from './telegram/fetch.ts'
import { receiveTelegram } from './telegram/receive.ts'
import { renderTelegram } from './telegram/render.ts'
import { sendTelegram } from './telegram/send.ts'
import { withdrawTelegram } from './telegram/withdraw.ts'

/** How Tonari's Telegram bot is reached, and how Telegram proves that it is Telegram. */
export interface TelegramSettings {
  readonly token: string
  /** What `setWebhook` was given as `secret_token`. Empty: no webhook is ever accepted. */
  readonly secret: string
  /** `https://api.telegram.org`, or a fake's address. */
  readonly apiRoot: string
  readonly post: Post
  /** Fetches files; absent, none are fetched. */
  readonly get?: Get
  /** The same with more time, for files; `post` where there is none. */
  readonly upload?: Post
  /** Opens the files that calls name. */
  readonly copy?: Safe['copy']
  /** The caseworkers' group as it is called now; absent where they have none. */
  readonly desk?: () => number
}

/** Telegram's Bot API as a channel. https://core.telegram.org/bots/api */
export function createTelegram(settings: TelegramSettings): Channel {
  const telegram = { ...settings, apiRoot: settings.apiRoot.replace(/\/+$/, '') }
  const { get } = settings
  const bot = botOf(settings.token)
  return {
    id: 'telegram',
    receive: async (headers, body, now) =>
      receiveTelegram(settings.secret, bot, headers, body, now, settings.desk?.()),
    render: renderTelegram,
    send: (parcel, now) => sendTelegram(telegram, parcel, now),
    withdraw: withdrawTelegram,
    ...(get && { fetch: (ref) => fetchTelegram({ ...telegram, get }, ref) }),
  }
}

/** The bot's own id, which its token begins with and which is no secret. */
export const botOf = (token: string): string => token.split(':', 1)[0] ?? ''
