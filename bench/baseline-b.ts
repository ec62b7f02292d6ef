/**
 * Baseline (b): the whole turn written by hand for this one purpose, as fast as an honest hand can:
 * verify, load and open, dedupe, seal, three writes and the queued reply in a group commit at
 * `synchronous = FULL`, 200, reply over undici's pool, settle in the next group. It knows no flow,
 * no language, no other platform and no failure; what it seals is as long as what the server seals.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Pool } from 'undici'
import { setting, stopOnSignal } from './baseline.ts'
import { openDatabase } from './baseline-b-store.ts'
import { sizes } from './sizes.ts'

const secret = createSecretKey(setting('LINE_CHANNEL_SECRET'), 'utf8')
const token = setting('LINE_CHANNEL_ACCESS_TOKEN')
const key = createSecretKey(setting('DATA_KEY'), 'base64')
const store = openDatabase(setting('DATABASE_PATH'), key)
const line = new Pool(setting('LINE_API_BASE'), { connections: 64 })
const filler = 'Lương một giờ của bạn: 1.100 yên. '.repeat(200)
const bytesPerLetter = Buffer.byteLength(filler) / filler.length

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => void take(request, response, Buffer.concat(chunks)))
})
server.listen(Number(setting('PORT')), '127.0.0.1')
stopOnSignal(() => {
  server.close()
  store.close()
})

async function take(request: IncomingMessage, response: ServerResponse, body: Buffer) {
  const given = Buffer.from(String(request.headers['x-line-signature']), 'base64')
  const due = createHmac('sha256', secret).update(body).digest()
  if (given.length !== due.length || !timingSafeEqual(given, due)) {
    response.writeHead(401).end()
    return
  }
  for (const event of JSON.parse(body.toString()).events) {
    const before = store.load(event.source.userId)
    const text = fill(`${event.replyToken} ${event.message?.text}`, sizes.call - 80)
    const call = JSON.stringify({
      replyToken: event.replyToken,
      messages: [{ type: 'text', text }],
    })
    const parcel = await store.commit({
      user: event.source.userId,
      seq: before.seq + 1,
      event: event.webhookEventId,
      state: fill(JSON.stringify({ ...before, answer: event.message?.text }), sizes.state),
      turn: fill(JSON.stringify({ heard: event.message, said: text }), sizes.turn),
      call,
    })
    if (parcel !== undefined) void reply(parcel, call)
  }
  response.writeHead(200, { 'content-length': '0' }).end()
}

async function reply(parcel: string, call: string) {
  const { statusCode, body } = await line.request({
    path: '/v2/bot/message/reply',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: call,
  })
  await body.text()
  if (statusCode === 200) store.settle(parcel)
}

/** `text`, made about as long as `bytes`. */
function fill(text: string, bytes: number): string {
  return text + filler.slice(0, Math.max(0, bytes - text.length) / bytesPerLetter)
}
