import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/ports.ts'
import { createTelegram } from '../../src/channels/telegram.ts'
import { type Parcel, Undelivered } from '../../src/parcel.ts'
import { createPost } from '../../src/post.ts'
import { parcel } from '../contracts/channel.ts'
import type { Fault } from '../fakes/faults.ts'
import { type FakeTelegram, startFakeTelegram, telegramTooMany } from '../fakes/telegram.ts'
import type { TelegramUser } from '../fakes/telegram-user.ts'
import { failureOf, taken, untaken } from './sending.ts'

let now: number
let fake: FakeTelegram
let post: ReturnType<typeof createPost>
let telegram: Channel
let user: TelegramUser
beforeEach(async () => {
  now = 1_790_000_000_000
  fake = await startFakeTelegram({ now: () => now, limited: true })
  post = createPost({ deadline: 600 })
  telegram = createTelegram({ token: fake.token, secret: 's', apiRoot: fake.url, post })
  user = fake.user()
  await user.says('/start')
})
afterEach(async () => {
  await post.close()
  await fake.close()
})

const message = (chat = user.id): Parcel =>
  parcel(telegram, { method: 'sendMessage', body: { chat_id: chat, text: 'chào' } })
const answer = (query: string): Parcel =>
  parcel(telegram, { method: 'answerCallbackQuery', body: { callback_query_id: query } })
const failure = (sent: Parcel) => failureOf(telegram, sent, now)
const once = (fault: Fault, to = String(user.id)) => fake.faults.add(to, fault, 1)
const broken: readonly (readonly [string, Fault])[] = [
  ...untaken,
  ...taken,
  ['a 200 that is not Telegram’s', { kind: 'answer', status: 200, body: 'welcome to the wifi' }],
]

describe('a message to Telegram', () => {
  test('is sent, and tells what Telegram calls it', async () => {
    expect(await telegram.send(message(), now)).toEqual({ message_id: expect.any(Number) })
    expect(user.shown).toEqual([{ text: 'chào', choices: [] }])
  })

  test('waits as long as Telegram asks', async () => {
    once(telegramTooMany(17))
    expect(await failure(message())).toMatchObject({
      kind: 'retry',
      retryIn: 17_000,
      doubted: false,
    })
    await telegram.send(message(), now)
    expect(await failure(message())).toMatchObject({ kind: 'retry', retryIn: 1_000 })
    now += 1_000
    await telegram.send(message(), now)
    expect(user.shown).toHaveLength(2)
  })

  test.each(broken)('is tried again, in doubt, after %s', async (_name, fault) => {
    once(fault)
    expect(await failure(message())).toMatchObject({ kind: 'retry', doubted: true, gone: false })
  })

  test('leaves no doubt when the port is closed', async () => {
    await fake.down()
    expect(await failure(message())).toMatchObject({ kind: 'retry', doubted: false })
    await fake.up()
    await telegram.send(message(), now)
    expect(user.shown).toHaveLength(1)
  })

  test('is refused by whoever blocked us or is no more, and they are gone', async () => {
    await user.blocks()
    expect(await failure(message())).toMatchObject({ kind: 'refused', gone: true })
    await user.returns()
    await telegram.send(message(), now)
    const description = 'Forbidden: user is deactivated'
    once({ kind: 'answer', status: 403, body: { ok: false, error_code: 403, description } })
    expect(await failure(message())).toMatchObject({ kind: 'refused', gone: true })
  })

  test('is refused where it can never be taken, and nobody is gone', async () => {
    expect(await failure(message(99))).toMatchObject({ kind: 'refused', gone: false })
    const empty = { method: 'sendMessage', body: { chat_id: user.id, text: '' } }
    expect(await failure(parcel(telegram, empty))).toMatchObject({ kind: 'refused' })
    fake.migrate(user.id, -1_001)
    expect(await failure(message())).toMatchObject({
      kind: 'refused',
      message: 'migrate_to_chat_id',
    })
  })

  test('never tells the token', async () => {
    const token = '4242:hush-hush'
    const settings = { token, secret: 's', apiRoot: fake.url, post }
    const wrong = createTelegram(settings)
    const tell = async (channel: Channel) => {
      const error = await channel.send(message(), now).catch((caught: Error) => caught)
      expect(error).toBeInstanceOf(Undelivered)
      expect(String((error as Error).stack) + JSON.stringify(error)).not.toMatch(/hush|chào/)
    }
    await tell(wrong)
    for (const [, fault] of broken) {
      once(fault)
      await tell(wrong)
    }
    await tell(createTelegram({ ...settings, apiRoot: 'http://127.0.0.1:1' }))
    await tell(createTelegram({ ...settings, apiRoot: 'no address' }))
    const careless = () => Promise.reject(new Error(`failed: ${token}`))
    await tell(createTelegram({ ...settings, post: careless }))
  })
})

