import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLine } from '../../src/channels/line.ts'
import type { Channel } from '../../src/channels/ports.ts'
import { createPost } from '../../src/post.ts'
import { bytes, channelContract, to } from '../contracts/channel.ts'
import { type FakeLine, startFakeLine } from '../fakes/line.ts'
import { issueToken } from '../fakes/line-token.ts'
import { signed, signedHook } from '../fakes/line-webhook.ts'

const channelSecret = 'a-channel-secret-of-the-fake-line'
const hook = signedHook({ channelSecret, destination: 'Ubot' })
const person = `U${'a'.repeat(32)}`
const group = { source: { type: 'group', groupId: `C${'b'.repeat(32)}`, userId: person } }
const body = (...events: readonly unknown[]) => ({ destination: 'Ubot', events })
const message = (fields: { [field: string]: unknown }, more = {}) =>
  body(hook.event(person, 'message', { message: { id: '55', ...fields }, ...more }))
const event = (type: string, fields: { [field: string]: unknown } = {}) =>
  body(hook.event(person, type, fields))

channelContract('LINE', async () => {
  const fake = await startFakeLine()
  const post = createPost()
  const channel = createLine({ ...fake, apiBase: fake.url, post })
  const sign = (raw: Uint8Array) => new Headers(signed(fake.channelSecret, raw))
  return {
    channel,
    sign,
    signsBody: true,
    forgeries: (raw) => {
      const right = sign(raw).get('x-line-signature') ?? ''
      return [
        ['missing', new Headers()],
        ...[
          '',
          ' ',
          'x',
          '====',
          right.slice(0, -1),
          right.slice(1),
          `${right}=`,
          `${right}, ${right}`,
          right.toLowerCase(),
          right.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
          'é'.repeat(44),
          signed('another secret', raw)['x-line-signature'],
          signed(fake.channelSecret, 'another body')['x-line-signature'],
        ].map((value) => [value, new Headers({ 'x-line-signature': value })] as const),
      ]
    },
    kinds: [
      [
        'text',
        message({ type: 'text', text: 'lương em 18万' }),
        [{ kind: 'text', text: 'lương em 18万' }],
      ],
      [
        'sticker',
        message({ type: 'sticker', packageId: '1', stickerId: '2', keywords: ['sad', 3, 'cry'] }),
        [{ kind: 'media', media: 'sticker', ref: '2', keywords: ['sad', 'cry'] }],
      ],
      [
        'message sticker',
        message({ type: 'sticker', stickerId: '2', text: 'cứu em' }),
        [{ kind: 'media', media: 'sticker', ref: '2', keywords: [], caption: 'cứu em' }],
      ],
      ['image', message({ type: 'image' }), [{ kind: 'media', media: 'image', ref: '55' }]],
      ['video', message({ type: 'video' }), [{ kind: 'media', media: 'video', ref: '55' }]],
      ['audio', message({ type: 'audio' }), [{ kind: 'media', media: 'audio', ref: '55' }]],
      [
        'file',
        message({ type: 'file', fileName: 'a.pdf' }),
        [{ kind: 'media', media: 'file', ref: '55', name: 'a.pdf' }],
      ],
      [
        'location',
        message({ type: 'location', address: 'ở đâu đó', latitude: 35, longitude: 139 }),
        [
          {
            kind: 'media',
            media: 'location',
            place: { latitude: 35, longitude: 139, address: 'ở đâu đó' },
          },
        ],
      ],
      [
        'a message of tomorrow',
        message({ type: 'hologram' }),
        [{ kind: 'unknown', what: 'hologram' }],
      ],
      [
        'a message like a prototype',
        message({ type: 'constructor' }),
        [{ kind: 'unknown', what: 'constructor' }],
      ],
      [
        'tap',
        event('postback', { postback: { data: '12.3' } }),
        [{ kind: 'tap', seq: 12, option: 3 }],
      ],
      [
        'menu bar',
        event('postback', { postback: { data: '/menu' } }),
        [{ kind: 'command', command: 'menu' }],
      ],
      [
        'foreign button',
        event('postback', { postback: { data: '12.3.4' } }),
        [{ kind: 'unknown', what: 'button' }],
      ],
      ['no button', event('postback'), [{ kind: 'unknown', what: 'button' }]],
      ['follow', event('follow'), [{ kind: 'joined' }]],
      ['unfollow', event('unfollow'), [{ kind: 'left' }]],
      ['unsend', event('unsend', { unsend: { messageId: '55' } }), [{ kind: 'unsent', of: '55' }]],
      [
        'edited',
        event('messageEdited', { message: { id: '55', type: 'text', text: 'mới' } }),
        [{ kind: 'edited', of: '55', text: 'mới' }],
      ],
      [
        'an event of tomorrow with words',
        event('shout', { message: { id: '1' } }),
        [{ kind: 'unknown', what: 'shout' }],
      ],
      ['an event that says nothing', event('beacon', { beacon: { hwid: 'x' } }), []],
      [
        'another module holds the chat',
        message({ type: 'text', text: 'x' }, { mode: 'standby' }),
        [],
      ],
      ['put into a group', event('join', group), [{ kind: 'grouped' }]],
      ['put out of a group', event('leave', group), [{ kind: 'left' }]],
      ['talk in a group', message({ type: 'text', text: 'bí mật' }, group), []],
      ['unsend in a group', event('unsend', { unsend: { messageId: '55' }, ...group }), []],
      ['somebody joins a group', event('memberJoined', { joined: { members: [] }, ...group }), []],
      [
        'talk in a room',
        message({ type: 'text', text: 'x' }, { source: { type: 'room', roomId: 'R1' } }),
        [],
      ],
      ['a probe', body(), []],
    ],
    someone: () => {
      const { id } = fake.user()
      const at = Date.now()
      const replyTo = issueToken(fake.channelSecret, id, at)
      const from = { channel: 'line', address: id } as const
      return {
        address: id,
        inbound: { id: 'line:x', from, at, receivedAt: at, input: { kind: 'joined' }, replyTo },
      }
    },
    shownTo: fake.shownTo,
    close: async () => {
      await post.close()
      await fake.close()
    },
  }
})

