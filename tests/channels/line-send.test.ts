import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLine } from '../../src/channels/line.ts'
import type { Channel } from '../../src/channels/ports.ts'
import type { Call, Parcel, Undelivered } from '../../src/parcel.ts'
import { createPost } from '../../src/post.ts'
import { parcel, to } from '../contracts/channel.ts'
import type { Fault } from '../fakes/faults.ts'
import { type FakeLine, lineTooMany, startFakeLine } from '../fakes/line.ts'
import { issueToken } from '../fakes/line-token.ts'
import type { LineUser } from '../fakes/line-user.ts'
import { failureOf, taken, untaken } from './sending.ts'

let now: number
let fake: FakeLine
let post: ReturnType<typeof createPost>
let line: Channel
let user: LineUser
beforeEach(async () => {
  now = 1_790_000_000_000
  fake = await startFakeLine({ now: () => now })
  post = createPost({ deadline: 600 })
  line = createLine({ ...fake, apiBase: fake.url, post })
  user = fake.user()
})
afterEach(async () => {
  await post.close()
  await fake.close()
})

const render = (replyTo?: string): Call => {
  const from = { channel: 'line', address: user.id } as const
  const inbound = {
    id: 'line:x',
    from,
    at: now - 5_000,
    receivedAt: now,
    input: { kind: 'joined' as const },
  }
  const calls = line.render(
    to(line, user.id),
    [{ text: 'chào' }],
    replyTo ? { ...inbound, replyTo } : inbound,
  )
  return calls[0] as Call
}
const reply = () => parcel(line, render(issueToken(fake.channelSecret, user.id, now)))
const push = () => parcel(line, render())
const send = (sent: Parcel) => line.send(sent, now)
const failure = (sent: Parcel) => failureOf(line, sent, now)
/** The same parcel as it stands after a failed try. */
const retried = (sent: Parcel, error: Undelivered): Parcel => ({
  ...sent,
  tries: sent.tries + 1,
  firstTriedAt: sent.firstTriedAt ?? now,
  doubted: sent.doubted || error.doubted,
})
const once = (fault: Fault) => fake.faults.add(user.id, fault, 1)
const paths = () => fake.calls.map(({ path, status }) => `${path.split('/').at(-1)} ${status}`)
const texts = () => user.shown.map(({ text }) => text)

describe('a reply to LINE', () => {
  test('is sent once, with the token, and tells what LINE calls it', async () => {
    const receipt = await send(reply())
    expect(receipt).toEqual({
      message1: expect.stringMatching(/^\d+$/),
      request: expect.any(String),
    })
    expect(fake.calls.map(({ body }) => Object.keys(body ?? {}))).toEqual([
      ['replyToken', 'messages'],
    ])
    expect(fake.calls[0]?.headers['x-line-retry-key']).toBeUndefined()
    expect(texts()).toEqual(['chào'])
  })

  test.each(untaken)('is tried again with the same token after %s', async (_name, fault) => {
    once(fault)
    const sent = reply()
    const error = await failure(sent)
    expect(error).toMatchObject({ kind: 'retry', doubted: true })
    now += 20_000
    await send(retried(sent, error))
    expect(texts()).toEqual(['chào'])
    expect(fake.calls.every(({ path }) => path.endsWith('/reply'))).toBe(true)
  })

  test.each(taken)('has arrived when its token is spent after %s', async (_name, fault) => {
    once(fault)
    const sent = reply()
    const error = await failure(sent)
    expect(error).toMatchObject({ kind: 'retry', doubted: true })
    now += 20_000
    expect(await send(retried(sent, error))).toEqual({})
    expect(texts()).toEqual(['chào'])
    expect(paths()).toEqual(['reply 0', 'reply 400'])
  })

  test('is tried again, without a doubt, when LINE has too much to do', async () => {
    once({ ...lineTooMany.rate, headers: { 'retry-after': '3' } })
    const sent = reply()
    const error = await failure(sent)
    expect(error).toMatchObject({ kind: 'retry', doubted: false, retryIn: 3_000 })
    await send(retried(sent, error))
    expect(texts()).toEqual(['chào'])
  })

  test('leaves no doubt when the port is closed', async () => {
    await fake.down()
    const sent = reply()
    const error = await failure(sent)
    expect(error).toMatchObject({ kind: 'retry', doubted: false })
    await fake.up()
    await send(retried(sent, error))
    expect(texts()).toEqual(['chào'])
  })

  test('becomes a push after 50 seconds when every try was plainly refused', async () => {
    once(lineTooMany.rate)
    const sent = reply()
    const error = await failure(sent)
    now += 50_000
    await send(retried(sent, error))
    expect(paths()).toEqual(['reply 429', 'push 200'])
    expect(fake.calls[1]?.headers['x-line-retry-key']).toBe(sent.id)
    expect(fake.calls[1]?.body).toEqual({ to: user.id, messages: [{ type: 'text', text: 'chào' }] })
    expect(texts()).toEqual(['chào'])
  })

  test('is still a reply a moment before', async () => {
    const sent = reply()
    now += 49_999
    await send(sent)
    expect(paths()).toEqual(['reply 200'])
  })

  test('is uncertain after 50 seconds when it may have arrived, and nobody is called', async () => {
    once({ kind: 'take-then-cut' })
    const sent = reply()
    const error = await failure(sent)
    now += 50_000
    expect(await failure(retried(sent, error))).toMatchObject({ kind: 'uncertain' })
    expect(paths()).toEqual(['reply 0'])
    expect(texts()).toEqual(['chào'])
  })

  test('is pushed all the same when it is urgent', async () => {
    once({ kind: 'cut' })
    const sent = { ...reply(), urgent: true }
    const error = await failure(sent)
    now += 50_000
    await send(retried(sent, error))
    expect(texts()).toEqual(['chào'])
  })

  test('is pushed at once when its token was no good from the start', async () => {
    const sent = parcel(line, render('nothing-of-line’s'))
    await send(sent)
    expect(paths()).toEqual(['reply 400', 'push 200'])
    expect(texts()).toEqual(['chào'])
  })

  test.each([...untaken, ...taken])(
    'turned push survives %s without doubling',
    async (_name, fault) => {
      const sent = reply()
      now += 60_000
      once(fault)
      const error = await failure(sent)
      expect(error).toMatchObject({ kind: 'retry', doubted: false })
      now += 60_000
      await send(retried(sent, error))
      expect(texts()).toEqual(['chào'])
    },
  )

  test('turned push is uncertain once its retry key is forgotten', async () => {
    const sent = reply()
    now += 60_000
    once({ kind: 'take-then-cut' })
    const error = await failure(sent)
    const later = retried(sent, error)
    now += 24 * 3_600_000
    expect(await failure(later)).toMatchObject({ kind: 'uncertain' })
    expect(texts()).toEqual(['chào'])
  })

  test('that LINE cannot take is refused', async () => {
    const call = { method: 'reply', body: { ...render('x').body, messages: [] }, answers: now }
    expect(await failure(parcel(line, call))).toMatchObject({ kind: 'refused', gone: false })
  })
})

