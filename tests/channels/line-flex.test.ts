import { expect, test } from 'vitest'
import { flexLimits, flexOf } from '../../src/channels/line/flex.ts'
import type { Card } from '../../src/core/message.ts'
import { faultsOf } from '../fakes/line-rules.ts'
import type { Json } from '../fakes/platform.ts'

const card: Card<string> = {
  title: 'Có vẻ thấp.',
  rows: [{ label: 'Một giờ', value: '900 yên', mark: 'low' }],
  bars: [
    { label: 'Lương', value: '900 yên', size: 900, mark: 'low', gap: 'thiếu 300 yên' },
    { label: 'Tối thiểu', value: '1.200 yên', size: 1_200 },
  ],
}
const text = 'Mình hiểu.\nCó vẻ thấp.\n• Dòng\n➡ Tổng'
const every = (component: unknown): readonly Json[] =>
  typeof component === 'object' && component !== null
    ? [component as Json, ...Object.values(component).flatMap(every)]
    : []

test('the verdict is the head, and what was understood stands small above it', () => {
  const head = every(flexOf({ text, card })?.message.contents).find(({ header }) => header)
  const words = every(head?.['header']).filter(({ type }) => type === 'text')
  expect(words.map(({ text: said, weight }) => [said, weight])).toEqual([
    ['Mình hiểu.', undefined],
    ['Có vẻ thấp.', 'bold'],
  ])
})

test('bars are as wide as their sizes are to each other, and a gap fills the rest', () => {
  const widths = every(flexOf({ text, card })?.message.contents).flatMap(({ width }) => width ?? [])
  expect(widths).toEqual(['75%', '25%', '100%'])
})

test('a mark is a sign before the figure, whatever its colour', () => {
  const words = every(flexOf({ text, card })?.message.contents).map(({ text: said }) => said)
  expect(words).toContain('▼ 900 yên')
})

test('the words elsewhere begin with the verdict and are cut at a line', () => {
  expect(flexOf({ text, card })?.message.altText).toBe('Có vẻ thấp.\n• Dòng\n➡ Tổng\nMình hiểu.')
  const long = flexOf({ text: `Có vẻ thấp.\n${'• Một dòng 👍\n'.repeat(300)}`, card })
  const alt = long?.message.altText ?? ''
  expect(alt.length).toBeLessThanOrEqual(flexLimits.altText)
  expect(alt.endsWith('👍…')).toBe(true)
})

test('lines with a number to call follow as text', () => {
  const called = flexOf({ text: 'Có vẻ thấp.\nGọi 0120-811-610', card })
  expect(called?.rest).toBe('Gọi 0120-811-610')
  expect(JSON.stringify(called?.message.contents)).not.toContain('0120')
  expect(flexOf({ text, card })?.rest).toBe('')
})

const push = (message: object) =>
  faultsOf('push', { to: 'U1', messages: [message] }).map(({ property }) => property)
const bubble = (...contents: object[]) => ({
  type: 'flex',
  altText: 'a',
  contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } },
})

test('the fake takes what the specification allows', () => {
  expect(push(bubble({ type: 'text', text: 'a' }, { type: 'separator' }))).toEqual([])
  expect(push(bubble({ type: 'box', layout: 'horizontal', width: '0%', contents: [] }))).toEqual([])
})

test.for<[string, object]>([
  ['no words elsewhere', { ...bubble(), altText: '' }],
  ['too many words elsewhere', { ...bubble(), altText: 'a'.repeat(1_501) }],
  ['empty words', bubble({ type: 'text', text: '' })],
  ['an unknown component', bubble({ type: 'table' })],
  ['an unknown property', bubble({ type: 'text', text: 'a', bold: true })],
  ['a box without contents', bubble({ type: 'box', layout: 'vertical' })],
  ['an unknown layout', bubble({ type: 'box', layout: 'grid', contents: [] })],
  [
    'a width that is none',
    bubble({ type: 'box', layout: 'vertical', width: 'wide', contents: [] }),
  ],
  ['a negative width', bubble({ type: 'box', layout: 'vertical', width: '-1%', contents: [] })],
  ['a colour’s name', bubble({ type: 'text', text: 'a', color: 'red' })],
  ['a size of nothing known', bubble({ type: 'text', text: 'a', size: 'huge' })],
  [
    'a box on a baseline',
    bubble({ type: 'box', layout: 'baseline', contents: [bubble().contents.body] }),
  ],
  ['more than 30 KB', bubble({ type: 'text', text: 'あ'.repeat(10_000) })],
])('the fake refuses %s', ([, message]) => {
  expect(push(message).length).toBeGreaterThan(0)
})
