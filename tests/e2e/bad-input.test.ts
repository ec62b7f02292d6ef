import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signed } from '../fakes/line-webhook.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { postingTo } from './posting.ts'
import { until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start({ TRUST_PROXY: '1' })
})
afterAll(() => stage.strike())

const { post, asLine, asTelegram, asPage, line, telegram } = postingTo(() => stage)
const token = 'A'.repeat(43)

describe('who cannot prove who they are gets 401 before anything is read', () => {
  test.each(['{"events":[]}', 'no json at all', ''])('on LINE (%s)', async (body) => {
    const right = asLine(body)['x-line-signature']
    expect((await line(body, {})).status).toBe(401)
    expect((await line(body, { 'x-line-signature': '' })).status).toBe(401)
    expect((await line(body, { 'x-line-signature': `${right}=` })).status).toBe(401)
    expect((await line(body, { 'x-line-signature': right.toLowerCase() })).status).toBe(401)
    expect((await line(`${body} `, asLine(body))).status).toBe(401)
    expect((await line(body, signed('another secret', body))).status).toBe(401)
  })

  test.each(['{"update_id":1}', 'no json at all', ''])('on Telegram (%s)', async (body) => {
    const name = 'x-telegram-bot-api-secret-token'
    const right = asTelegram()[name]
    for (const given of ['', 'x', right.slice(1), `${right}x`, right.toUpperCase()])
      expect((await telegram(body, { [name]: given })).status).toBe(401)
    expect((await telegram(body, {})).status).toBe(401)
  })

  test('on the page', async () => {
    const body = JSON.stringify({ id: crypto.randomUUID(), since: 0, joined: true })
    for (const authorization of ['', 'Bearer', 'Bearer x', `Basic ${token}`, `Bearer ${token} x`])
      expect((await post('/web/say', body, { authorization })).status).toBe(401)
    expect((await post('/web/say', body, {})).status).toBe(401)
  })
})

const isFine = ({ status }: { readonly status: number }) => status === 200

describe('what no platform sends is 400, what is too much is 413', () => {
  test.each([
    '',
    'x',
    '[]',
    'null',
    '1',
    '"x"',
    '{',
    '{"events":{}}',
    '{"events":null}',
    '\ufeff{',
  ])('on LINE: %j', async (body) => {
    expect((await line(body)).status).toBe(400)
  })

  test.each(['', 'x', '[]', 'null', '{', '{}', '{"update_id":"1"}', '{"update_id":1e300}'])(
    'on Telegram: %j',
    async (body) => {
      expect((await telegram(body)).status).toBe(400)
    },
  )

  test('bytes that are no UTF-8', async () => {
    const bytes = Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    expect((await line(bytes)).status).toBe(400)
    expect((await telegram(bytes)).status).toBe(400)
  })

  test('a body over a megabyte, well signed or not', async () => {
    const large = `{"events":[],"x":"${'x'.repeat(1024 * 1024)}"}`
    expect((await line(large)).status).toBe(413)
    expect((await line(large, {})).status).toBe(413)
    expect((await telegram(large)).status).toBe(413)
    expect((await post('/web/say', large, asPage())).status).toBe(413)
  })

  test('a body over a megabyte of which nobody tells the length', async () => {
    const chunk = new Uint8Array(64 * 1024)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (to) => (++sent > 40 ? to.close() : to.enqueue(chunk)),
    })
    const init = { method: 'POST', body, duplex: 'half' }
    const answer = await fetch(`${stage.url}/webhooks/line`, init).catch(() => undefined)
    expect(answer?.status ?? 413).toBe(413)
  })

  test('a body that ends in the middle harms nobody', async () => {
    const { port } = new URL(stage.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /webhooks/line HTTP/1.1\r\nhost: x\r\ncontent-length: 999\r\n\r\n{"ev')
        setTimeout(() => socket.destroy(), 50)
      })
      socket.once('close', () => resolve())
    })
    await until('it answers', () => line('{"events":[]}').then(isFine, () => false))
  })
})

describe('one event that is poison does not stop the others', () => {
  test('of LINE, in the middle of a good body', async () => {
    const [before, after] = [stage.line.user(), stage.line.user()]
    for (const user of [before, after]) await settles(linePhone(user, 'vi'), 'vi')
    const good = (id: string) =>
      stage.line.hook.event(id, 'message', { message: { id, type: 'text', text: 'menu' } })
    const source = { type: 'user', userId: before.id }
    const poison = [
      ...[null, 7, 'x', [], {}, { type: 5 }, { type: 'message' }, { type: 'message', source }],
      { type: 'message', source, message: { type: 'text', id: 5, text: {} } },
      {
        type: 'message',
        source,
        message: { type: 'text', id: '5', text: '\ud800' },
        timestamp: -1,
      },
      { type: 'message', source: { type: 'user', userId: {} }, message: [] },
      { type: 'message', source: { type: '__proto__', userId: 'x' }, message: {} },
      { type: 'postback', source, postback: { data: 5 }, replyToken: {} },
      { type: 'postback', source, postback: { data: '999999999.9999' }, timestamp: 1e300 },
      { type: 'unsend', source },
      { type: 'constructor', source, webhookEventId: 5 },
    ]
    const events = [good(before.id), ...poison, good(after.id)]
    const body = JSON.stringify({ destination: 5, events })
    expect((await line(body)).status).toBe(200)
    await until('both have answers', () => after.shown.length === 4 && before.shown.length >= 4)
  })

  test.each([
    { date: 1e300 },
    { date: -1 },
    { text: 'x'.repeat(100_000) },
    { text: '\ud800\udc00\ud800' },
    { text: '\u0000\u202e‮' },
    { from: null },
    { photo: 'x', sticker: [], voice: 7 },
    { entities: [{ offset: -5 }] },
  ])('of Telegram: %j', async (absurd) => {
    const user = stage.telegram.user()
    const phone = telegramPhone(user, 'vi')
    await settles(phone, 'vi')
    const before = user.shown.length
    const { statuses } = await user.sends(absurd)
    expect(statuses).toEqual([200])
    await until('an answer', () => user.shown.length > before)
    await until('everything is sent', stage.settled)
    const { choices } = await phone.says('menu')
    expect(choices.map(({ label }) => label)).toContain(words('vi', 'wage-check:menu'))
  })

  test('long words of a person are kept whole', async () => {
    const user = stage.line.user()
    await settles(linePhone(user, 'vi'), 'vi')
    const long = 'Cố lên nhé '.repeat(450)
    await linePhone(user, 'vi').says(long)
    expect(textsIn(await stage.turnsOf('line', user.id))).toEqual([long])
  })
})
