import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { linePhone, settles } from './phone.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

test('what somebody wrote before they let it be read stands in the room once they do', async () => {
  const holder = await stage.worker('佐藤', 1)
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  const cry = 'giám đốc Tanaka đánh em ở xưởng, em bị nhốt'
  await phone.says(cry)
  await user.taps(user.shown.at(-1)?.choices[0]?.label ?? '')
  await until('a topic', () => stage.group.topics.length > 0)
  const { thread = 0 } = stage.group.topics[0] ?? {}
  const texts = () => stage.group.messages(thread).map(({ text }) => text)
  await until('its card', stage.settled)
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => texts().some((text) => text.includes('担当：佐藤')))
  await until('nothing is owed', stage.settled)
  expect(texts().join()).not.toContain('Tanaka')
  await user.says('cho đọc')
  await until('it stands there', () => texts().some((text) => text.endsWith(cry)))
  await until('nothing is owed', stage.settled)
  const [head, ...more] = texts().filter((text) => text.includes('同意する前に'))
  expect(head).toContain('（1件）')
  expect(more).toEqual([])
  expect(texts().filter((text) => text.includes(cry))).toEqual([
    `👤 本人（ベトナム語・未翻訳）\n${cry}`,
  ])
}, 90_000)
