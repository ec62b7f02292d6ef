import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone } from './phone.ts'
import { postingTo } from './posting.ts'
import type { Running } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start({ TRUST_PROXY: '1' })
})
afterAll(() => stage.strike())

const { post, asPage, line, telegram } = postingTo(() => stage)
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
