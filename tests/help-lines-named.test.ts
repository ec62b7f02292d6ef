import { expect, test } from 'vitest'
import { choice, type Flow, flow, outcome } from '#flow'
import { lineIds, namedLines } from '../flows/rules/help/named-lines.ts'
import { texts } from '../locales/index.ts'
import { askAt } from '../src/core/ask.ts'
import type { Phrase } from '../src/core/conversation.ts'
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

test('lines are said in the order named, a shared number once, four at most', () => {
  const ids = ['emergency', 'otit-sos', 'otit-vi', 'nv-tomoiki', 'tell', 'fresc', 'amda']
  const lines = said(namedLines(ids, 'vi', noon))
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/OTIT SOS.*\n📞 0120-250-168/)
  expect(lines[2]).toMatch(/Tomoiki.*\n🔗 https:\/\/nv-tomoiki/)
  expect(lines[3]).toContain('0800-300-8355')
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
    'helplines:brief',
  ])
})