describe('LINE', () => {
  let fake: FakeLine
  let line: Channel
  beforeAll(async () => {
    fake = await startFakeLine()
    line = createLine({ ...fake, apiBase: `${fake.url}/`, post: createPost() })
  })
  afterAll(() => fake.close())

  const receive = (events: readonly unknown[], now = 5) => {
    const raw = JSON.stringify({ destination: 'Ubot', events })
    return line.receive(new Headers(signed(fake.channelSecret, raw)), bytes(raw), now)
  }

  test('names an event by bot and event id, the same when it is delivered again', async () => {
    const first = hook.event(person, 'message', { message: { id: '9', type: 'text', text: 'a' } })
    const again = { ...first, deliveryContext: { isRedelivery: true } }
    const { inbounds } = await receive([first, again], 77)
    expect(inbounds).toHaveLength(2)
    for (const inbound of inbounds)
      expect(inbound).toEqual({
        id: `line:Ubot:${first.webhookEventId}`,
        from: { channel: 'line', address: person },
        at: first['timestamp'],
        receivedAt: 77,
        input: { kind: 'text', text: 'a' },
        message: '9',
        replyTo: first['replyToken'],
      })
  })

  test('names an event without an id by what it is', async () => {
    const { webhookEventId: _, ...nameless } = hook.event(person, 'follow')
    const again = { ...nameless, deliveryContext: { isRedelivery: true } }
    const other = { ...nameless, timestamp: 1 }
    const { inbounds } = await receive([nameless, again, other])
    expect(inbounds[0]?.id).toBe(inbounds[1]?.id)
    expect(inbounds[0]?.id).not.toBe(inbounds[2]?.id)
  })

  test('hears the rest of a batch when one event of it cannot be read', async () => {
    const { inbounds, refused } = await receive([
      7,
      null,
      {},
      { type: 'message', source: { type: 'user', userId: person } },
      hook.event(person, 'follow'),
      { ...hook.event(person, 'unsend'), unsend: {} },
    ])
    expect(inbounds.map(({ input }) => input.kind)).toEqual(['joined'])
    expect(refused).toBe(5)
  })

  test('joins the shortest neighbours when there are more than five bubbles', () => {
    const texts = ['one', 'two', 'x'.repeat(4_999), 'three', 'four', 'five', 'six']
    const calls = line.render(
      to(line, person),
      texts.map((text) => ({ text })),
    )
    const messages = calls.map(({ body }) => body['messages'] as readonly { text: string }[])
    expect(messages.map((some) => some.map(({ text }) => text))).toEqual([
      ['one\n\ntwo', 'x'.repeat(4_999), 'three', 'four', 'five\n\nsix'],
    ])
  })

  test('replies to LINE only, and pushes to whoever wrote elsewhere', () => {
    const inbound = (channel: 'line' | 'telegram') => ({
      ...{ id: 'x', at: 1, receivedAt: 9, input: { kind: 'joined' as const }, replyTo: 'token' },
      from: { channel, address: person },
    })
    const said = [{ text: 'a' }]
    const [reply] = line.render(to(line, person), said, inbound('line'))
    expect(reply).toMatchObject({
      method: 'reply',
      answers: 9,
      body: { replyToken: 'token', to: person },
    })
    const [push] = line.render(to(line, person), said, inbound('telegram'))
    expect(push).toEqual({
      method: 'push',
      body: { to: person, messages: [{ type: 'text', text: 'a' }] },
    })
  })

  test('cuts no label and hides no button, but says which is too much', () => {
    const render = (choices: readonly { label: string; data: string }[]) =>
      line.render(to(line, person), [{ text: 'a', choices }])
    expect(() => render([{ label: 'x'.repeat(21), data: '1.0' }])).toThrow(RangeError)
    expect(() => render(Array.from({ length: 14 }, () => ({ label: 'x', data: '1.0' })))).toThrow(
      RangeError,
    )
  })
})
