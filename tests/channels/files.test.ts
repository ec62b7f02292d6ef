import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { renderLine } from '../../src/channels/line/render.ts'
import type { Channel } from '../../src/channels/ports.ts'
import { renderTelegram } from '../../src/channels/telegram/render.ts'
import { createTelegram } from '../../src/channels/telegram.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Enclosure } from '../../src/core/enclosure.ts'
import type { Spoken } from '../../src/core/message.ts'
import type { Copy } from '../../src/media/safe.ts'
import type { Call } from '../../src/parcel.ts'
import { createPost } from '../../src/post.ts'
import { parcel } from '../contracts/channel.ts'
import { faultsOf } from '../fakes/line-rules.ts'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram.ts'
import type { TelegramUser } from '../fakes/telegram-user.ts'
import { plainJpeg } from '../media/pictures.ts'
import { failureOf } from './sending.ts'

const now = 1_790_000_000_000
const url = `https://tonari.example/media/${'x'.repeat(43)}`

const enclosure = (more: Partial<Enclosure> = {}): Enclosure => ({
  ...{ id: 'f1', media: 'image', type: 'image/jpeg', bytes: 500_000, url },
  ...more,
})
const spoken = (text: string, more: Partial<Enclosure> = {}): Spoken => ({
  text,
  file: { ...enclosure(more), link: `Bấm vào đây:\n${url}` },
})
const to = (address: string) => ({ address }) as Conversation

