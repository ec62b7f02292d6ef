import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linePhone, settles, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
let tonari: Running
beforeEach(async () => {
  stage = await setTimedDesk()
  tonari = await stage.start(stage.deskEnv)
  await until('the group is asked', () => tonari.output().includes('desk      on'))
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const outside = () => texts(stage.group.messages())
const inRoom = () => texts(stage.group.messages(stage.group.topics.at(-1)?.thread ?? 0))
const refuses = (status: number, body: unknown) =>
  stage.telegram.faults.add(String(stage.group.id), { kind: 'answer', status, body })

/** Somebody who cries for help at once. */
async function cries() {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.says('nó đang đánh em')
  await phone.taps('in-danger:harm.options.now')
}

/** Lets time go by until it is so. */
const passing = (what: string, so: () => boolean) =>
  until(
    what,
    () => {
      if (so()) return true
      stage.pass(MINUTE / 12)
      return false
    },
    60_000,
  )

const refusals: readonly (readonly [number, unknown])[] = [
  [404, { ok: false, error_code: 404, description: 'Not Found' }],
  [404, '<html>not here</html>'],
  [400, { ok: false, error_code: 400, description: 'Bad Request: something new' }],
]
test.for(refusals)(
  'a topic that is refused with %s is made once it can be',
  { timeout: 90_000 },
  async ([status, body]) => {
    refuses(status, body)
    await cries()
    await until('it is refused', () => tonari.output().includes(`"why":"Telegram ${status}`))
    stage.telegram.faults.clear()
    await passing('the card', () => inRoom().length > 0)
    expect(stage.group.topics).toHaveLength(1)
    expect(inRoom()[0]).toContain('🔴 緊急')
    stage.pass(15 * MINUTE)
    await until('the first rung', () => inRoom().some((text) => text.includes('🔔')))
  },
)

test('meanwhile the group is told outside the topics: number, urgency and trigger', async () => {
  stage.group.makesNoTopic = 'Bad Request: something new'
  await cries()
  await passing('a line', () => outside().length > 0)
  expect(outside()[0]).toMatch(/^🔴 No\.\d{6}（緊急・暴力・脅し）/)
  stage.group.makesNoTopic = undefined
  await passing('a room after all', () => inRoom().length > 0)
}, 90_000)

test('a database that is locked as the topic is learnt costs no case its room', async () => {
  const db = new Database(join(stage.folder, 'data', 'tonari.db'))
  const topics = stage.group.topics as unknown as { push: (...all: unknown[]) => number }
  let locked = false
  topics.push = (...all) => {
    if (!locked) {
      locked = true
      db.exec('begin immediate')
      setTimeout(() => db.exec('rollback'), 700)
    }
    return Array.prototype.push.apply(topics, all)
  }
  await cries()
  await passing('the card', () => inRoom().some((text) => text.includes('🔴 緊急')))
  expect(locked).toBe(true)
  expect(stage.group.topics).toHaveLength(1)
  db.close()
  stage.pass(15 * MINUTE)
  await until('the first rung', () => inRoom().some((text) => text.includes('🔔')))
}, 90_000)

test('a bot that may make no topics any more still tells the rooms that are there', async () => {
  const sato = await stage.worker('佐藤', 1)
  const a = await stage.client(true)
  await sato.taps('対応します', { thread: a.topic().thread })
  await until('it is theirs', () => texts(a.user.shown).includes(words('vi', 'desk:told.claim')))
  await until('all is told', stage.settled)
  stage.group.rights = { ...stage.group.rights, can_manage_topics: false }
  await cries()
  await until('it is known', () => tonari.output().includes('lacks rights'))
  await a.user.says('em ổn, cảm ơn chị')
  await a.user.says('nó đang đánh em')
  await passing('the page', () => texts(a.room()).some((text) => text.includes('🚨')))
  expect(texts(a.room()).some((text) => text.includes('em ổn, cảm ơn chị'))).toBe(true)
  await passing('the other outside', () => outside().some((text) => text.includes('暴力・脅し')))
  stage.pass(15 * MINUTE)
  await passing('a rung', () =>
    texts(a.room()).some((text) => text.includes('まだ返事がありません')),
  )
}, 120_000)

test('a room that came to nothing is made with its card as soon as something is said there', async () => {
  const { user, topic } = await stage.client(true)
  await until('all is told', stage.settled)
  await tonari.stop()
  const db = new Database(join(stage.folder, 'data', 'tonari.db'))
  db.exec("update parcel set state = 'failed', receipt = null where lane glob 'desk *'")
  db.close()
  stage.group.loses(topic().thread)
  tonari = await stage.start(stage.deskEnv)
  await user.says('Em vẫn ở đây')
  await passing('it is heard', () => inRoom().some((text) => text.endsWith('Em vẫn ở đây')))
  expect(stage.group.topics).toHaveLength(1)
  expect(inRoom()[0]).toContain('🟠 今日中')
}, 90_000)
