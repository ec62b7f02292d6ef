import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import table from '../flows/law/help-lines.json' with { type: 'json' }
import schema from '../flows/law/help-lines.schema.json' with { type: 'json' }
import holidays from '../flows/law/public-holidays.json' with { type: 'json' }
import { helpLinesFor } from '../flows/rules/help/find-lines.ts'
import { isHoliday } from '../flows/rules/help/holidays.ts'
import { isStale } from '../flows/rules/help/verified.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import { closesAt, nextOpening, openAt } from '../flows/rules/open-hours.ts'
import { texts } from '../locales/index.ts'
import { dayBefore } from '../src/core/day.ts'
import { createSpeak } from '../src/speak.ts'

const { speak } = createSpeak(texts, { org: 'Hội', contact: 'a@b.c', privacyUrl: 'https://a.b/c' })
/** A Wednesday at noon in Tokyo. */
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const topics = [...new Set(table.lines.flatMap(({ whatFor }) => whatFor)), 'general']

test('the table obeys its schema', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
  validate(table)
  expect(validate.errors).toBeNull()
})

test('nothing that waits to be verified is among the lines, or has words to show', () => {
  for (const { id } of table.awaiting) {
    expect(table.lines.map((line) => line.id)).not.toContain(id)
    expect(texts.vi.helplines.lines).not.toHaveProperty(id)
  }
})

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

test('a line of some prefectures is for them only, and comes late where nobody said which', () => {
  const asked = { topic: 'pregnancy', locale: 'ja', at: noon, upTo: 20 } as const
  const ids = (place?: string) =>
    helpLinesFor({ ...asked, ...(place && { place }) }).map(({ id }) => id)
  expect(ids('13')).toContain('ninshin-sos-tokyo')
  expect(ids('27')).not.toContain('ninshin-sos-tokyo')
  expect(ids().indexOf('ninshin-sos-tokyo')).toBeGreaterThan(ids().indexOf('otit-vi'))
  expect(ids('40')).toContain('otit-vi')
})

test('by night, a line that is closed comes after those of its kind that may answer', () => {
  const night = Date.parse('2026-11-25T21:00:00+09:00')
  const ids = (at: number) =>
    helpLinesFor({ topic: 'violence', locale: 'vi', at, upTo: 20 }).map(({ id }) => id)
  expect(ids(noon)[0]).toBe('otit-vi')
  expect(ids(night)[0]).toBe('yorisoi-foreign')
})

test('the foreign ministry’s line is for citizens anywhere', () => {
  const asked = { topic: 'embassy', locale: 'vi', at: noon, country: 'JP', upTo: 20 } as const
  expect(helpLinesFor(asked).map(({ id }) => id)).toContain('vn-mofa-hotline')
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
  ['2026-11-23T12:00:00+09:00', 'closed'], // a Monday, Labour Thanksgiving Day
  ['2027-03-22T12:00:00+09:00', 'closed'], // a Monday, in place of Sunday’s equinox
  ['2027-03-23T12:00:00+09:00', 'now'],
  ['2026-12-28T12:00:00+09:00', 'now'],
  ['2026-12-29T12:00:00+09:00', 'closed'],
  ['2027-01-01T12:00:00+09:00', 'closed'],
  ['2027-01-04T12:00:00+09:00', 'now'],
] as const)('weekdays 11–19 at %s: %s', ([at, open]) => {
  expect(openAt(weekdays, 'vi', Date.parse(at))).toBe(open)
})

