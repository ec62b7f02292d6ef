import { afterEach, beforeEach, expect, test } from 'vitest'
import { telegramTooMany } from '../fakes/telegram.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { linePhone, settles } from './phone.ts'
import { type Running, until } from './process.ts'

let stage: DeskStage
let tonari: Running
beforeEach(async () => {
  stage = await setDeskStage()
  tonari = await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const copyOf = (words: string) => `👤 本人（ベトナム語・未翻訳）\n${words}`
/** Asks for a person while nothing reaches the group. */
async function asks() {
  await stage.staffed()
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.says('gặp người thật')
  return { user, phone }
}
const onlyTopic = () => {
  expect(stage.group.topics).toHaveLength(1)
  return stage.group.messages(stage.group.topics[0]?.thread)
}

test('Telegram down and back, with a restart in between: one topic, one card, nothing lost', async () => {
  await stage.telegram.down()
  const { phone } = await asks()
  await phone.taps('escalation:safe.options.yes')
  await tonari.kill()
  tonari = await stage.start(stage.deskEnv)
  await phone.taps('escalation:urgency.options.now')
  await stage.telegram.up()
  await until('the card', () => stage.group.topics.length > 0 && onlyTopic().length > 0)
  await until('everything is sent', stage.settled, 60_000)
  const room = onlyTopic()
  expect(room.filter(({ text }) => text.includes('🔴 緊急'))).toHaveLength(1)
  expect(stage.group.topics[0]?.name).toContain('緊急')
})

test('a busy group is waited for, and the person is not kept waiting', async () => {
  await until('it is asked', () => tonari.output().includes('desk      on'))
  stage.telegram.faults.add(String(stage.group.id), telegramTooMany(4), 1)
  const { phone } = await asks()
  await phone.taps('escalation:safe.options.yes')
  expect(stage.group.topics).toEqual([])
  await until('a card after all', () => stage.group.topics.length > 0 && onlyTopic().length > 0)
})

test('an unanswered call doubles at most what it was for', async () => {
  const { topic, user, room } = await stage.client(true)
  stage.telegram.faults.add(String(stage.group.id), { kind: 'take-then-cut' }, 1)
  await user.says('Một lần')
  await until('it is sent', stage.settled)
  const copies = texts(room()).filter((text) => text === copyOf('Một lần'))
  expect(copies.length).toBeGreaterThanOrEqual(1)
  expect(copies.length).toBeLessThanOrEqual(2)
  expect(topic().closed).toBe(false)
})

test('a holder before and after a restart is the same, and what waited arrives once', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  await stage.line.down()
  await holder.says('Đợi mình nhé', { thread })
  await tonari.kill()
  await stage.line.up()
  tonari = await stage.start(stage.deskEnv)
  const said = '👤 Tư vấn viên (người thật):\nĐợi mình nhé'
  await until('it arrives', () => texts(user.shown).includes(said))
  const mine = () => room().find(({ text }) => text === 'Đợi mình nhé')
  await until('it is marked', () => mine()?.reactions[0] === '👍')
  await user.says('Dạ')
  await until('the answer', () => texts(room()).includes(copyOf('Dạ')))
  expect(texts(user.shown).filter((text) => text === said)).toHaveLength(1)
})

test('a bot put out of the group says so, waits, and loses nothing', async () => {
  await stage.group.kick()
  await until('it is said', () => tonari.output().includes('put out of'))
  const { phone } = await asks()
  await phone.taps('escalation:safe.options.yes')
  const trouble = () =>
    stage.look((store) => (store as never as Facts).desk.fact('telegram trouble'))
  expect(await trouble()).toBe('out')
  await stage.group.readmit()
  await tonari.stop()
  tonari = await stage.start(stage.deskEnv)
  await until('the card', () => stage.group.topics.length > 0 && onlyTopic().length > 0, 40_000)
  await until('all is well', async () => (await trouble()) === undefined)
}, 80_000)
interface Facts {
  readonly desk: { fact(name: string): Promise<string | undefined> }
}

test('a group that became another is followed, also after a restart', async () => {
  const { group } = stage
  const moved = group.id - 77
  stage.telegram.migrate(group.id, moved)
  const { user } = await stage.client(true)
  expect(tonari.output()).toContain('desk-telegram-moved')
  await tonari.kill()
  tonari = await stage.start(stage.deskEnv)
  const holder = await stage.worker('佐藤', 1)
  const thread = group.topics[0]?.thread ?? 0
  await holder.taps('対応します', { thread })
  await holder.says('Chào bạn', { thread })
  await until('it arrives', () => texts(user.shown).some((text) => text.endsWith('Chào bạn')))
})

test('a group without topics, and a bot without rights, are said at the start', async () => {
  await tonari.stop()
  stage.group.rights = { status: 'member' }
  tonari = await stage.start(stage.deskEnv)
  await until('it is said', () => tonari.output().includes('may manage topics'))
})

test('by long polling the group is heard too', async () => {
  await tonari.stop()
  tonari = await stage.start({ ...stage.deskEnv, TELEGRAM_MODE: 'polling' })
  await until('it polls', () => stage.telegram.hook.url === undefined)
  const holder = await stage.worker('佐藤', 1)
  const { topic, user } = await stage.client(true)
  const { thread } = topic()
  await until('the code is taken', () => stage.telegram.shownTo(holder.id).length === 1)
  await holder.taps('対応します', { thread })
  await holder.says('Chào bạn', { thread })
  await until('it arrives', () => texts(user.shown).some((text) => text.endsWith('Chào bạn')))
})
