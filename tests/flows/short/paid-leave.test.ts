import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidLeaveFinding, shortKinds } from '../../../flows/rules/short/index.ts'
import { addDays } from '../../../src/core/day.ts'

const { paid_leave: leave } = shortKinds
const from = (employmentStart: string, asOf: string, attendanceRate: unknown = 1) =>
  leave({ employmentStart, asOf, attendanceRate })
const dates = (found: ReturnType<typeof leave>) => found.grants?.map(({ date }) => date)

test.each([
  ['2025-06-10', '2025-12-09', []],
  ['2025-06-10', '2025-12-10', ['2025-12-10']],
  ['2025-06-10', '2026-12-09', ['2025-12-10']],
  ['2025-06-10', '2026-12-10', ['2025-12-10', '2026-12-10']],
  ['2025-08-31', '2026-02-28', []],
  ['2025-08-31', '2026-03-01', ['2026-03-01']],
  ['2025-08-30', '2026-03-01', ['2026-03-01']],
  ['2025-08-28', '2026-02-28', ['2026-02-28']],
  ['2023-08-29', '2024-02-29', ['2024-02-29']],
  ['2023-08-30', '2025-03-01', ['2024-03-01', '2025-03-01']],
  ['2023-08-29', '2025-03-01', ['2024-02-29', '2025-03-01']],
  ['2025-03-31', '2025-10-01', ['2025-10-01']],
  ['2025-10-31', '2026-05-01', ['2026-05-01']],
  ['2024-02-29', '2024-08-29', ['2024-08-29']],
])('employed from %s, on %s', (start, asOf, granted) => {
  expect(dates(from(start, asOf))).toEqual(granted)
})

test('the whole scale, and 20 ever after', () => {
  const found = from('2019-10-01', '2027-03-31')
  expect(found.grants).toEqual(
    [10, 11, 12, 14, 16, 18, 20].map((days, at) => ({ date: `${2020 + at}-04-01`, days })),
  )
  expect(from('2019-09-30', '2026-12-01').next).toEqual({ date: '2027-03-30', days: 20 })
  expect(
    leave({ employmentStart: '2019-09-30', asOf: '2020-03-30', attendanceRate: 1 }),
  ).toMatchObject({ grants: null, notes: ['ask_a_person'] })
})

test('leave can be taken for two years, and the next grant is told', () => {
  const on = (asOf: string) => from('2021-06-10', asOf).usable.map(({ date }) => date)
  expect(on('2025-12-09')).toEqual(['2023-12-10', '2024-12-10'])
  expect(on('2025-12-10')).toEqual(['2024-12-10', '2025-12-10'])
  expect(from('2025-06-10', '2026-11-25')).toMatchObject({
    usable: [{ date: '2025-12-10', days: 10, lastDay: '2027-12-09' }],
    next: { date: '2026-12-10', days: 11 },
    mustBeUsed: 5,
  })
  expect(from('2025-06-10', '2025-12-09').mustBeUsed).toBeNull()
})

test.each([
  [0.8, ['2025-12-10', '2026-12-10'], ['five_days_must_be_used']],
  [0.79, [], ['below_80_percent']],
  [[0.9, 0.5], ['2025-12-10'], ['below_80_percent', 'five_days_must_be_used']],
  [[0.5, 0.9], ['2026-12-10'], ['below_80_percent', 'five_days_must_be_used']],
])('attendance %j', (rate, granted, notes) => {
  const found = from('2025-06-10', '2026-12-10', rate)
  expect(dates(found)).toEqual(granted)
  expect(found.notes).toEqual(notes)
  if (Array.isArray(rate) && rate[0] === 0.5) expect(found.grants?.[0]?.days).toBe(11)
})

test('attendance or a day that nobody told', () => {
  const found = leave({ employmentStart: '2025-06-10', asOf: '2026-01-01' })
  expect(found).toMatchObject({
    grants: null,
    grantsIfAttended: [{ date: '2025-12-10', days: 10 }],
    usable: [],
    notes: ['attendance_unknown'],
  })
  expect(from('2025-06-10', '2026-12-10', [0.9]).grants).toBeNull()
  expect(leave({ employmentStart: '2025-06-10', attendanceRate: 1 }).grants).toBeNull()
  expect(leave({ asOf: '2026-01-01', attendanceRate: 1 }).grants).toBeNull()
})

test.each([
  ['2027-03-31', '2027-03-31', ['five_days_must_be_used'], 2],
  ['2027-04-01', '2027-04-01', ['ask_a_person'], undefined],
])('a grant on %s', (_, asOf, notes, count) => {
  const start = asOf === '2027-03-31' ? '2025-09-30' : '2025-10-01'
  const found = from(start, asOf)
  expect(found.notes).toEqual(expect.arrayContaining(notes))
  expect(found.grants?.length).toBe(count)
})

test.each([
  [{ attendanceRate: 95 }, 'attendanceRate must be a number from 0 to 1, not 95.'],
  [{ attendanceRate: [2] }, 'attendanceRate[0] must be a number from 0 to 1, not 2.'],
  [
    { employmentStart: '2026-01-01', asOf: '2025-12-31' },
    'asOf 2025-12-31 comes before employmentStart 2026-01-01.',
  ],
])('%j: %s', (input, sentence) => expect(() => leave(input)).toThrow(sentence))

test('a later day never takes a grant away, and grants only grow', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(900), fc.nat(400), (start, gone, more) => {
      const employmentStart = addDays('2020-04-01', start)
      const asOf = addDays(employmentStart, gone)
      const grants = from(employmentStart, asOf).grants ?? []
      const later = from(employmentStart, addDays(asOf, more)).grants ?? []
      expect(later.slice(0, grants.length)).toEqual(grants)
      const days = later.map((grant) => grant.days)
      expect(days).toEqual(days.toSorted((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

test('in the chat', () => {
  const input = { employmentStart: '2025-06-10', asOf: '2026-11-25' }
  expect(paidLeaveFinding({ ...input, attendanceRate: 0.95 })).toMatchObject({
    route: 'fine',
    facts: { grantsCount: 1, grantsLastDays: 10, nextDate: '2026-12-10', nextDays: 11 },
  })
  expect(paidLeaveFinding(input).route).toBe('unsure')
})
