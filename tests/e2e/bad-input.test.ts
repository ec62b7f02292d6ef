import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signed } from '../fakes/line-webhook.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start({ TRUST_PROXY: '1' })
})
afterAll(() => stage.strike())

type Body = string | Uint8Array<ArrayBuffer>
type Headers = { readonly [name: string]: string }
async function post(path: string, body: Body, headers: Headers) {
  const answer = await fetch(stage.url + path, { method: 'POST', headers, body })
  return { status: answer.status, text: await answer.text() }
}
const asLine = (body: Body) => signed(stage.line.channelSecret, body)
const asTelegram = () => ({
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': stage.env['TELEGRAM_WEBHOOK_SECRET'] ?? '',
})
const token = 'A'.repeat(43)
let pages = 0
/** A page behind an address of its own, so that no limit keeps anything from being read. */
const asPage = () => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
  'x-forwarded-for': `10.0.0.${pages++ % 250}`,
})

const line = (body: Body, headers: Headers = asLine(body)) => post('/webhooks/line', body, headers)
const telegram = (body: Body, headers: Headers = asTelegram()) =>
  post('/webhooks/telegram', body, headers)

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

describe('anything at all', () => {
  const allowed = new Set([200, 400, 401, 413, 429, 503])
  const check = ({ status, text }: { status: number; text: string }) => {
    expect(allowed).toContain(status)
    expect(text).not.toMatch(/\bat .+:\d+|node:|Error:|\.ts\b/)
  }
  const nested = fc.jsonValue({ maxDepth: 4 })
  const any = fc.oneof(nested, fc.constantFrom(null, 0, -1, 1e21, '', 'x', [], {}, true))
  const source = fc.oneof(
    any,
    fc.record({ type: fc.constantFrom('user', 'group', 'room'), userId: any, groupId: any }),
    fc.constant({ type: 'user', userId: `U${'f'.repeat(32)}` }),
  )
  const lineEvent = fc.record(
    {
      type: fc.oneof(
        any,
        fc.constantFrom('message', 'postback', 'follow', 'unfollow', 'unsend', 'join', 'leave'),
      ),
      source,
      timestamp: fc.oneof(any, fc.integer()),
      webhookEventId: fc.oneof(any, fc.uuid()),
      replyToken: any,
      mode: any,
      deliveryContext: any,
      message: fc.oneof(
        any,
        fc.record(
          { type: fc.oneof(any, fc.constantFrom('text', 'sticker', 'image')), id: any, text: any },
          { requiredKeys: [] },
        ),
      ),
      postback: fc.oneof(any, fc.record({ data: any })),
      unsend: fc.oneof(any, fc.record({ messageId: any })),
    },
    { requiredKeys: [] },
  )
  const thing = fc.record(
    {
      message_id: fc.oneof(any, fc.nat()),
      date: fc.oneof(any, fc.integer()),
      chat: fc.oneof(any, fc.record({ id: fc.oneof(any, fc.nat()), type: fc.constant('private') })),
      from: fc.oneof(any, fc.record({ id: fc.oneof(any, fc.nat()), language_code: any })),
      text: any,
      caption: any,
      photo: any,
      sticker: any,
      location: any,
      id: any,
      data: any,
      message: any,
      new_chat_member: any,
      old_chat_member: any,
    },
    { requiredKeys: [] },
  )
  const update = fc.record(
    {
      update_id: fc.oneof(fc.nat(), any),
      message: fc.oneof(thing, any),
      edited_message: fc.oneof(thing, any),
      callback_query: fc.oneof(thing, any),
      my_chat_member: fc.oneof(thing, any),
    },
    { requiredKeys: ['update_id'] },
  )
  const saying = fc.record(
    {
      ...{ id: fc.oneof(fc.uuid(), any), since: fc.oneof(fc.nat(), any), text: any, tap: any },
      ...{ command: any, joined: fc.oneof(fc.constant(true), any), language: any },
    },
    { requiredKeys: [] },
  )
  const runs = { numRuns: 100 }

  test('signed and posted as LINE: never a crash, never a stack trace', async () => {
    const events = fc.array(fc.oneof(lineEvent, any), { maxLength: 6 })
    const body = fc.oneof(nested, fc.record({ destination: any, events }))
    await fc.assert(
      fc.asyncProperty(body, async (value) => check(await line(JSON.stringify(value)))),
      runs,
    )
  })

  test('posted as Telegram', async () => {
    const body = fc.oneof(nested, update)
    await fc.assert(
      fc.asyncProperty(body, async (value) => check(await telegram(JSON.stringify(value)))),
      runs,
    )
  })

  test('posted as a page', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
    const good = fc.record({ id: fc.uuid(), since: fc.nat(), text })
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(nested, saying, good), async (value) => {
        const authorization = `Bearer ${randomBytes(32).toString('base64url')}`
        const headers = { ...asPage(), authorization }
        const answer = await post('/web/say', JSON.stringify(value), headers)
        statuses.add(answer.status)
        check(answer)
      }),
      runs,
    )
    expect(statuses).toEqual(new Set([200, 400]))
  })

  test('and bytes of every kind, everywhere', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>>
    await fc.assert(
      fc.asyncProperty(bytes, async (value) => {
        check(await line(value))
        check(await telegram(value))
        check(await post('/web/say', value, asPage()))
      }),
      { numRuns: 50 },
    )
  })

  test('and after all that it is alive, and has said no word of it', async () => {
    await linePhone(stage.line.user(), 'vi').begins()
    expect((await fetch(`${stage.url}/readyz`)).status).toBe(200)
    expect(tonari.output()).not.toMatch(/\n\s+at /)
    const lines = tonari
      .output()
      .split('\n')
      .filter((one) => one.startsWith('{'))
    for (const one of lines) expect(() => JSON.parse(one)).not.toThrow()
  })
})
