import type { Instant } from '../../core/conversation.ts'
import type { Answer } from '../exchange.ts'
import { asInteger, asObject, asText, type Json } from '../json.ts'
import { retryAfter } from '../retry-after.ts'

/** What Telegram said to a call. */
export interface Result {
  readonly ok: boolean
  readonly status: number
  readonly description: string
  /** The id of the message it took. */
  readonly id?: number
  /** Milliseconds to wait. */
  readonly retryIn?: number
  /** The group became a supergroup, which has this id. */
  readonly movedTo?: number
  /** Whatever the method gives back. */
  readonly value: unknown
}

/** Reads an answer of the Bot API's. https://core.telegram.org/bots/api#responseparameters */
export function readResult({ status, headers, body }: Answer, now: Instant): Result {
  const answer = read(body)
  const parameters = asObject(answer['parameters'])
  const seconds = asInteger(parameters?.['retry_after'])
  const id = asInteger(asObject(answer['result'])?.['message_id'])
  const movedTo = asInteger(parameters?.['migrate_to_chat_id'])
  return {
    ok: status === 200 && answer['ok'] === true,
    status: status === 200 && answer['ok'] !== true ? 502 : status,
    description: asText(answer['description']) ?? '',
    ...(id === undefined ? {} : { id }),
    ...(seconds === undefined ? retryAfter(headers, now) : { retryIn: seconds * 1_000 }),
    ...(movedTo === undefined ? {} : { movedTo }),
    value: answer['result'],
  }
}

function read(body: string): Json {
  try {
    return asObject(JSON.parse(body)) ?? {}
  } catch {
    return {}
  }
}
