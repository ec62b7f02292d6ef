import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
})
afterEach(() => stage.strike())

const NOW = 'in-danger:harm.options.now'
const texts = (bubbles: readonly { readonly text: string }[]) =>
  bubbles.map(({ text }) => text).join('\n')
const refused = (status: number, description: string) =>
  ({ kind: 'answer', status, body: { ok: false, error_code: status, description } }) as const

/** 佐藤 holds the case of somebody, and all is told. */
async function held(client: Awaited<ReturnType<TimedDesk['handsOver']>>) {
  const sato = await stage.worker('佐藤', 1)
  const { thread } = client.topic()
  await until('all is told', stage.settled)
  await sato.taps('対応します', { thread })
  await until('it is theirs', () => client.card().text.includes('担当：佐藤'))
  await until('all is told', stage.settled)
  return { sato, thread }
}

test('nobody is told that a caseworker was, nor to wait for another, where none can be', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  await held(client)
  const shown = () => texts(client.user.shown)
  await stage.group.kick()
  await client.user.says('nó đang đánh em')
  await until('they hear it', () => shown().includes(words('vi', 'alarm:kept')))
  expect(shown()).not.toContain(words('vi', 'alarm:told'))
  await stage.look(async (_, sql) => {
    const key = Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64')
    const book = createStaffBook(sql, createSeal(key))
    for (const { id } of await book.list()) await book.remove(id, Date.now())
  })
  await until('nobody is left', () => shown().includes(words('vi', 'desk:told.handBackAlone')))
  await client.user.says('Em muốn hỏi thêm')
  await until('it is kept', () => shown().includes(words('vi', 'desk:kept')))
  expect(shown()).not.toContain(words('vi', 'desk:told.handBack'))
  expect(shown()).not.toContain(words('vi', 'desk:filed'))
}, 60_000)

test('a reply that fails after its case was closed is told of in its topic', async () => {
  await stage.start(stage.deskEnv)
  const user = stage.telegram.user(undefined, 'vi')
  const client = await stage.handsOver(telegramPhone(user, 'vi'), true)
  const { sato, thread } = await held(client)
  await user.says('Chị ơi')
  await until('all is told', stage.settled)
  stage.telegram.faults.add(String(user.id), refused(500, 'Internal Server Error'))
  await sato.says('Mai 9 giờ nhé', { thread })
  await sato.taps('終了する…', { thread })
  await until('they are warned', () => sato.answers.join().includes('最後の返信は、まだ本人に'))
  await sato.taps('解決', { thread })
  await until('it is closed', () => client.card().text.includes('終了（解決'))
  stage.telegram.faults.clear()
  stage.telegram.faults.add(String(user.id), refused(403, 'Forbidden: bot was blocked by the user'))
  stage.pass(6 * MINUTE)
  await until(
    'the topic hears it',
    () => texts(client.room()).includes('佐藤さんの最後の返信は、本人に届きませんでした'),
    30_000,
  )
}, 90_000)

test('one record that cannot be opened stops no ladder, and the group is told of it', async () => {
  const run = await stage.start(stage.deskEnv)
  await stage.staffed()
  const cries = async () => {
    const user = stage.line.user()
    const phone = linePhone(user, 'vi')
    await settles(phone, 'vi')
    await phone.says('nó đang đánh em')
    await phone.taps(NOW)
    return user
  }
  const broken = await cries()
  await cries()
  await until('both have topics', () => stage.group.topics.length === 2, 30_000)
  await until('all is told', stage.settled, 30_000)
  await run.stop()
  const id = await stage.look(async (store, sql) => {
    const { before } = await store.load({ channel: 'line', address: broken.id }, '')
    await sql.batch([["update conversation set state = x'010203' where id = ?1", before?.id ?? '']])
    return before?.id ?? '?'
  })
  const again = await stage.start(stage.deskEnv)
  stage.pass(5 * MINUTE + 5_000)
  const all = () => stage.group.topics.map(({ thread }) => texts(stage.group.messages(thread)))
  await until('the other is called for', () => all().some((one) => one.includes('🔔')), 30_000)
  expect(all().filter((one) => one.includes('🔔'))).toHaveLength(1)
  await until('the group knows', () => texts(stage.group.messages()).includes(id), 30_000)
  expect(again.output()).toContain('record-not-opened')
}, 120_000)
