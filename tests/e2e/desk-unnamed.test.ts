import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { settles, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'
import { textsIn } from './stage.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

/** What Telegram brings of an administrator who hides behind the group's name. */
const hidden = () => ({
  from: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
  sender_chat: { id: stage.group.id, type: 'supergroup', title: 'desk' },
})
/** And of somebody who writes as a channel. */
const channel = {
  from: { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' },
  sender_chat: { id: -1_009_999_999_999, type: 'channel', title: 'news' },
}

test('who writes in another’s name is told that it goes nowhere, once a room, and each is a note', async () => {
  await stage.start(stage.deskEnv)
  const sato = await stage.worker('佐藤', 1)
  const client = await stage.client(true)
  const { thread } = client.topic()
  await sato.taps('対応します', { thread })
  await until('told', () => texts(client.user.shown).includes(words('vi', 'desk:told.claim')))
  const [before, shown] = [client.room().length, client.user.shown.length]

  await sato.sends({ ...hidden(), text: 'Chào em, mình đây' }, { thread })
  await sato.sends({ ...channel, text: 'Tin từ kênh' }, { thread })
  await sato.sends({ ...hidden(), forum_topic_edited: { name: 'x' } }, { thread })
  const room = () => client.room().slice(before)
  await until('it is told', () => texts(room()).some((text) => text.includes('匿名')))
  await until('both are notes', () => room().filter((m) => m.reactions.includes('✍')).length === 2)
  await sato.says('Chào bạn', { thread })
  await until('what is said under a name arrives', () => client.user.shown.length > shown)
  await until('all is told', stage.settled)
  expect(texts(client.user.shown).slice(shown).join()).toContain('Chào bạn')
  expect(texts(client.user.shown).join()).not.toMatch(/mình đây|Tin từ kênh/)
  expect(texts(room()).filter((text) => text.includes('匿名'))).toHaveLength(1)
})

test('who is not of the staff has each of their messages marked a note', async () => {
  await stage.start(stage.deskEnv)
  const stranger = stage.group.member()
  const client = await stage.client(true)
  const { thread } = client.topic()
  await stranger.says('một', { thread })
  await stranger.says('hai', { thread })
  const theirs = () => client.room().filter(({ by }) => by === stranger.id)
  await until('both are notes', () => theirs().every((one) => one.reactions.includes('✍')))
  expect(theirs()).toHaveLength(2)
})

test.for([
  ['a desk with a group', {}],
  ['a desk without one', { DESK_TELEGRAM_CHAT: '' }],
  ['no desk', { DESK_TELEGRAM_CHAT: '', DESK_HOURS: '' }],
] as const)('what a person writes that looks like a code is heard: %s', async ([, less]) => {
  await stage.start({ ...stage.deskEnv, ...less })
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.says('12345-A6789')
  expect(texts(user.shown).join()).not.toMatch(/コード|相談員|mã này/i)
  expect(textsIn(await stage.turnsOf('telegram', user.id))).toContain('12345-A6789')
})

test('a code alone ties its account, and one that leads nowhere is told in both languages', async () => {
  await stage.start(stage.deskEnv)
  const seal = createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64'))
  const { code } = await stage.look((_, sql) =>
    createStaffBook(sql, seal).add(
      { name: 'Lan', role: 'caseworker', language: 'vi', place: 1 },
      Date.now(),
    ),
  )
  const user = stage.telegram.user()
  await user.says('/staff AAAAA-11111')
  await until('an answer', () => user.shown.length === 1)
  expect(user.shown[0]?.text).toMatch(/このコードは使えません[\s\S]*Mã này không dùng được/)
  await user.says(code.toLowerCase())
  await until('it is tied', () => user.shown.length === 2)
  expect(user.shown[1]?.text).toContain('Lan')
  expect(await stage.turnsOf('telegram', user.id)).toEqual([])
})
