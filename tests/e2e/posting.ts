import { signed } from '../fakes/line-webhook.ts'
import type { Stage } from './stage.ts'

export type Body = string | Uint8Array<ArrayBuffer>
export type Headers = { readonly [name: string]: string }

let pages = 0

/** Posts anything at all to a stage, as whoever may post there. Start it with `TRUST_PROXY=1`. */
export function postingTo(stage: () => Stage) {
  async function post(path: string, body: Body, headers: Headers) {
    const answer = await fetch(stage().url + path, { method: 'POST', headers, body })
    return { status: answer.status, text: await answer.text() }
  }
  const asLine = (body: Body) => signed(stage().line.channelSecret, body)
  const asTelegram = () => ({
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': stage().env['TELEGRAM_WEBHOOK_SECRET'] ?? '',
  })
  /** A page behind an address of its own, so that no limit keeps anything from being read. */
  const asPage = () => ({
    'content-type': 'application/json',
    authorization: `Bearer ${'A'.repeat(43)}`,
    'x-forwarded-for': `10.0.0.${pages++ % 250}`,
  })
  const line = (body: Body, headers: Headers = asLine(body)) =>
    post('/webhooks/line', body, headers)
  const telegram = (body: Body, headers: Headers = asTelegram()) =>
    post('/webhooks/telegram', body, headers)
  return { post, asLine, asTelegram, asPage, line, telegram }
}
