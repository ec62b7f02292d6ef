import { expect, test } from 'vitest'
import { createSpeak } from '../src/speak.ts'

const texts = {
  vi: {
    pay: {
      plain: 'Chào bạn',
      yen: '{{x, number}} yên',
      day: '{{d, date}}',
      month: '{{m, month}}',
      when: '{{d, when}}',
      where: '{{code, prefecture}}',
      heard: 'Mình hiểu là: {{value}}.',
      who: '{{org}}, {{contact}}',
      odd: '{{x, colour}}',
    },
  },
  ja: {
    pay: {
      plain: 'こんにちは',
      yen: '{{x, number}}円',
      day: '{{d, date}}',
      month: '{{m, month}}',
      when: '{{d, when}}',
      where: '{{code, prefecture}}',
      heard: '{{value}}、ですね。',
      who: '{{org}}、{{contact}}',
    },
  },
}
const { speak, has } = createSpeak(texts, {
  org: 'Hội Bạn',
  contact: 'ban@example.org',
  privacyUrl: 'https://example.org/privacy',
})

test.for([
  [{ key: 'pay:plain' }, 'Chào bạn', 'こんにちは'],
  [{ key: 'pay:yen', params: { x: 1226 } }, '1.226 yên', '1,226円'],
  [{ key: 'pay:yen', params: { x: 1147.06 } }, '1.147,1 yên', '1,147.1円'],
  [{ key: 'pay:yen', params: { x: 8.0 } }, '8 yên', '8円'],
  [{ key: 'pay:yen', params: { x: 0 } }, '0 yên', '0円'],
  [{ key: 'pay:day', params: { d: '2026-03-31' } }, '31/3/2026', '2026年3月31日'],
  [{ key: 'pay:month', params: { m: '2026-03' } }, 'tháng 3/2026', '2026年3月'],
  [{ key: 'pay:when', params: { d: '2023' } }, '2023', '2023年'],
  [{ key: 'pay:when', params: { d: '2023-09' } }, '9/2023', '2023年9月'],
  [{ key: 'pay:when', params: { d: '2023-09-15' } }, '15/9/2023', '2023年9月15日'],
  [{ key: 'pay:where', params: { code: '13' } }, 'Tokyo', '東京都'],
  [{ key: 'pay:where', params: { code: '01' } }, 'Hokkaido', '北海道'],
  [{ key: 'pay:who' }, 'Hội Bạn, ban@example.org', 'Hội Bạn、ban@example.org'],
] as const)('%j', ([phrase, vi, ja]) => {
  expect(speak('vi', phrase)).toBe(vi)
  expect(speak('ja', phrase)).toBe(ja)
})

test('a phrase in a phrase is spoken in the same language', () => {
  const phrase = {
    key: 'pay:heard',
    params: { value: { key: 'pay:yen', params: { x: 180_000 } } },
  }
  expect(speak('vi', phrase)).toBe('Mình hiểu là: 180.000 yên.')
  expect(speak('ja', phrase)).toBe('180,000円、ですね。')
})

test('what somebody typed is said as it is, not read as a text of ours', () => {
  const value = '<b>$t(pay:plain) {{org}} & $1</b>'
  expect(speak('vi', { key: 'pay:heard', params: { value } })).toBe(`Mình hiểu là: ${value}.`)
})

test('says the same thing the same way twice, in both languages', () => {
  expect(speak('vi', { key: 'pay:plain' })).toBe('Chào bạn')
  expect(speak('ja', { key: 'pay:plain' })).toBe('こんにちは')
  expect(speak('vi', { key: 'pay:plain' })).toBe('Chào bạn')
})

test.for([
  ['no such place', { key: 'pay:below.say' }, 'no text for pay:below.say in vi'],
  ['no such file', { key: 'other:plain' }, 'no text for other:plain in vi'],
  ['no file named', { key: 'plain' }, 'no text for plain in vi'],
  ['a folder, not a text', { key: 'pay:' }, 'no text for pay: in vi'],
  ['a missing figure', { key: 'pay:yen' }, 'no x for pay:yen'],
  ['a missing word', { key: 'pay:heard', params: {} }, 'no value for pay:heard'],
  ['a word for a number', { key: 'pay:yen', params: { x: 'nhiều' } }, 'not a number: nhiều'],
  ['no such prefecture', { key: 'pay:where', params: { code: '48' } }, 'no prefecture 48'],
  ['no day', { key: 'pay:day', params: { d: 'hôm qua' } }, 'not a day or month: hôm qua'],
  ['a format nobody wrote', { key: 'pay:odd', params: { x: 1 } }, 'no such format: colour'],
] as const)('throws on %s', ([, phrase, why]) => {
  expect(() => speak('vi', phrase)).toThrow(why)
})

test('never falls back to the other language', () => {
  expect(() => speak('ja', { key: 'pay:odd', params: { x: 1 } })).toThrow('no text for pay:odd')
})

test('knows what it has words for', () => {
  expect(has('vi', 'pay:odd')).toBe(true)
  expect(has('ja', 'pay:odd')).toBe(false)
  expect(has('vi', 'pay')).toBe(false)
})
