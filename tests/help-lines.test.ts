import { expect, test } from 'vitest'
import table from '../flows/law/help-lines.json' with { type: 'json' }
import { helpLineMessages, helpLinesFor } from '../flows/rules/help-lines.ts'
import { openAt } from '../flows/rules/open-hours.ts'
import { texts } from '../locales/index.ts'
import { createSpeak } from '../src/speak.ts'

const { speak } = createSpeak(texts, { org: 'Hội', contact: 'a@b.c', privacyUrl: 'https://a.b/c' })
/** A Wednesday at noon in Tokyo. */
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const topics = [...new Set(table.lines.flatMap(({ whatFor }) => whatFor)), 'general']

test('every line says where it comes from and where it is', () => {
  for (const line of table.lines) {
    expect(line.source.length, line.id).toBeGreaterThan(0)
    expect(['JP', 'VN'], line.id).toContain(line.country)
    expect(line.phone ?? line.url, line.id).toBeTruthy()
  }
  expect(new Set(table.lines.map(({ id }) => id)).size).toBe(table.lines.length)
})

test('wages in Vietnamese: those who speak it first, free before paid, emergencies last', () => {
  const ids = helpLinesFor({ topic: 'wages', locale: 'vi', at: noon, upTo: 6 }).map(({ id }) => id)
  expect(ids).toEqual([
    'otit-vi',
    'yorisoi-foreign',
    'nv-tomoiki',
    'posse',
    'mhlw-dial-vi',
    'fresc',
    'police-110',
    'fire-ambulance-119',
  ])
})

test('wages in Japanese name the line for trainees and the Japanese hotline', () => {
  const ids = helpLinesFor({ topic: 'wages', locale: 'ja', at: noon, upTo: 5 }).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['otit-vi', 'mhlw-hotline-ja']))
})

test('one number is given once', () => {
  const safety = helpLinesFor({ topic: 'safety', locale: 'vi', at: noon, upTo: 20 })
  const phones = safety.flatMap(({ phone }) => phone ?? [])
  expect(new Set(phones).size).toBe(phones.length)
})

test('in Viet Nam the emergency numbers are those of Viet Nam', () => {
  const asked = { topic: 'trafficking', locale: 'vi', at: noon, country: 'VN', upTo: 5 } as const
  const ids = helpLinesFor(asked).map(({ id }) => id)
  expect(ids).toEqual([
    'vn-child-trafficking-111',
    'vn-mofa-hotline',
    'vn-police-113',
    'vn-ambulance-115',
  ])
})

const weekdays = {
  always: false,
  slots: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '11:00', close: '19:00' }],
  closed: ['national-holidays', '12-29..01-03'],
  confirmed: true,
}

test.for([
  ['2026-11-25T10:59:00+09:00', 'closed'],
  ['2026-11-25T11:00:00+09:00', 'now'],
  ['2026-11-25T18:59:00+09:00', 'now'],
  ['2026-11-25T19:00:00+09:00', 'closed'],
  ['2026-11-27T23:30:00Z', 'closed'], // Friday in London, Saturday in Tokyo
  ['2026-11-28T12:00:00+09:00', 'closed'],
  ['2026-11-30T00:30:00+09:00', 'closed'], // Monday in Tokyo, Sunday in UTC
  ['2026-12-28T12:00:00+09:00', 'now'],
  ['2026-12-29T12:00:00+09:00', 'closed'],
  ['2027-01-01T12:00:00+09:00', 'closed'],
  ['2027-01-04T12:00:00+09:00', 'now'],
] as const)('weekdays 11–19 at %s: %s', ([at, open]) => {
  expect(openAt(weekdays, 'vi', Date.parse(at))).toBe(open)
})

test('what nobody confirmed is not known', () => {
  expect(openAt({ ...weekdays, confirmed: false }, 'vi', noon)).toBe('unknown')
  expect(openAt({ ...weekdays, confirmedFor: ['ja'] }, 'vi', noon)).toBe('unknown')
  expect(openAt({ ...weekdays, confirmedFor: ['ja'] }, 'ja', noon)).toBe('now')
  const endOfYear = Date.parse('2026-12-29T12:00:00+09:00')
  expect(openAt({ ...weekdays, closed: ['year-end'] }, 'ja', endOfYear)).toBe('unknown')
  const saturday = Date.parse('2026-11-28T12:00:00+09:00')
  expect(openAt({ ...weekdays, unsure: ['sat'] }, 'vi', saturday)).toBe('unknown')
  expect(openAt({ ...weekdays, unsure: ['sat'] }, 'vi', noon)).toBe('now')
})

test.for(topics.flatMap((topic) => [[topic, 'vi'] as const, [topic, 'ja'] as const]))(
  'what is said about %s in %s fits, and begins with the truth',
  ([topic, locale]) => {
    const bubbles = helpLineMessages(topic, locale, noon).map(({ say }) =>
      say.map((phrase) => speak(locale, phrase)).join('\n'),
    )
    expect(bubbles.length).toBeLessThanOrEqual(2)
    for (const text of bubbles) expect(text.length, text).toBeLessThanOrEqual(1000)
    expect(bubbles[0]).toMatch(locale === 'vi' ? /chưa có tư vấn viên/ : /相談員が いません/)
    expect(bubbles[0]).toMatch(/110.*119.*113.*115/s)
    expect(bubbles.join()).not.toMatch(/null|undefined|\{\{/)
  },
)

test('the words name the hours of the table, in both languages', () => {
  for (const { id, hours } of table.lines.filter((line) => line.hours.confirmed)) {
    for (const locale of ['vi', 'ja'] as const) {
      const words = speak(locale, { key: `helplines:lines.${id}.hours` })
      for (const slot of hours.slots) {
        expect(words, id).toContain(`${short(slot.open)}-${short(slot.close)}`)
      }
      if (hours.always) expect(words, id).toContain('24')
    }
  }
})

test('nobody is told that a line is open now where its hours are not known', () => {
  const said = helpLineMessages('embassy', 'vi', noon).flatMap(({ say }) => say)
  expect(said.some(({ key }) => key === 'helplines:line')).toBe(true)
  expect(said.some(({ key }) => key === 'helplines:lineNow')).toBe(false)
})

const short = (time: string) => time.replace(/^0/, '')