describe('the answer to a pressed button', () => {
  const pressed = async () => {
    await telegram.send(
      parcel(telegram, {
        method: 'sendMessage',
        body: {
          chat_id: user.id,
          text: '?',
          reply_markup: { inline_keyboard: [[{ text: 'Đúng', callback_data: '1.0' }]] },
        },
      }),
      now,
    )
    const { update } = await user.taps('Đúng')
    return (update['callback_query'] as { readonly id: string }).id
  }

  test('is given once the button is pressed', async () => {
    const query = await pressed()
    expect(await telegram.send(answer(query), now)).toEqual({})
    expect(fake.calls.at(-1)).toMatchObject({ status: 200, body: { callback_query_id: query } })
  })

  test('is done when it comes too late', async () => {
    const query = await pressed()
    now += 60_000
    expect(await telegram.send(answer(query), now)).toEqual({})
    expect(fake.calls.at(-1)).toMatchObject({ status: 400 })
  })

  test.each(broken)('is done after %s, so that what follows goes on', async (_name, fault) => {
    once(fault, '*')
    expect(await telegram.send(answer('1'), now)).toEqual({})
  })

  test('is done while Telegram cannot be reached', async () => {
    await fake.down()
    expect(await telegram.send(answer('1'), now)).toEqual({})
    await fake.up()
  })

  test('waits only where Telegram asks for it', async () => {
    once(telegramTooMany(2), '*')
    expect(await failure(answer('1'))).toMatchObject({ kind: 'retry', retryIn: 2_000 })
  })
})

describe('taking messages back', () => {
  const to = () => ({ address: String(user.id) }) as Parameters<NonNullable<Channel['withdraw']>>[0]

  test('names each message once, a hundred to a call, ours and theirs', async () => {
    const ours = Array.from({ length: 120 }, (_, n) => ({ message_id: 500 - n }))
    const calls = telegram.withdraw?.(to(), [...ours, {}], ['7', '8', '8'], []) ?? []
    expect(calls.map(({ method }) => method)).toEqual(['deleteMessages', 'deleteMessages'])
    const [first, second] = calls.map(({ body }) => body['message_ids'] as number[])
    expect(first?.slice(0, 3)).toEqual([7, 8, 381])
    expect([first?.length, second?.length]).toEqual([100, 22])
    for (const call of calls) expect(await telegram.send(parcel(telegram, call), now)).toEqual({})
  })

  test('asks after what may be on its way in a call of its own', () => {
    const calls = telegram.withdraw?.(to(), [{ message_id: 5 }], [], ['p', 'q']) ?? []
    expect(calls.map(({ body }) => body['message_ids'])).toEqual([
      [5],
      [
        { $own: 'p', field: 'message_id' },
        { $own: 'q', field: 'message_id' },
      ],
    ])
  })

  test('takes them from the phone', async () => {
    const sent = await telegram.send(message(), now)
    expect(user.shown).toHaveLength(1)
    for (const call of telegram.withdraw?.(to(), [sent], [], []) ?? [])
      await telegram.send(parcel(telegram, call), now)
    expect(user.shown).toEqual([])
  })

  test('is nothing where there is nothing', () => {
    expect(telegram.withdraw?.(to(), [], [], [])).toEqual([])
  })
})
