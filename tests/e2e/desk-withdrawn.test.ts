import { afterEach, beforeEach, expect, test } from 'vitest'
import { phoneJpeg } from '../media/pictures.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { words } from './phone.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start({ ...stage.deskEnv, PUBLIC_URL: stage.url })
}, 240_000)
afterEach(() => stage.strike())

/** Some of what happens here may have to wait for the group's next minute. */
const A_MINUTE = 75_000

test('what somebody let be read leaves the group when they withdraw that, and they hear the truth', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, card, room, user } = await stage.client(true)
  const { thread } = topic()
  await until('settled', stage.settled)
  await holder.taps('対応します', { thread })
  await until('it is taken', () => card().text.includes('担当：佐藤'))
  await holder.says('Chào em', { thread })
  await user.says('giám đốc tên Tanaka')
  stage.line.contents.set('p1', phoneJpeg(6))
  await user.sends({ id: 'p1', type: 'image', contentProvider: { type: 'line' } })
  const has = (word: string) => room().some(({ text }) => text.includes(word))
  await until('it is shown', () => has('Tanaka') && room().some(({ file }) => file), A_MINUTE)
  expect(has('Zalo 090')).toBe(true)

  const before = user.shown.length
  await user.says('không cho đọc')
  await until('it is gone', () => !has('Tanaka') && !room().some(({ file }) => file), A_MINUTE)
  await until('settled', stage.settled, A_MINUTE)
  for (const theirs of ['Zalo 090', '🤖', words('ja', 'escalation:about.options.wages')])
    expect(has(theirs), theirs).toBe(false)
  expect(has('Chào em')).toBe(true)
  expect(card().text).toContain('言葉・回答・場所は見られません')
  const told = user.shown.slice(before).map(({ text }) => text)
  expect(told.join()).toContain(words('vi', 'desk:share.withdrawn'))

  await user.says('sau đó')
  await until('it is told', () => has('内容は見られません'), A_MINUTE)
  expect(has('sau đó')).toBe(false)
}, 240_000)