describe('a push to LINE', () => {
  test('carries its retry key from the first try', async () => {
    const sent = push()
    const receipt = await send(sent)
    expect(receipt).toHaveProperty('message1')
    expect(fake.calls[0]?.headers['x-line-retry-key']).toBe(sent.id)
  })

  test.each([...untaken, ...taken])('arrives exactly once after %s', async (_name, fault) => {
    once(fault)
    const sent = push()
    const error = await failure(sent)
    expect(error).toMatchObject({ kind: 'retry', doubted: true })
    now += 23 * 3_600_000
    const receipt = await send(retried(sent, error))
    expect(receipt).toEqual({ message1: expect.any(String), request: expect.any(String) })
    expect(texts()).toEqual(['chào'])
    expect(new Set(fake.calls.map(({ headers }) => headers['x-line-retry-key'])).size).toBe(1)
  })

  test('is uncertain a day after a doubted first try, unless it is urgent', async () => {
    once({ kind: 'cut' })
    const sent = push()
    const later = retried(sent, await failure(sent))
    now += 24 * 3_600_000
    expect(await failure(later)).toMatchObject({ kind: 'uncertain' })
    expect(texts()).toEqual([])
    await send({ ...later, urgent: true })
    expect(texts()).toEqual(['chào'])
  })

  test('tells a used-up month from a busy moment', async () => {
    once(lineTooMany.quota)
    expect(await failure(push())).toMatchObject({ kind: 'refused', message: 'quota' })
    once(lineTooMany.rate)
    expect(await failure(push())).toMatchObject({ kind: 'retry', doubted: false })
  })

  test.each([400, 401, 403, 404, 413])('is refused by %i', async (status) => {
    once({ kind: 'answer', status, body: { message: 'no' } })
    expect(await failure(push())).toMatchObject({ kind: 'refused', message: `LINE ${status}: no` })
  })

  test('is refused where the answer is no JSON at all', async () => {
    once({ kind: 'answer', status: 418, body: '<html>' })
    expect(await failure(push())).toMatchObject({ kind: 'refused' })
  })

  test('says nothing of the access token or the words when it fails', async () => {
    const wrong = createLine({ ...fake, accessToken: 'hush-hush', apiBase: fake.url, post })
    for (const fault of [...untaken, ...taken].map(([, fault]) => fault)) {
      once(fault)
      const error = await wrong.send(push(), now).catch((caught: Error) => caught)
      expect(String((error as Error).stack)).not.toMatch(/hush|chào/)
    }
  })
})
