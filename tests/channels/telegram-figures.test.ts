import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figures } from '../../src/channels/telegram/figures.ts'
import { formattedOf } from '../../src/channels/telegram/formatted.ts'
import { width } from '../../src/channels/telegram/width.ts'
import { faultOf } from '../fakes/telegram-rules.ts'

test('labels and figures of both languages stand under one another', () => {
  const table = figures({
    rows: [
      { label: 'Lương một giờ', value: '1.000 yên', mark: 'low' },
      { label: '1時間の 給料', value: '1,000円' },
    ],
  })
  const lines = table.split('\n')
  expect(lines.map(width)).toEqual([30, 30])
  expect(lines[0]?.endsWith('▼ 1.000 yên')).toBe(true)
})

test('a figure that finds no room beside its label stands on the next line', () => {
  const [label, value] = figures({
    rows: [{ label: 'Mức lương tối thiểu ở Kagoshima', value: '1.000 yên' }],
  }).split('\n')
  expect(label).toBe('Mức lương tối thiểu ở Kagoshima')
  expect(value?.trim()).toBe('1.000 yên')
})

test('bars are as long as their sizes are to each other, and a gap is seen', () => {
  const drawn = figures({
    rows: [],
    bars: [
      { label: 'a', value: '750 yên', size: 750, mark: 'low', gap: 'thiếu 250' },
      { label: 'b', value: '1.000 yên', size: 1_000 },
    ],
  }).split('\n')
  expect(drawn).toEqual([
    'a',
    `${'█'.repeat(12)}${'░'.repeat(4)} ▼ 750 yên`,
    'thiếu 250',
    'b',
    `${'█'.repeat(16)} 1.000 yên`,
  ])
})

test('parts say what share of the whole they are', () => {
  const drawn = figures({
    rows: [],
    parts: [
      { label: 'Thuế', value: '30.000', size: 30_000 },
      { label: 'Về tay', value: '90.000', size: 90_000 },
    ],
  })
  expect(drawn).toContain(`${'█'.repeat(4)}${'░'.repeat(12)} 25%`)
  expect(drawn).toContain('75%')
})

test('exactly the verdict and the sums are bold, whatever stands before them', () => {
  const words = fc.constantFrom('👨‍👩‍👧‍👦', 'Lương thiếu', '給料', 'ế'.normalize('NFD'), '• a 👍')
  const property = fc.property(
    fc.array(words),
    words,
    fc.array(words),
    (before, verdict, after) => {
      const title = `${verdict}!`
      const lines = after.map((line) => `➡ ${line}`)
      const text = [...before, title, ...lines].join('\n')
      const made = formattedOf(
        { text, card: { title, rows: [{ label: 'あ', value: '👍' }] } },
        4_096,
      )
      if (!made) throw new Error('nothing was made')
      const { message } = made
      const bold = message.entities
        .filter(({ type }) => type === 'bold')
        .map(({ offset, length }) => message.text.slice(offset, offset + length))
      expect(bold).toEqual([title, ...lines])
      expect(faultOf('sendMessage', { chat_id: 1, ...message })).toBe(undefined)
    },
  )
  fc.assert(property, { numRuns: 200 })
})

test.for<[string, object]>([
  ['beyond the text', { type: 'bold', offset: 0, length: 4 }],
  ['before it', { type: 'bold', offset: -1, length: 1 }],
  ['of no length', { type: 'bold', offset: 0, length: 0 }],
  ['across half a character', { type: 'bold', offset: 0, length: 2 }],
  ['of an unknown kind', { type: 'fat', offset: 0, length: 1 }],
])('the fake refuses what is formatted %s', ([, entity]) => {
  const body = { chat_id: 1, text: 'a👍', entities: [entity] }
  expect(faultOf('sendMessage', body)).toContain("can't parse entities")
})
