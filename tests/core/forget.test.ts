import { expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { step } from '../../src/core/step.ts'
import { script } from '../transcript.ts'

const noon = Date.parse('2026-11-25T12:00:00+09:00')
const someone: Conversation = {
  ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
  greeted: true,
  agreedOn: '2026-11-25',
}
const happen = (before: Conversation, input: Input) =>
  step(script, before, {
    id: String(before.seq),
    from: { channel: 'line', address: 'U1' },
    at: noon,
    input,
  })
const says = (before: Conversation, text: string) => happen(before, { kind: 'text', text })
const told = ({ say, conversation: { locale } }: ReturnType<typeof step>) =>
  say.flatMap((one) => one.say.map((phrase) => script.say(locale, phrase))).join('\n')

test.for([
  ...['xóa dữ liệu', 'Xoá hết', 'quên tôi', 'xoa du lieu cua em', 'Xoas duwx lieeju', '/forget'],
  ...['削除', 'データを消して', '個人情報を削除してください', 'わすれて', 'forget me'],
])('%s asks first, and says what it does and does not do', (text) => {
  const asked = says(someone, text)
  expect(asked.forgets).toBeUndefined()
  expect(told(asked)).toBe(
    script.say('vi', { key: 'forget:ask.line', params: { until: '2026-12-25' } }),
  )
})

test.for(['1', 'Có, xóa hết', 'có xóa hết ạ', 'はい、全部消します'])('%s does it', (text) => {
  const done = says(says(someone, 'xóa dữ liệu').conversation, text)
  expect(done.forgets?.number).toMatch(/^\d{4}-\d{4}$/)
  expect(told(done)).toContain(done.forgets?.number)
  expect(told(done)).toContain('25/12/2026')
  expect(done.say.at(-1)?.choices).toBeUndefined()
})

test('anything else does not', () => {
  const asked = says(someone, 'xóa dữ liệu').conversation
  for (const text of ['Làm tiếp', '2', 'không', 'menu', 'xóa dữ liệu'])
    expect(says(asked, text).forgets, text).toBeUndefined()
  const elsewhere = says(asked, 'menu').conversation
  expect(says(elsewhere, 'Có, xóa hết').forgets).toBeUndefined()
  expect(happen(elsewhere, { kind: 'tap', seq: 1, option: 0 }).forgets).toBeUndefined()
  expect(happen(asked, { kind: 'tap', seq: 1, option: 0 }).forgets).toBeDefined()
})

test('a sentence in which somebody else forgets or deletes is none', () => {
  for (const text of ['công ty xóa hết giờ làm thêm của em', 'em quên mang thẻ', 'em quên rồi'])
    expect(told(says(someone, text)), text).not.toContain('Bạn có chắc muốn xóa')
})
