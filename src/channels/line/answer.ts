import type { Instant } from '../../core/conversation.ts'
import { type Receipt, Undelivered } from '../../parcel.ts'
import type { Answer } from '../exchange.ts'
import { asObject, asText, type Json } from '../json.ts'
import { retryAfter } from '../retry-after.ts'

/**
 * What LINE calls the things it took: `message1`, `message2`… and its own id of the request, or of
 * the earlier request that a repeated push was taken by.
 */
export function receiptOf({ headers, body }: Answer): Receipt {
  const receipt: { [name: string]: string } = {}
  const sent = read(body)['sentMessages']
  if (Array.isArray(sent))
    sent.forEach((message, index) => {
      const id = asText(asObject(message)?.['id'])
      if (id) receipt[`message${index + 1}`] = id
    })
  const request = headers['x-line-accepted-request-id'] ?? headers['x-line-request-id']
  if (request) receipt['request'] = request
  return receipt
}

/**
 * Why LINE did not take a call. A spent quota is told from a rate limit by LINE's words alone, as is
 * a reply token that is used or expired from any other bad request.
 * https://developers.line.biz/en/reference/messaging-api/#error-messages
 */
export function whatWentWrong(
  answer: Answer,
  now: Instant,
): { readonly error: Undelivered; readonly spentToken: boolean } {
  const { status } = answer
  const message = asText(read(answer.body)['message']) ?? ''
  const spentToken = status === 400 && /invalid reply token/i.test(message)
  return { error: errorOf(), spentToken }

  function errorOf() {
    const why = `LINE ${status}: ${message.slice(0, 200)}`
    if (status === 429 && /monthly limit/i.test(message)) return new Undelivered('quota', 'refused')
    if (status === 429) return new Undelivered(why, 'retry', retryAfter(answer.headers, now))
    if (status >= 500)
      return new Undelivered(why, 'retry', { doubted: true, ...retryAfter(answer.headers, now) })
    return new Undelivered(why, 'refused')
  }
}

function read(body: string): Json {
  try {
    return asObject(JSON.parse(body)) ?? {}
  } catch {
    return {}
  }
}
