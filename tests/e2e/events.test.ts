import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Media } from '../../src/core/inbound.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

const media: readonly Media[] = [
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'contact',
  'file',
]
const said = (key: string) => words('vi', key)
/** Time enough for something to be said that should not be: its silence cannot be waited for. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('LINE', () => {
  test.each([
    ['sticker', { type: 'sticker', packageId: '1', stickerId: '2', keywords: ['sad'] }],
    ['image', { type: 'image', contentProvider: { type: 'line' } }],
    ['video', { type: 'video', duration: 100, contentProvider: { type: 'line' } }],
    ['audio', { type: 'audio', duration: 100, contentProvider: { type: 'line' } }],
    ['file', { type: 'file', fileName: 'secret.pdf', fileSize: 1 }],
    ['location', { type: 'location', title: 'secret', latitude: 35.1, longitude: 136.9 }],
  ] as const)('a %s gets a human answer and the question again', async (kind, message) => {
    const phone = linePhone(stage.line.user(), 'vi')
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
    const { text } = await phone.sends(message)
    expect(media).toContain(kind)
    expect(text).toContain(said(`common:media.${kind}`))
    expect(text).toContain(said('wage-check:basis.ask'))
  })

  test('a kind of message that nobody knows yet gets an answer', async () => {
    const phone = linePhone(stage.line.user(), 'vi')
    await settles(phone, 'vi')
    expect((await phone.sends({ type: 'hologram' })).text).toContain(said('common:unknownThing'))
  })

  test('what is taken back is forgotten, without a word', async () => {
    const user = stage.line.user()
    const phone = linePhone(user, 'vi')
    await settles(phone, 'vi')
    const { event } = await user.says('quên điều này nhé')
    await until('an answer', () => user.shown.length === 4)
    expect(textsIn(await stage.turnsOf('line', user.id))).toContain('quên điều này nhé')
    const { id } = event['message'] as { id: string }
    expect((await user.unsends(id)).statuses).toEqual([200])
    await aMoment()
    expect(user.shown).toHaveLength(4)
    expect(JSON.stringify(await stage.turnsOf('line', user.id))).not.toContain('quên điều này')
  })

  test('who blocks us is left alone, and is met again where they were', async () => {
    const user = stage.line.user()
    const phone = linePhone(user, 'vi')
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
    const calls = () => stage.line.calls.filter(({ to }) => to === user.id).length
    const before = calls()
    expect((await user.blocks()).statuses).toEqual([200])
    await aMoment()
    expect(calls()).toBe(before)
    const { text } = await phone.begins()
    expect(text).toContain(said('common:welcomeBack'))
    expect(text).toContain(said('wage-check:basis.ask'))
  })

  test('in a group we say once that we talk in private, and hear nothing', async () => {
    const group = `C${'a'.repeat(32)}`
    const source = { type: 'group', groupId: group, userId: stage.line.user().id }
    const one = stage.line.user()
    const does = (type: string, fields = {}) => one.does(type, { source, ...fields })
    const message = { type: 'text', id: '77', text: 'secret talk of a group' }
    const calls = () => stage.line.calls.filter(({ to = '' }) => [group, one.id].includes(to))
    expect((await does('join')).statuses).toEqual([200])
    await until('the one sentence', () => calls().length === 1)
    expect(JSON.stringify(calls()[0]?.body)).toContain(
      JSON.stringify(said('common:groupOnly')).slice(1, -1),
    )
    for (const type of ['message', 'postback', 'memberJoined', 'memberLeft'])
      expect((await does(type, { message, postback: { data: '1.0' } })).statuses).toEqual([200])
    expect((await does('leave')).statuses).toEqual([200])
    await aMoment()
    expect(calls()).toHaveLength(1)
    expect(textsIn(await stage.turnsOf('line', group))).toEqual([])
    expect(await stage.turnsOf('line', one.id)).toEqual([])
  })

  test('events that carry nothing a person said are taken in silence', async () => {
    const user = stage.line.user()
    for (const type of ['beacon', 'accountLink', 'things', 'delivery', 'botSuspended', 'novelty'])
      expect((await user.does(type)).statuses).toEqual([200])
    await aMoment()
    expect(user.shown).toEqual([])
  })

  test('an event while another module holds the chat is not ours', async () => {
    const user = stage.line.user()
    const message = { id: '1', type: 'text', text: 'hi' }
    expect((await user.does('message', { mode: 'standby', message })).statuses).toEqual([200])
    await aMoment()
    expect(user.shown).toEqual([])
  })
})

describe('Telegram', () => {
  test.each([
    ['sticker', { sticker: { file_id: 'x', emoji: '😢' } }],
    ['image', { photo: [{ file_id: 'x' }], caption: 'secret' }],
    ['video', { video: { file_id: 'x' } }],
    ['audio', { voice: { file_id: 'x', duration: 3 } }],
    ['file', { document: { file_id: 'x', file_name: 'secret.pdf' } }],
    ['location', { location: { latitude: 35.1, longitude: 136.9 } }],
    ['contact', { contact: { phone_number: '0900', first_name: 'secret' } }],
  ] as const)('a %s gets a human answer and the question again', async (kind, message) => {
    const phone = telegramPhone(stage.telegram.user(), 'vi')
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
    const { text } = await phone.sends(message)
    expect(text).toContain(said(`common:media.${kind}`))
    expect(text).toContain(said('wage-check:basis.ask'))
  })

  test('who edits a message is told how to change an answer', async () => {
    const user = stage.telegram.user()
    await settles(telegramPhone(user, 'vi'), 'vi')
    const { update } = await user.says('menu')
    await until('an answer', () => user.shown.length === 4)
    const { message_id: id } = update['message'] as { message_id: number }
    expect((await user.edits(id, 'something else')).statuses).toEqual([200])
    await until('an answer', () => user.shown.length === 5)
    expect(user.shown.at(-1)?.text).toContain(said('common:edited'))
  })

  test('every pressed button stops turning', async () => {
    const user = stage.telegram.user()
    await settles(telegramPhone(user, 'vi'), 'vi')
    const answered = stage.telegram.calls.filter(({ path }) => path.endsWith('answerCallbackQuery'))
    expect(answered.length).toBeGreaterThanOrEqual(2)
    expect(answered.every(({ status }) => status === 200)).toBe(true)
  })

  test('who blocks us is left alone, and is met again', async () => {
    const user = stage.telegram.user()
    const phone = telegramPhone(user, 'vi')
    await settles(phone, 'vi')
    const calls = () => stage.telegram.calls.filter(({ to }) => to === String(user.id)).length
    const before = calls()
    expect((await user.blocks()).statuses).toEqual([200])
    await aMoment()
    expect(calls()).toBe(before)
    expect((await user.returns()).statuses).toEqual([200])
    expect((await phone.says('menu')).choices.map(({ label }) => label)).toContain(
      said('wage-check:menu'),
    )
  })

  test('talk in a group is neither kept nor answered', async () => {
    const user = stage.telegram.user()
    const chat = { id: -100_123, type: 'supergroup', title: 'Hội' }
    const from = { id: user.id, is_bot: false, first_name: 'Lan' }
    const message = { message_id: 5, date: 1, chat, from, text: 'secret talk of a group' }
    for (const kind of ['message', 'edited_message', 'channel_post'])
      expect((await user.does({ [kind]: message })).statuses).toEqual([200])
    await aMoment()
    const told = [String(chat.id), String(user.id)]
    expect(stage.telegram.calls.filter(({ to = '' }) => told.includes(to))).toEqual([])
    expect(await stage.turnsOf('telegram', chat.id)).toEqual([])
    expect(await stage.turnsOf('telegram', user.id)).toEqual([])
  })

  test.each(['poll', 'inline_query', 'business_message', 'message_reaction', 'of_next_year'])(
    'an update with a %s is taken in silence',
    async (kind) => {
      const user = stage.telegram.user()
      const chat = { id: user.id, type: 'private' }
      expect((await user.does({ [kind]: { id: 'x', chat, from: chat } })).statuses).toEqual([200])
      await aMoment()
      expect(user.shown).toEqual([])
    },
  )
})
