import type { Instant } from '../../core/conversation.ts'
import { parseObject } from '../json.ts'
import { type Received, Unauthorised } from '../ports.ts'
import { same } from '../same.ts'
import { readUpdate } from './read-update.ts'

/**
 * Verifies a webhook request of Telegram's, whose body is one update, and reads it. Throws
 * Unauthorised before anything is parsed, and Malformed for what is no update.
 * https://core.telegram.org/bots/api#setwebhook
 */
export function receiveTelegram(
  secret: string,
  bot: string,
  headers: Headers,
  body: Uint8Array,
  now: Instant,
  desk?: number,
): Received {
  const given = headers.get('x-telegram-bot-api-secret-token') ?? ''
  if (!same(given, secret) || secret === '')
    throw new Unauthorised('the secret is not that of our Telegram webhook')
  return readUpdate(parseObject(body), bot, now, desk)
}
