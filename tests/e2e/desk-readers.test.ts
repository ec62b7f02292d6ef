import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, type DeskStage, setDeskStage } from './desk-stage.ts'
import { words } from './phone.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

/** What somebody is told who asks who has read. */
async function asksWho({ user }: Client): Promise<string> {
  const before = user.shown.length
  await user.says('ai đã đọc')
  await until('the answer', () => user.shown.length > before)
  return user.shown.at(-1)?.text ?? ''
}

const none = words('vi', 'desk:readers.none')
const inGroup = 'nhóm Telegram riêng của tư vấn viên'

test('whoever acts in a topic where words are shown has read them, and the person is told so', async () => {
  const holder = await stage.worker('佐藤', 1)
  const other = await stage.worker('鈴木', 2)
  const client = await stage.client(true)
  const { thread } = client.topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => client.card().text.includes('担当：佐藤'))
  const told = await asksWho(client)
  expect(told).toContain('tư vấn viên số 1')
  expect(told).not.toContain('tư vấn viên số 2')
  expect(told).toContain(inGroup)
  expect(told).toContain('nhóm có 2 người')

  await other.says('// 似た相談が前にもありました', { thread })
  await until('it is marked a note', () => client.room().some((one) => one.reactions.includes('✍')))
  expect(await asksWho(client)).toContain('tư vấn viên số 2')
})

test('who can read in the group is told where nobody has done anything there', async () => {
  const told = await asksWho(await stage.client(true))
  expect(told).not.toContain(none)
  expect(told).toContain(words('vi', 'desk:readers.noneKnown'))
  expect(told).toContain(inGroup)
})

test('where nothing may be read, nobody has read', async () => {
  const holder = await stage.worker('佐藤', 1)
  const client = await stage.client(false)
  await holder.taps('対応します', { thread: client.topic().thread })
  await until('it is theirs', () => client.card().text.includes('担当：佐藤'))
  const told = await asksWho(client)
  expect(told).toContain(none)
  expect(told).not.toContain(inGroup)
})