test('where everybody is closed, a language that nobody confirmed is closed, too', () => {
  const some = { ...weekdays, confirmedFor: [] }
  expect(openAt(some, 'vi', noon)).toBe('unknown')
  expect(openAt(some, 'vi', Date.parse('2026-11-25T02:00:00+09:00'))).toBe('closed')
  expect(nextOpening(some, 'vi', Date.parse('2026-11-25T02:00:00+09:00'))).toBeUndefined()
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

test('on a public holiday a line does what it says of holidays, and is unknown where it says nothing', () => {
  const holiday = Date.parse('2026-11-23T12:00:00+09:00')
  const byDay = { days: ['mon'], open: '11:00', close: '19:00' }
  const onHoliday = { days: ['sun', 'holiday'], open: '09:00', close: '10:00' }
  const hours = { ...weekdays, closed: [], slots: [byDay] }
  expect(openAt(hours, 'vi', holiday)).toBe('unknown')
  expect(openAt({ ...hours, slots: [byDay, onHoliday] }, 'vi', holiday)).toBe('closed')
  const early = Date.parse('2026-11-23T09:30:00+09:00')
  expect(openAt({ ...hours, slots: [byDay, onHoliday] }, 'vi', early)).toBe('now')
  expect(openAt({ ...hours, slots: [], always: true }, 'vi', holiday)).toBe('now')
  expect(openAt({ ...weekdays, closed: ['vn-holidays'] }, 'vi', noon)).toBe('unknown')
})

test('outside the calendar’s years nothing that a holiday could change is known', () => {
  expect(Object.keys(holidays.days)).toHaveLength(35)
  expect(isHoliday(holidays.completeThrough)).toBe(false)
  for (const day of ['2025-12-31', '2028-01-04']) {
    expect(isHoliday(day)).toBeUndefined()
    const at = Date.parse(`${day}T12:00:00+09:00`)
    expect(openAt({ ...weekdays, closed: ['national-holidays'] }, 'vi', at)).toBe('unknown')
    expect(openAt({ ...weekdays, closed: [] }, 'vi', at)).toBe('unknown')
  }
  const saturday = Date.parse('2028-01-08T12:00:00+09:00')
  expect(openAt(weekdays, 'vi', saturday)).toBe('closed')
})

test('hours are not vouched for past their last day', () => {
  const dated = { ...weekdays, through: '2026-11-25' }
  expect(openAt(dated, 'vi', noon)).toBe('now')
  expect(openAt(dated, 'vi', noon + 86_400_000)).toBe('unknown')
  for (const { of, from } of table.successions) {
    const named = table.lines.filter(({ id }) => of.includes(id))
    expect(named).toHaveLength(of.length)
    for (const { hours } of named) expect(hours).toMatchObject({ through: dayBefore(from) })
  }
})

test.for([
  ['2026-11-25T12:00:00+09:00', '19:00', { day: '2026-11-26', time: '11:00' }],
  ['2026-11-25T10:00:00+09:00', undefined, { day: '2026-11-25', time: '11:00' }],
  ['2026-11-25T19:00:00+09:00', undefined, { day: '2026-11-26', time: '11:00' }],
  ['2026-11-27T20:00:00+09:00', undefined, { day: '2026-11-30', time: '11:00' }],
  ['2026-12-28T19:30:00+09:00', undefined, { day: '2027-01-04', time: '11:00' }],
  ['2027-12-28T19:30:00+09:00', undefined, undefined], // the calendar ends before it opens again
] as const)('at %s weekdays 11–19 close at %s and open next at %o', ([at, until, next]) => {
  expect(closesAt(weekdays, 'vi', Date.parse(at))).toBe(until)
  expect(nextOpening(weekdays, 'vi', Date.parse(at))).toEqual(next)
})

test('nothing is promised beyond a day in doubt', () => {
  const friday = Date.parse('2026-11-27T20:00:00+09:00')
  expect(nextOpening({ ...weekdays, unsure: ['sat', 'sun'] }, 'vi', friday)).toBeUndefined()
})

test('a line is stale a year after the first day it may have been verified on', () => {
  expect(isStale('2025-11-25', '2026-11-25')).toBe(false)
  expect(isStale('2025-11-24', '2026-11-25')).toBe(true)
  expect(isStale('2026', '2027-01-01')).toBe(false)
  expect(isStale('2026', '2027-01-02')).toBe(true)
  expect(isStale(null, '2026-11-25')).toBe(true)
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
  const told = table.lines.filter(({ id, hours }) => hours.confirmed || id === 'otit-sos')
  for (const { id, hours } of told) {
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
