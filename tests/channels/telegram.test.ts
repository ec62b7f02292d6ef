import { describe, expect, test } from 'vitest'
import { createTelegram } from '../../src/channels/telegram.ts'
import { createPost } from '../../src/post.ts'
import { bytes, channelContract, to } from '../contracts/channel.ts'
import { startFakeTelegram } from '../fakes/telegram.ts'

const secret = 'a-secret_of-the-webhook'
let updates = 100
const chat = { id: 42, type: 'private' }
const from = { id: 42, is_bot: false, first_name: 'Lan', language_code: 'vi' }
const update = (fields: { [field: string]: unknown }) => ({ update_id: ++updates, ...fields })
const message = (fields: { [field: string]: unknown }, more = {}) =>
  update({ message: { message_id: 7, date: 1_790_000_000, chat, from, ...fields, ...more } })
const file = { file_id: 'F1', file_unique_id: 'u' }
/** The same, as it is read. */
const F1 = { ref: 'F1', unique: 'u' }
const group = { chat: { id: -100, type: 'supergroup' } }
const member = (was: string, is: string, where: object = { chat }) =>
  update({
    my_chat_member: {
      ...{ from, date: 1_790_000_000, chat, ...where },
      old_chat_member: { status: was },
      new_chat_member: { status: is },
    },
  })
const tap = (data: unknown, more = {}) =>
  update({
    callback_query: { id: 'Q1', from, message: { message_id: 6, date: 1, chat }, data, ...more },
  })

const sign = () => new Headers({ 'x-telegram-bot-api-secret-token': secret })
const settings = { token: '4242:hush', secret, apiRoot: 'http://127.0.0.1:1', post: createPost() }

