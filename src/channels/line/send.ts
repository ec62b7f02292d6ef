import type { Instant } from '../../core/conversation.ts'
import { type Parcel, type Receipt, Undelivered } from '../../parcel.ts'
import { exchange } from '../exchange.ts'
import type { LineSettings } from '../line.ts'
import { receiptOf, whatWentWrong } from './answer.ts'

/** How long after its webhook came in a reply token is used: LINE promises a minute. */
const replyFor = 50_000
/** How long LINE knows a retry key from its first try; after that it sends again. */
const keyKnownFor = 24 * 3_600_000

/**
 * Makes one call to LINE and says what LINE calls the thing it took. Throws Undelivered.
 *
 * A reply is tried again with the same token, which can neither double nor lose it, for 50 seconds;
 * then it is pushed, unless it may have arrived already. An urgent one is pushed all the same.
 * A push always carries the parcel's id as its retry key.
 * https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export async function sendLine(line: LineSettings, parcel: Parcel, now: Instant): Promise<Receipt> {
  const { method, body, answers } = parcel.call
  if (method === 'push') return push(line, parcel, now)
  if (method !== 'reply') throw new Undelivered(`LINE has no ${method}`, 'refused')

  if (now - (answers ?? parcel.createdAt) < replyFor) {
    const { replyToken, messages } = body
    const url = `${line.apiBase}/v2/bot/message/reply`
    const answer = await exchange(line.post, url, bearer(line), { replyToken, messages })
    if (answer.status === 200) return receiptOf(answer)
    const wrong = whatWentWrong(answer, now)
    if (!wrong.spentToken) throw wrong.error
    if (parcel.doubted) return {}
  } else if (parcel.doubted && !parcel.urgent) {
    throw new Undelivered('the reply may have arrived', 'uncertain')
  }
  return pushInstead(line, parcel, now)
}

/** The retry key makes a repeated push harmless, so that an unanswered one leaves no doubt behind. */
async function pushInstead(line: LineSettings, parcel: Parcel, now: Instant): Promise<Receipt> {
  if (keyIsOld(parcel, now)) throw new Undelivered('the push may have arrived', 'uncertain')
  try {
    return await push(line, parcel, now)
  } catch (error) {
    if (!(error instanceof Undelivered) || error.kind !== 'retry') throw error
    const { retryIn } = error
    throw new Undelivered(error.message, 'retry', retryIn === undefined ? {} : { retryIn })
  }
}

async function push(line: LineSettings, parcel: Parcel, now: Instant): Promise<Receipt> {
  if (parcel.doubted && keyIsOld(parcel, now))
    throw new Undelivered('the push may have arrived', 'uncertain')
  const { to, messages } = parcel.call.body
  const url = `${line.apiBase}/v2/bot/message/push`
  const headers = { ...bearer(line), 'x-line-retry-key': parcel.id }
  const answer = await exchange(line.post, url, headers, { to, messages })
  if (answer.status === 200 || answer.status === 409) return receiptOf(answer)
  throw whatWentWrong(answer, now).error
}

const keyIsOld = ({ urgent, firstTriedAt }: Parcel, now: Instant) =>
  !urgent && firstTriedAt !== undefined && now - firstTriedAt >= keyKnownFor

const bearer = (line: LineSettings) => ({ authorization: `Bearer ${line.accessToken}` })
