import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

test('what went to the person and is edited goes to them as a correction; a note does not', async () => {
  const holder = await stage.worker('佐藤', 1)
  const colleague = await stage.worker('鈴木', 2)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await until('all is told', stage.settled)
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => texts(room()).some((text) => text.includes('担当：佐藤')))
  const shown = (end: string) => texts(user.shown).filter((text) => text.endsWith(end))

  const inRoom = (text: string) => room().find((one) => one.text === text)
  await holder.says('Mai 10 giờ nhé', { thread })
  await until('it arrives', () => shown('Mai 10 giờ nhé').length === 1)
  await until('its way is known', () => inRoom('Mai 10 giờ nhé')?.reactions[0] === '👍')
  const sent = inRoom('Mai 10 giờ nhé')?.id ?? 0
  const before = user.shown.length
  // A preview of a link came, or whatever else we do not use.
  await holder.edits(sent, 'Mai 10 giờ nhé', { thread })
  await until('nothing is owed', stage.settled)
  expect(user.shown).toHaveLength(before)
  expect(texts(room()).some((text) => text.startsWith('✏️'))).toBe(false)
  await holder.edits(sent, 'Mai 11 giờ nhé', { thread })
  await until('the correction arrives', () => shown('Mai 11 giờ nhé').length === 1)
  expect(shown('Mai 11 giờ nhé')[0]).toContain('sửa lại câu trước')
  expect(shown('Mai 11 giờ nhé')[0]).toContain('Tư vấn viên (người thật)')
  await until('they are told', () => texts(room()).some((text) => text.startsWith('✏️')))
  await holder.edits(sent, 'Mai 11 giờ nhé', { thread })
  await until('nothing is owed', stage.settled)
  expect(shown('Mai 11 giờ nhé')).toHaveLength(1)

  const refused = () => texts(room()).filter((text) => text.startsWith('⚠️ 書き直した')).length
  await holder.says('// nội bộ', { thread })
  const note = inRoom('// nội bộ')?.id ?? 0
  await holder.edits(note, 'nội bộ, sửa', { thread })
  await until('it is refused', () => refused() === 1)
  await holder.edits(sent, '// thôi', { thread })
  await until('it is refused', () => refused() === 2)
  await colleague.edits(sent, 'Mai 12 giờ nhé', { thread })
  await until('it is refused', () => refused() === 3)
  expect([...shown('nội bộ, sửa'), ...shown('thôi'), ...shown('12 giờ nhé')]).toEqual([])
}, 90_000)
