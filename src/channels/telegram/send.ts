import type { Instant } from '../../core/conversation.ts'
import { type Call, type Parcel, type Receipt, Undelivered } from '../../parcel.ts'
import { type Answer, exchange, exchangeBytes } from '../exchange.ts'
import { asInteger, asObject } from '../json.ts'
import type { TelegramSettings } from '../telegram.ts'
import { type Result, readResult } from './answer.ts'
import { mediaIn } from './file-call.ts'
import { multipart } from './multipart.ts'

/**
 * Makes one call to Telegram and says what Telegram calls the message it took. Throws Undelivered.
 * Telegram knows no retry key, so that an unanswered message may be doubled when it is tried again.
 * Answering a button is a courtesy: whatever becomes of it, save a wait that Telegram asks for, it is
 * done, and what follows it goes on.
 * https://core.telegram.org/bots/api#making-requests
 */
export async function sendTelegram(
  telegram: TelegramSettings,
  parcel: Parcel,
  now: Instant,
): Promise<Receipt> {
  const courtesy = parcel.call.method === 'answerCallbackQuery'
  try {
    const result = await made(telegram, parcel.call, now)
    if (result.ok) return courtesy ? {} : receiptOf(result)
    if (courtesy && result.status !== 429) return {}
    if (result.status === 400 && DONE_BEFORE.test(result.description)) return {}
    throw errorOf(result)
  } catch (error) {
    if (courtesy && error instanceof Undelivered && error.retryIn === undefined) return {}
    throw error
  }
}

/**
 * What came of a call. A picture that is too long and narrow to be shown, or that is none, and a voice
 * that somebody takes none of, are sent again as files to save.
 */
async function made(telegram: TelegramSettings, call: Call, now: Instant): Promise<Result> {
  const result = readResult(await make(telegram, call), now)
  const named = mediaIn(call.body)
  if (!named || result.status !== 400 || !NOT_SHOWN.test(result.description)) return result
  const { [named.field]: file, ...rest } = call.body
  const saved = { method: 'sendDocument', body: { ...rest, document: file } }
  return readResult(await make(telegram, saved), now)
}

const NOT_SHOWN = /PHOTO_INVALID|IMAGE_PROCESS_FAILED|VOICE_MESSAGES_FORBIDDEN/

/** A call that names a file of ours brings its bytes along, and may take as long as they need. */
async function make(telegram: TelegramSettings, { method, body }: Call): Promise<Answer> {
  const { post, upload = post, copy } = telegram
  const url = `${telegram.apiRoot}/bot${telegram.token}/${method}`
  const named = mediaIn(body)
  if (!named) return exchange(post, url, {}, body)
  const found = await copy?.(named.id)
  if (!found) throw new Undelivered('the file is there no more', 'refused')
  if (!found.stripped) throw new Undelivered('the file may say where it was taken', 'refused')
  const { type, bytes } = multipart(body, named.field, found)
  return exchangeBytes(upload, url, {}, type, bytes)
}

/** It is as it was to be: edited, closed or deleted by an earlier try. */
const DONE_BEFORE = /message is not modified|TOPIC_NOT_MODIFIED|message to delete not found/i

function receiptOf({ id, value }: Result): Receipt {
  const thread = asInteger(asObject(value)?.['message_thread_id'])
  return {
    ...(id === undefined ? {} : { message_id: id }),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
  }
}

function errorOf({ status, description, retryIn, movedTo }: Result): Undelivered {
  const why = `Telegram ${status}: ${description.slice(0, 200)}`
  const wait = retryIn === undefined ? {} : { retryIn }
  if (status === 429) return new Undelivered(why, 'retry', wait)
  if (status >= 500) return new Undelivered(why, 'retry', { doubted: true, ...wait })
  if (movedTo !== undefined) return new Undelivered('migrate_to_chat_id', 'refused', { movedTo })
  const gone = status === 403 && /blocked|deactivated/i.test(description)
  return new Undelivered(why, 'refused', { gone })
}