channelContract('Telegram', async () => {
  const fake = await startFakeTelegram()
  const post = createPost()
  const media = (kind: string, more = {}) => ({
    kind: 'media' as const,
    media: kind as 'image',
    ...more,
  })
  return {
    channel: createTelegram({ token: fake.token, secret, apiRoot: fake.url, post }),
    sign,
    signsBody: false,
    forgeries: () => [
      ['missing', new Headers()],
      ...[
        '',
        ' ',
        'x',
        secret.slice(1),
        secret.slice(0, -1),
        `${secret}x`,
        secret.toUpperCase(),
        'é',
      ].map((value) => [value, new Headers({ 'x-telegram-bot-api-secret-token': value })] as const),
    ],
    kinds: [
      ['text', message({ text: 'lương em 18万' }), [{ kind: 'text', text: 'lương em 18万' }]],
      ['a slash in words', message({ text: '/ 18万' }), [{ kind: 'text', text: '/ 18万' }]],
      ['start', message({ text: '/start' }), [{ kind: 'command', command: 'start' }]],
      [
        'start from a link',
        message({ text: '/start qr-gifu' }),
        [{ kind: 'command', command: 'start' }],
      ],
      ...['/help em bị nhốt, cứu em', '/sos họ đánh em', '/start em bị đánh'].map(
        (text) => ['words behind a command', message({ text }), [{ kind: 'text', text }]] as const,
      ),
      ['menu', message({ text: '/Menu@TonariBot' }), [{ kind: 'command', command: 'menu' }]],
      [
        'sticker',
        message({ sticker: { ...file, emoji: '😢' } }),
        [media('sticker', { ...F1, keywords: ['😢'] })],
      ],
      [
        'forwarded text',
        message({ text: '/menu', forward_origin: { type: 'hidden_user', date: 1 } }),
        [{ kind: 'text', text: '/menu', forwarded: true }],
      ],
      [
        'forwarded photo',
        message({ photo: [{ file_id: 'p' }], forward_origin: { type: 'hidden_user', date: 1 } }),
        [media('image', { ref: 'p', forwarded: true })],
      ],
      [
        'photo',
        message({ photo: [{ file_id: 'small' }, { file_id: 'large' }], caption: 'bảng lương' }),
        [media('image', { ref: 'large', caption: 'bảng lương' })],
      ],
      ['voice', message({ voice: file }), [media('audio', { ...F1 })]],
      ['audio', message({ audio: file }), [media('audio', { ...F1 })]],
      ['video', message({ video: file }), [media('video', { ...F1 })]],
      ['round video', message({ video_note: file }), [media('video', { ...F1 })]],
      [
        'animation',
        message({ animation: file, document: { file_id: 'D' } }),
        [media('video', { ...F1 })],
      ],
      ['document', message({ document: file }), [media('file', { ...F1 })]],
      [
        'location',
        message({ location: { latitude: 35, longitude: 139 } }),
        [{ ...media('location'), place: { latitude: 35, longitude: 139 } }],
      ],
      [
        'location nowhere on the earth',
        message({ location: { latitude: 135, longitude: 139 } }),
        [media('location')],
      ],
      [
        'venue',
        message({ venue: { title: 'OTIT' }, location: { latitude: 35, longitude: 139 } }),
        [{ ...media('location'), place: { latitude: 35, longitude: 139, title: 'OTIT' } }],
      ],
      [
        'contact',
        message({ contact: { phone_number: '090', first_name: 'x' } }),
        [media('contact')],
      ],
      ['poll', message({ poll: { id: '1' } }), [{ kind: 'unknown', what: 'message' }]],
      ['a message of tomorrow', message({ hologram: {} }), [{ kind: 'unknown', what: 'message' }]],
      ['Telegram’s own notice', message({ pinned_message: {} }), []],
      [
        'edited',
        update({
          edited_message: { message_id: 7, date: 1, edit_date: 2, chat, from, text: 'mới' },
        }),
        [{ kind: 'edited', of: '7', text: 'mới' }],
      ],
      [
        'edited caption',
        update({
          edited_message: { message_id: 8, date: 1, chat, from, photo: [file], caption: 'mới' },
        }),
        [{ kind: 'edited', of: '8', text: 'mới', file: { media: 'image', ...F1 } }],
      ],
      [
        'another file',
        update({
          edited_message: { message_id: 8, date: 1, chat, from, document: { file_id: 'F2' } },
        }),
        [{ kind: 'edited', of: '8', file: { media: 'file', ref: 'F2' } }],
      ],
      [
        'walking about',
        update({ edited_message: { message_id: 9, date: 1, chat, from, location: {} } }),
        [],
      ],
      ['tap', tap('12.3'), [{ kind: 'tap', seq: 12, option: 3 }]],
      ['foreign button', tap('12.x'), [{ kind: 'unknown', what: 'button' }]],
      ['button without data', tap(undefined), [{ kind: 'unknown', what: 'button' }]],
      [
        'tap on a message long gone',
        tap('1.0', { message: undefined }),
        [{ kind: 'tap', seq: 1, option: 0 }],
      ],
      ['tap in a group', tap('1.0', { message: { message_id: 1, ...group } }), []],
      ['blocked', member('member', 'kicked'), [{ kind: 'left' }]],
      ['came back', member('kicked', 'member'), [{ kind: 'joined' }]],
      ['put into a group', member('left', 'member', group), [{ kind: 'grouped' }]],
      ['made an admin there', member('member', 'administrator', group), []],
      ['put out of a group', member('member', 'kicked', group), [{ kind: 'left' }]],
      [
        'put into a channel',
        member('left', 'administrator', { chat: { id: -5, type: 'channel' } }),
        [],
      ],
      ['talk in a group', message({ text: 'bí mật' }, group), []],
      [
        'a channel’s post',
        update({ channel_post: { message_id: 1, chat: { id: -5, type: 'channel' }, text: 'x' } }),
        [],
      ],
      ['an update of tomorrow', update({ dream: {} }), []],
    ],
    someone: () => {
      const user = fake.user()
      void user.says('hi')
      const inbound = {
        ...{ id: 'telegram:x', at: 1, input: { kind: 'joined' as const }, replyTo: 'Q9' },
        from: { channel: 'telegram', address: String(user.id) } as const,
      }
      return { address: String(user.id), inbound }
    },
    shownTo: fake.shownTo,
    close: async () => {
      await post.close()
      await fake.close()
    },
  }
})

