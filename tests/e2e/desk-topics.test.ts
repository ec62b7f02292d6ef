import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TelegramUser } from '../fakes/telegram-user.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { linePhone, telegramPhone } from './phone.ts'
import { type Running, until } from './process.ts'

let stage: DeskStage
let tonari: Running
beforeEach(async () => {
  stage = await setDeskStage()
  tonari = await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

/** By then the group may be sent more, whatever it was sent. */
const A_MINUTE = 75_000

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const newest = () => stage.group.topics.at(-1)?.thread ?? 0
const inNewest = () => texts(stage.group.messages(newest()))

test('a topic deleted by hand is made anew with its card, and goes on', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, user, number } = await stage.client(true)
  const { thread } = topic()
  await until('all is told', stage.settled)
  stage.group.loses(thread)
  await user.says('Em vẫn ở đây')
  await until('it is there again', () =>
    inNewest().includes('👤 本人（ベトナム語・未翻訳）\nEm vẫn ở đây'),
  )
  expect(stage.group.topics).toHaveLength(1)
  expect(stage.group.topics[0]?.name).toBe(`No.${number} 今日中`)
  expect(inNewest()[0]).toContain('🟠 今日中')
  expect(inNewest()[1]).toContain('作り直しました')
  await holder.taps('対応します', { thread: newest() })
  await until('the card says so', () => inNewest()[0]?.includes('担当：佐藤') === true)
  await holder.says('Chào bạn', { thread: newest() })
  await until('it arrives', () => texts(user.shown).some((text) => text.endsWith('Chào bạn')))
  expect(inNewest().filter((text) => text.includes('Em vẫn ở đây'))).toHaveLength(1)
})

test('a card deleted by hand is made anew where it was', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, card, phone, room } = await stage.client(true)
  const { thread } = topic()
  await until('all is told', stage.settled)
  stage.group.loses(thread, card().id)
  await phone.says('nó đang đánh em')
  await phone.taps('in-danger:harm.options.now')
  const cards = () => room().filter(({ text }) => text.includes('🔴 緊急'))
  await until('a card again', () => cards().length === 1)
  await holder.taps('対応します', { thread })
  const theirs = () => cards()[0]?.text.includes('担当：佐藤') === true
  await until('it is theirs', theirs, A_MINUTE)
  expect(stage.group.topics).toHaveLength(1)
}, 200_000)

test('of a long text that is edited, and edited again, nothing is left over', async () => {
  const user: TelegramUser = stage.telegram.user()
  const { room } = await stage.handsOver(telegramPhone(user, 'vi'), true)
  const long = (word: string) => `${word} dài. `.repeat(600).slice(0, 4_090)
  const copies = (word: string) => texts(room()).filter((text) => text.includes(`${word} dài.`))
  const { update } = await user.says(long('Chuyện'))
  const id = (update['message'] as { readonly message_id: number }).message_id
  await until('both pieces', () => copies('Chuyện').length === 2)
  await user.edits(id, long('Việc'))
  await until('both new pieces', () => copies('Việc').length === 2)
  expect(copies('Chuyện')).toEqual([])
  await user.edits(id, 'Thôi, dài.')
  await until('one piece', () => texts(room()).some((text) => text.includes('Thôi')))
  await until('none of the rest', () => copies('Việc').length === 0)
  expect(texts(room()).filter((text) => text.includes('書き直しました'))).toHaveLength(1)
})

test('what was edited before it might be read is shown from then on', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  const { room } = await stage.handsOver(phone, true)
  await user.edits(1, 'Sửa lại thế này')
  await until('it stands there', () =>
    texts(room()).includes('👤 本人が書き直しました（ベトナム語・未翻訳）\nSửa lại thế này'),
  )
})

test('whoever comes back by their code gets a room that says so, and is heard there', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { user, number } = await stage.client(true)
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(texts(user.shown).join())?.[0] ?? ''
  await until('all is told', stage.settled)
  const other = stage.line.user()
  await other.says(code)
  await until('another room', () => stage.group.topics.length === 2)
  await until('its card', () => inNewest().some((text) => text.includes('もどるコードで再開')))
  expect(stage.group.topics[1]?.name).toContain(number)
  await holder.taps('対応します', { thread: newest() })
  await until('it is theirs', () => inNewest()[0]?.includes('担当：佐藤') === true, A_MINUTE)
  await other.says('Em đây')
  const heard = () => inNewest().some((text) => text.endsWith('Em đây'))
  await until('they are heard', heard, A_MINUTE)
  await holder.says('Chào bạn', { thread: newest() })
  await until('and answered', () => texts(other.shown).some((text) => text.endsWith('Chào bạn')))
}, 200_000)

test('whoever is let go of after their days leaves no topic', async () => {
  const { topic } = await stage.client(true)
  const { thread } = topic()
  await stage.handsOver(linePhone(stage.line.user(), 'vi'), false)
  await until('all is told', stage.settled)
  await tonari.stop()
  const db = new Database(stage.env['DATABASE_PATH'] ?? '')
  const long = 200 * 24 * 3_600_000
  const mine = '(select conversation from turn order by rowid limit 1)'
  db.prepare(`update turn set at = at - ${long} where conversation = ${mine}`).run()
  db.close()
  await stage.telegram.down()
  tonari = await stage.start(stage.deskEnv)
  expect(stage.group.topics).toHaveLength(2)
  await tonari.stop()
  await stage.telegram.up()
  tonari = await stage.start(stage.deskEnv)
  await until('the topic is gone', () => stage.group.topics.every((one) => one.thread !== thread))
  expect(stage.group.topics).toHaveLength(1)
})
