import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pollTelegram } from '../../src/channels/telegram/poll.ts'
import type { Inbound } from '../../src/core/inbound.ts'
import { createPost } from '../../src/post.ts'
import { type FakeTelegram, startFakeTelegram, telegramTooMany } from '../fakes/telegram.ts'

let fake: FakeTelegram
let post: ReturnType<typeof createPost>
let stop: AbortController
let running: Promise<void>
let heard: Inbound[]
let logged: string[]
beforeEach(async () => {
  fake = await startFakeTelegram()
  post = createPost()
  stop = new AbortController()
  running = Promise.resolve()
  heard = []
  logged = []
})
afterEach(async () => {
  stop.abort()
  await running
  await post.close()
  await fake.close()
})

const poll = (handle = async (inbound: Inbound) => void heard.push(inbound)) => {
  const { token, url: apiRoot } = fake
  const log = (_level: string, event: string, facts = {}) =>
    void logged.push(`${event} ${JSON.stringify(facts)}`)
  running = pollTelegram({
    token,
    apiRoot,
    post,
    handle,
    stop: stop.signal,
    log,
    waits: 1,
    pause: 5,
  })
}
const words = () => heard.map(({ input }) => (input.kind === 'text' ? input.text : input.kind))
const hears = (...expected: readonly string[]) =>
  vi.waitFor(() => expect(words()).toEqual(expected), { timeout: 10_000 })
/** The fake remembers a call once it is answered: a second later, where there is nothing to tell. */
const acknowledged = (update: number) =>
  vi.waitFor(
    () => expect(fake.calls.some(({ body }) => body?.['offset'] === update + 1)).toBe(true),
    { timeout: 10_000 },
  )
const methods = () => fake.calls.map(({ path }) => path.split('/').at(-1))

describe('polling Telegram', () => {
  test('removes the webhook, then hears everything in order, what waited first', async () => {
    const user = fake.user()
    await user.says('trước')
    fake.hook.url = 'http://127.0.0.1:1/'
    poll()
    await hears('trước')
    expect(methods()[0]).toBe('deleteWebhook')
    await user.says('một')
    await user.says('hai')
    await hears('trước', 'một', 'hai')
    expect(heard[0]?.id).toMatch(/^telegram:4242:1000:message \d+$/)
  })

  test('acknowledges an update only once it is taken', async () => {
    const user = fake.user()
    await user.says('một')
    const held = Promise.withResolvers<void>()
    poll(async (inbound) => {
      heard.push(inbound)
      await held.promise
    })
    await hears('một')
    expect(fake.calls.filter(({ body }) => body?.['offset'] !== undefined)).toEqual([])
    held.resolve()
    await acknowledged(1_000)
    expect(words()).toEqual(['một'])
  })

  test('hands an update over again until it is stored, and what came after it waits', async () => {
    const user = fake.user()
    await user.says('một')
    await user.says('hai')
    const tries: string[] = []
    poll(async (inbound) => {
      const text = inbound.input.kind === 'text' ? inbound.input.text : ''
      tries.push(text)
      if (tries.length <= 4) throw new Error('it cannot be stored')
      heard.push(inbound)
    })
    await hears('một', 'hai')
    expect(tries).toEqual(['một', 'một', 'một', 'một', 'một', 'hai'])
    expect(logged).toHaveLength(4)
  })

  test('goes on after failures of every kind', async () => {
    for (const fault of [
      { kind: 'answer', status: 500 } as const,
      { kind: 'cut' } as const,
      telegramTooMany(0),
      { kind: 'answer', status: 401, body: { ok: false } } as const,
    ])
      fake.faults.add('*', fault, 2)
    poll()
    await fake.user().says('một')
    await hears('một')
    await fake.down()
    await vi.waitFor(() => expect(logged.at(-1)).toContain('"status":0'))
    await fake.up()
    await fake.user().says('hai')
    await hears('một', 'hai')
    expect(logged.join()).not.toContain(fake.token)
  })

  test('hears ids that begin anew below the old ones', async () => {
    const user = fake.user()
    await user.says('một')
    poll()
    await hears('một')
    await acknowledged(1_000)
    fake.hook.nextId = 5
    await user.says('hai')
    await hears('một', 'hai')
  })

  test('stops at once, though a call is waiting', async () => {
    poll()
    await vi.waitFor(() => expect(methods()).toContain('deleteWebhook'))
    stop.abort()
    await running
    await fake.user().says('một')
    expect(heard).toEqual([])
  })
})