describe('Telegram', () => {
  const telegram = createTelegram(settings)
  const receive = (value: unknown, now = 5) =>
    telegram.receive(sign(), bytes(JSON.stringify(value)), now)

  test('names an update by bot, update and message, and says who, when and in what language', async () => {
    const { inbounds } = await receive({ ...message({ text: 'a' }), update_id: 9 }, 77)
    expect(inbounds).toEqual([
      {
        id: 'telegram:4242:9:message 7',
        from: { channel: 'telegram', address: '42' },
        at: 1_790_000_000_000,
        receivedAt: 77,
        input: { kind: 'text', text: 'a' },
        message: '7',
        language: 'vi',
      },
    ])
  })

  test('takes for the moment of an edit when it was edited', async () => {
    const edited_message = { message_id: 7, date: 1, edit_date: 2, chat, from, text: 'mới' }
    const { inbounds } = await receive(update({ edited_message }))
    expect(inbounds.map(({ at }) => at)).toEqual([2_000])
  })

  test('does not take a new message for an old one when update ids begin anew', async () => {
    const old = await receive({ ...message({ text: 'a' }), update_id: 9 })
    const later = await receive({ ...message({ text: 'b', message_id: 8 }), update_id: 9 })
    expect(old.inbounds[0]?.id).not.toBe(later.inbounds[0]?.id)
  })

  test('ties the answer to the pressed button, whatever was behind it', async () => {
    for (const data of ['1.0', 'nonsense'])
      expect((await receive(tap(data))).inbounds[0]?.replyTo).toBe('Q1')
  })

  test('counts what it cannot read, and calls malformed what is no update', async () => {
    expect(await receive({ update_id: 1, message: 5 })).toEqual({ inbounds: [], refused: 1 })
    expect(await receive({ update_id: 1, callback_query: {} })).toEqual({
      inbounds: [],
      refused: 1,
    })
    await expect(receive({ update_id: 'x' })).rejects.toThrow('update_id')
  })

  test('accepts nothing while it has no secret', async () => {
    const open = createTelegram({ ...settings, secret: '' })
    for (const headers of [new Headers(), new Headers({ 'x-telegram-bot-api-secret-token': '' })])
      await expect(open.receive(headers, bytes('{"update_id":1}'), 1)).rejects.toThrow('secret')
  })

  test('answers the button first, then says one message a bubble with the keyboard on the last', () => {
    const inbound = {
      ...{ id: 'x', at: 1, input: { kind: 'joined' as const }, replyTo: 'Q1' },
      from: { channel: 'telegram' as const, address: '42' },
    }
    const choices = ['Đúng', 'Sai', 'Tôi không biết chắc', '東京都', '大阪府', '鹿児島県の島'].map(
      (label, at) => ({ label, data: `3.${at}` }),
    )
    const calls = telegram.render(
      to(telegram, '42'),
      [{ text: 'a' }, { text: 'b', choices }],
      inbound,
    )
    const rows = [['Đúng', 'Sai'], ['Tôi không biết chắc'], ['東京都', '大阪府'], ['鹿児島県の島']]
    let at = 0
    const inline_keyboard = rows.map((row) =>
      row.map((text) => ({ text, callback_data: `3.${at++}` })),
    )
    expect(calls).toEqual([
      { method: 'answerCallbackQuery', body: { callback_query_id: 'Q1' } },
      { method: 'sendMessage', body: { chat_id: 42, text: 'a' } },
      {
        method: 'sendMessage',
        body: { chat_id: 42, text: 'b', reply_markup: { inline_keyboard } },
      },
    ])
  })

  test('refuses to render more than 64 bytes behind a button', () => {
    const choices = [{ label: 'x', data: 'ế'.repeat(22) }]
    expect(() => telegram.render(to(telegram, '42'), [{ text: 'a', choices }])).toThrow(RangeError)
  })
})