describe('a file on Telegram', () => {
  let fake: FakeTelegram
  let post: ReturnType<typeof createPost>
  let telegram: Channel
  let user: TelegramUser
  const copies = new Map<string, Copy>()
  beforeEach(async () => {
    fake = await startFakeTelegram({ now: () => now })
    post = createPost({ deadline: 2_000 })
    const copy = async (id: string) => copies.get(id)
    telegram = createTelegram({ token: fake.token, secret: 's', apiRoot: fake.url, post, copy })
    user = fake.user()
    await user.says('/start')
    put('f1', 'image/jpeg', plainJpeg)
  })
  afterEach(async () => {
    await post.close()
    await fake.close()
  })

  function put(id: string, type: string, bytes: Uint8Array, name?: string) {
    const file = {
      id,
      conversation: 'c',
      kind: 'image',
      side: 'caseworker',
      state: 'kept',
    } as const
    const about = { seq: 0, at: 0, tries: 0, told: true, type, ...(name && { name }) }
    copies.set(id, { file: { ...file, ...about }, bytes, stripped: true })
  }
  const send = async (calls: readonly Call[]) => {
    for (const call of calls) await telegram.send(parcel(telegram, call), now)
  }
  const render = (said: Spoken) => renderTelegram(to(String(user.id)), [said])

  test('is a photo with its words below it, byte for byte', async () => {
    await send(render(spoken('👤 Chào “bạn”\nở đây')))
    const [bubble] = user.shown
    expect(bubble?.text).toBe('👤 Chào “bạn”\nở đây')
    expect(bubble?.file).toMatchObject({ as: 'sendPhoto', type: 'image/jpeg', name: 'file.jpg' })
    expect(Buffer.from(bubble?.file?.bytes ?? [])).toEqual(Buffer.from(plainJpeg))
  })

  test('follows words that are too long to stand below it', async () => {
    const words = 'từ '.repeat(400).trim()
    await send(render(spoken(words)))
    expect(user.shown.map(({ text, file }) => [text, file?.as])).toEqual([
      [words, undefined],
      ['', 'sendPhoto'],
    ])
  })

  test.each([
    [{ media: 'image', type: 'image/webp' }, 'sendDocument'],
    [{ media: 'image', type: 'image/png', bytes: 10_000_001 }, 'sendDocument'],
    [{ media: 'audio', type: 'audio/ogg' }, 'sendVoice'],
    [{ media: 'audio', type: 'audio/mpeg' }, 'sendAudio'],
    [{ media: 'audio', type: 'audio/wav' }, 'sendDocument'],
    [{ media: 'video', type: 'video/mp4' }, 'sendVideo'],
    [{ media: 'video', type: 'video/webm' }, 'sendDocument'],
    [{ media: 'file', type: 'application/pdf' }, 'sendDocument'],
  ] as const)('%o is shown by %s', async (more, as) => {
    put('f1', more.type, new Uint8Array([1, 2, 3]), 'tên "lạ"\n.bin')
    await send(render(spoken('x', more)))
    expect(user.shown[0]?.file?.as).toBe(as)
    expect(user.shown[0]?.file?.name).toBe('tên _lạ__.bin')
  })

  test('that Telegram cannot show as a photo is sent as a file to save', async () => {
    const no = { ok: false, error_code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' }
    fake.faults.add(String(user.id), { kind: 'answer', status: 400, body: no }, 1)
    await send(render(spoken('dài')))
    expect(user.shown.map(({ text, file }) => [text, file?.as])).toEqual([['dài', 'sendDocument']])
  })

  test('that is there no more is refused, and not tried again', async () => {
    copies.clear()
    const [call] = render(spoken('x'))
    const failure = await failureOf(telegram, parcel(telegram, call as Call), now)
    expect(failure.kind).toBe('refused')
    expect(fake.calls).toEqual([])
  })

  test('keeps the keyboard, and a place has one of its own', async () => {
    const choices = [{ label: 'Menu', data: '1.0' }]
    await send(renderTelegram(to(String(user.id)), [{ ...spoken('x'), choices }]))
    expect(user.shown[0]?.choices).toEqual(choices)
    const place = { latitude: 35.5, longitude: 139.5, called: 'Địa điểm' }
    const named = { ...place, title: 'OTIT', address: '東京' }
    await send(renderTelegram(to(String(user.id)), [{ text: 'a', place }]))
    await send(renderTelegram(to(String(user.id)), [{ text: 'b', place: named }]))
    expect(user.shown.flatMap((bubble) => bubble.place ?? [])).toEqual([
      { latitude: 35.5, longitude: 139.5 },
      { latitude: 35.5, longitude: 139.5, title: 'OTIT', address: '東京' },
    ])
  })
})

describe('a file on LINE', () => {
  const messages = (said: Spoken) =>
    renderLine(to(`U${'0'.repeat(32)}`), [said]).flatMap(
      ({ body }) => body['messages'] as readonly { readonly type: string }[],
    )
  const kinds = (said: Spoken) => messages(said).map(({ type }) => type)

  test.each([
    [{ type: 'image/png', bytes: 1_000_000 }, ['text', 'image']],
    [{ type: 'image/png', bytes: 1_000_001 }, ['text']],
    [{ type: 'image/webp' }, ['text']],
    [{ media: 'audio', type: 'audio/mp4', seconds: 3.5 }, ['text', 'audio']],
    [{ media: 'audio', type: 'audio/mp4' }, ['text']],
    [{ media: 'audio', type: 'audio/ogg', seconds: 3 }, ['text']],
    [{ media: 'video', type: 'video/mp4', seconds: 3 }, ['text']],
    [{ media: 'file', type: 'application/pdf' }, ['text']],
  ] as const)('%o is shown as %s', (more, as) => {
    const said = spoken('👤 Chào', more)
    expect(kinds(said)).toEqual(as)
    if (as.length === 1) expect(JSON.stringify(messages(said))).toContain(url)
    const [call] = renderLine(to(`U${'0'.repeat(32)}`), [said])
    expect(faultsOf('push', (call as Call).body)).toEqual([])
  })

  test('a place has the names that LINE wants, as long as it takes', () => {
    const place = { latitude: 35.5, longitude: -139.5, called: '📍 Địa điểm' }
    const long = { ...place, title: `${'寮'.repeat(99)}🏠🏠`, address: '東京' }
    for (const one of [place, long]) {
      const [call] = renderLine(to(`U${'0'.repeat(32)}`), [{ text: 'x', place: one }])
      expect(faultsOf('push', (call as Call).body)).toEqual([])
      expect(JSON.stringify(call).isWellFormed()).toBe(true)
    }
    expect(messages({ text: 'x', place })[1]).toEqual({
      ...{ type: 'location', title: '📍 Địa điểm', address: '35.500000, -139.500000' },
      ...{ latitude: 35.5, longitude: -139.5 },
    })
  })
})
