import { expect, test } from 'vitest'
import { choice, type Flow, flow, outcome } from '#flow'
import { flows } from '../flows/index.ts'
import { lineIds, namedLines } from '../flows/rules/help/named-lines.ts'
import { helpLines } from '../flows/rules/help/table.ts'
import { texts } from '../locales/index.ts'
import { askAt } from '../src/core/ask.ts'
import type { Phrase } from '../src/core/message.ts'
import { walk } from '../src/core/walk.ts'
import { createSpeak } from '../src/speak.ts'
import { script } from './transcript.ts'

const { speak } = createSpeak(texts, { org: 'Hội', contact: 'a@b.c', privacyUrl: 'https://a.b/c' })
/** A Wednesday at noon in Tokyo. */
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const said = (phrases: readonly Phrase[]) => phrases.map((phrase) => speak('vi', phrase))

test('the emergency line has the numbers of both countries, in both languages', () => {
  const [line] = namedLines(['emergency'], 'vi', noon)
  expect(line && speak('vi', line)).toContain('Ở Nhật: 110 · 119. Ở Việt Nam: 113 · 115')
  expect(line && speak('ja', line)).toContain('日本：110・119。ベトナム：113・115')
})

test('lines are said in the order named, a shared number once, six at most', () => {
  const more = ['fresc', 'amda', 'posse', 'yorisoi-foreign', 'rink-osaka']
  const ids = ['emergency', 'otit-sos', 'otit-vi', 'nv-tomoiki', 'tell', ...more]
  const lines = said(namedLines(ids, 'vi', noon))
  expect(lines).toHaveLength(6)
  expect(lines[1]).toMatch(/OTIT SOS.*\n📞 0120-250-168/)
  expect(lines[2]).toMatch(/Tomoiki.*\n🔗 https:\/\/nv-tomoiki/)
  expect(lines[3]).toContain('0800-300-8355')
})

test.for([
  ['2026-11-25T12:00:00+09:00', 'otit-vi', 'Đang mở, đến 19:00 (thông tin từ 15/9/2023)'],
  ['2026-11-25T10:00:00+09:00', 'otit-vi', 'Bây giờ đóng, mở lại lúc 11:00 hôm nay ('],
  ['2026-11-25T20:00:00+09:00', 'otit-vi', 'Bây giờ đóng, mở lại lúc 11:00 ngày mai ('],
  ['2026-11-20T20:00:00+09:00', 'fresc', 'Bây giờ đóng, mở lại lúc 9:00 thứ 3 ('],
  ['2026-12-28T20:00:00+09:00', 'fresc', 'Bây giờ đóng, mở lại lúc 9:00 ngày 4/1/2027 ('],
  [
    '2026-11-27T20:00:00+09:00',
    'otit-vi',
    'Bây giờ đóng. Thứ 2-6: 11:00-19:00. Cuối tuần: chưa rõ.',
  ],
  ['2026-11-28T12:00:00+09:00', 'otit-vi', '· Thứ 2-6: 11:00-19:00. Cuối tuần: chưa rõ.'],
  ['2027-04-01T12:00:00+09:00', 'otit-vi', '· Từ 1/4/2027 nơi này có thay đổi'],
  ['2026-11-25T12:00:00+09:00', 'otit-sos', '(miễn phí) · Giờ của số SOS: chưa rõ.'],
  ['2026-11-25T12:00:00+09:00', 'sexual-police-8103', '📞 #8103 · 24/24 ('],
  ['2026-11-25T12:00:00+09:00', 'dv-plus', '(miễn phí) · Gọi điện: 24/24, tiếng Nhật.'],
  [
    '2026-11-25T12:00:00+09:00',
    'yorisoi-foreign',
    'nghe hướng dẫn xong thì bấm số 2. Ở Iwate, Miyagi, Fukushima: 0120-279-226 · Hằng ngày',
  ],
  ['2026-11-25T12:00:00+09:00', 'tell', '· Giờ thay đổi: xem telljp.com'],
] as const)('at %s %s says %s', ([at, id, words]) => {
  expect(said(namedLines([id], 'vi', Date.parse(at)))[0]).toContain(words)
})

test('no line names a key to press that nobody confirmed', () => {
  for (const { id, pressConfirmed } of helpLines) {
    const [line = ''] = said(namedLines([id], 'vi', noon))
    expect(/bấm số/.test(line), id).toBe(pressConfirmed === true)
  }
})

test('an authority that may have to report is not named without a word about it', () => {
  const caution = expect.stringContaining('Mình khuyên: nếu hết hạn visa')
  expect(said(namedLines(['immigration-info'], 'vi', noon))).toContainEqual(caution)
  expect(said(namedLines(['otit-vi'], 'vi', noon))).not.toContainEqual(caution)
  expect(said(namedLines(['emergency', 'police-consult-9110'], 'vi', noon))).not.toContainEqual(
    caution,
  )
})

test('every line that may be named has words, in both languages', () => {
  for (const id of lineIds) {
    for (const locale of ['vi', 'ja'] as const) {
      const [line] = namedLines([id], locale, noon)
      expect(line && speak(locale, line), id).toMatch(/\d|https:/)
    }
  }
})

test('a flow says its lines under a question and under an end', () => {
  const sample: Flow = flow('rights', {
    start: 'ask',
    topic: 'safety',
    nodes: {
      ask: choice({ yes: 'end' }, { lines: ['emergency'] }),
      end: outcome({ offer: ['!menu'], lines: ['emergency', 'otit-sos'] }),
    },
  })
  const to = { locale: 'vi', at: noon } as const
  const keys = (answers: Record<string, string>) =>
    askAt(script, sample, walk(sample, answers, '2026-11-25'), to).say.map(({ key }) => key)
  expect(keys({})).toEqual(['rights:ask.ask', 'helplines:bothCountries'])
  expect(keys({ ask: 'yes' })).toEqual([
    'rights:end.say',
    'helplines:bothCountries',
    'helplines:briefOld',
  ])
})

test('whatever help lines an end or a question names, it stays within a bubble at any hour', () => {
  const hours = ['2026-11-25T12:00', '2026-11-28T23:00', '2026-12-29T08:00', '2027-04-01T12:00']
  const long = Object.values(flows).flatMap((one) =>
    Object.entries(one.nodes).flatMap(([name, node]) => {
      const lines = ('lines' in node && node.lines) || []
      if (lines.length === 0) return []
      return (['vi', 'ja'] as const).flatMap((locale) => {
        const own = speak(locale, {
          key: `${one.id}:${name}.${node.kind === 'outcome' ? 'say' : 'ask'}`,
        })
        const lengths = hours.map((hour) => {
          const at = Date.parse(`${hour}:00+09:00`)
          const told = namedLines(lines, locale, at).map((line) => speak(locale, line))
          return [own, ...told].join('\n').length
        })
        return Math.max(...lengths) > 1000 ? [`${locale} ${one.id}:${name}`] : []
      })
    }),
  )
  expect(long).toEqual([])
})
