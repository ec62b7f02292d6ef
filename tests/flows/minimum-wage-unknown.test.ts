import { expect, test } from 'vitest'
import { minimumWage } from '../../flows/rules/minimum-wage.ts'
import type { Range } from '../../flows/rules/range.ts'
import { specifiedWage } from '../../flows/rules/specified-wage.ts'
import type { WageInput } from '../../flows/rules/wage.ts'
import { ceil } from '../../src/core/fraction.ts'

const november = { from: '2025-11-01', to: '2025-11-30' }
const monthly = (amount: number, more: Partial<WageInput> = {}): WageInput => ({
  prefecture: '13', // 1,226 yen
  period: november,
  pay: [{ kind: 'base', amount, unit: 'month' }],
  ...more,
})
const yen = ({ low, high }: Range) => [ceil(low), high && ceil(high)]

test.each([
  // 1,226 × 160 = 196,160; 1,226 × 3650 / 21 = 213,090.47…
  { pay: 196_159, dailyHours: 8, verdict: 'below', short: [1, 16_932] },
  { pay: 196_160, dailyHours: 8, verdict: 'unsure' },
  { pay: 213_090, dailyHours: 8, verdict: 'unsure' },
  { pay: 213_091, dailyHours: 8, verdict: 'ok', short: [0, 0] },
  // seven hours every day of the year at most: 1,226 × 7 × 365 / 12 is above the 44-hour week
  { pay: 100_000, dailyHours: 7, verdict: 'unsure' },
  { pay: 234_399, dailyHours: 7, verdict: 'unsure' }, // 1,226 × 4015 / 21 = 234,399.52…
  { pay: 234_400, dailyHours: 7, verdict: 'ok' },
  { pay: 149_163, dailyHours: 4, verdict: 'unsure' }, // 1,226 × 4 × 365 / 12 = 149,163.33…
  { pay: 149_164, dailyHours: 4, verdict: 'ok' },
  { pay: 100_000, verdict: 'unsure' },
  { pay: 234_400, verdict: 'ok' },
])(
  '$pay a month, $dailyHours hours a day, no calendar: $verdict',
  ({ pay, dailyHours, verdict, short }) => {
    const found = minimumWage(monthly(pay, { prescribed: { dailyHours } }))
    expect(found.verdict).toBe(verdict)
    if (short) expect(yen(found.shortfall)).toEqual(short)
  },
)

const base = { kind: 'base', amount: 1_300, unit: 'hour' } as const
test.each<[string, Partial<WageInput>, string]>([
  ['nothing', { prefecture: undefined, period: undefined, pay: undefined }, 'unsure'],
  ['the prefecture', { prefecture: undefined }, 'unsure'],
  ['the days', { period: undefined }, 'unsure'],
  ['the pay', { pay: undefined }, 'unsure'],
  ['the base pay', { pay: [{ kind: 'job', amount: 1_000, unit: 'hour' }] }, 'unsure'],
  ['an amount', { pay: [{ kind: 'base', unit: 'month' }] }, 'unsure'],
  ['a unit', { pay: [{ kind: 'base', amount: 200_000 }] }, 'unsure'],
  [
    'hours of the piece',
    { pay: [{ kind: 'base', amount: 90_000, unit: 'piece_total' }] },
    'unsure',
  ],
  ['hours of the day', { pay: [{ kind: 'base', amount: 9_000, unit: 'day' }] }, 'unsure'],
  [
    'hours of a day that pays for 24',
    { pay: [{ kind: 'base', amount: 29_424, unit: 'day' }] },
    'ok',
  ],
  ['nothing that matters', {}, 'ok'],
  ['an amount beside enough', { pay: [base, { kind: 'job', unit: 'month' }] }, 'ok'],
])('without %s: %#', (_, more, verdict) => {
  const input = { prefecture: '13', period: november, pay: [base], ...more }
  expect(minimumWage(input).verdict).toBe(verdict)
})

test.each([
  { amount: 1_200, other: 4_419, verdict: 'below' }, // 1,200 + 25.99… < 1,226 either way
  { amount: 1_200, other: 4_420, verdict: 'unsure' },
  { amount: 1_226, other: 4_420, verdict: 'ok' },
])('pay of an unknown kind is reckoned both ways: $amount + $other is $verdict', (given) => {
  const { verdict } = minimumWage({
    prefecture: '13',
    period: november,
    pay: [
      { kind: 'base', amount: given.amount, unit: 'hour' },
      { kind: 'tool_money', amount: given.other, unit: 'month' },
    ],
    prescribed: { annualDays: 255, dailyHours: 8 },
  })
  expect(verdict).toBe(given.verdict)
})

test('hours given across a change may lie on either side of it', () => {
  const kyoto = (hoursSplit: WageInput['hoursSplit']) =>
    yen(
      minimumWage({
        prefecture: '26', // 1,058, from 21 November 1,122
        period: november,
        pay: [{ kind: 'base', amount: 1_060, unit: 'hour' }],
        hoursSplit,
      }).shortfall,
    )
  const first = { until: '2025-11-15', hours: 80 }
  expect(kyoto([first, { from: '2025-11-16', hours: 88 }])).toEqual([0, 88 * 62])
  expect(kyoto([first, { from: '2025-11-16', hours: 130 }])).toEqual([10 * 62, 130 * 62])
  expect(kyoto([{ from: '2025-11-21', hours: 64 }])).toEqual([3_968, 3_968])
  expect(kyoto([{ from: '2025-11-21', hours: 0 }])).toEqual([0, 0])
  expect(kyoto(undefined)).toEqual([0, undefined])
})

test('without hours for each side, a side holds no more than its days do', () => {
  const input: WageInput = {
    prefecture: '26',
    period: november,
    pay: [{ kind: 'base', amount: 1_060, unit: 'hour' }],
    hoursForMinimumWage: 168,
  }
  const short = (dailyHours?: number) =>
    yen(minimumWage({ ...input, prescribed: { dailyHours } }).shortfall)
  expect(short(8)).toEqual([8 * 62, 80 * 62]) // 20 days of 8 hours before, 10 after
  expect(short(5)).toEqual([0, 168 * 62]) // 30 days of 5 hours do not hold 168
  expect(short()).toEqual([0, 168 * 62])
})

test.each([
  { from: '2025-11-01', to: '2025-11-30', verdicts: ['unsure', 'below'], whole: 'below' },
  { from: '2027-09-01', to: '2027-10-31', verdicts: ['below', 'unknown'], whole: 'unknown' },
])('from $from the whole is $whole', ({ from, to, verdicts, whole }) => {
  const pay = [{ kind: 'base', amount: 175_000, unit: 'month' }] as const
  const found = minimumWage({
    prefecture: '26',
    period: { from, to },
    pay,
    prescribed: { dailyHours: 8 },
  })
  expect(found.stretches.map(({ verdict }) => verdict)).toEqual(verdicts)
  expect(found.verdict).toBe(whole)
})

test('a day worked in no hours has nothing below', () => {
  const found = minimumWage({
    prefecture: '26',
    period: november,
    pay: [{ kind: 'base', amount: 1_060, unit: 'hour' }],
    hoursSplit: [
      { until: '2025-11-20', hours: 104 },
      { from: '2025-11-21', hours: 0 },
    ],
  })
  expect(found.verdict).toBe('ok')
})

test.each([
  // Iwate: 1,031, from 1 December 2026, one source and a recommendation, 1,090
  { prefecture: '03', pay: 1_031, day: '2026-12-01', unsure: true },
  { prefecture: '03', pay: 1_031, day: '2027-01-15', unsure: true },
  { prefecture: '03', pay: 1_031, day: '2027-01-16', unsure: false },
  { prefecture: '03', pay: 1_030, day: '2026-12-01', unsure: false }, // below either way
  { prefecture: '03', pay: 1_090, day: '2026-12-01', unsure: false }, // enough either way
  { prefecture: '12', pay: 1_150, day: '2026-10-01', unsure: true }, // Chiba: decided, but one source
  { prefecture: '01', pay: 1_080, day: '2026-10-01', unsure: true }, // Hokkaido: two, recommended
  { prefecture: '13', pay: 1_230, day: '2026-10-01', unsure: false }, // Tokyo: decided, two sources
  { prefecture: '13', pay: 1_200, day: '2025-10-03', unsure: false }, // Tokyo: years ago
])('$prefecture, $pay on $day: rests on the date: $unsure', ({ prefecture, pay, day, unsure }) => {
  const { stretches } = minimumWage({
    prefecture,
    period: { from: day, to: day },
    pay: [{ kind: 'base', amount: pay, unit: 'hour' }],
  })
  expect(stretches.map(({ dateUnsure }) => dateUnsure)).toEqual([unsure])
})

test.each([
  { titpType: 'supervised', workedAtCompany: undefined, verdict: 'not_applicable' },
  { titpType: 'supervised', workedAtCompany: true, verdict: 'below' },
  { titpType: 'company_alone', workedAtCompany: false, verdict: 'below' },
  { titpType: undefined, workedAtCompany: false, verdict: 'unsure' },
])('lectures, $titpType, worked: $workedAtCompany: $verdict', ({ verdict, ...given }) => {
  const pay = [{ kind: 'base', amount: 375, unit: 'hour' }] as const
  const input = { prefecture: '14', period: november, pay, inLectures: true, ...given }
  expect(minimumWage(input).verdict).toBe(verdict)
})

test.each([
  { age: undefined, yen: 1_159, from: '2025-10-28', possible: [9_440, 9_440] },
  { age: undefined, yen: 1_159, from: '2025-11-28', possible: [0, 9_440] },
  { age: undefined, yen: 1_159, from: '2025-12-28', possible: undefined },
  { age: undefined, yen: 1_100, from: '2025-10-28', possible: undefined },
  { age: 17, yen: 1_159, from: '2025-10-28', possible: undefined },
  { age: 18, yen: 1_159, from: '2025-10-28', possible: [9_440, 9_440] },
  { age: 65, yen: 1_159, from: '2025-10-28', possible: undefined },
])(
  'a specified minimum wage of $yen from $from, age $age',
  ({ age, yen: rate, from, possible }) => {
    const input: WageInput = {
      prefecture: '37',
      period: november,
      pay: [{ kind: 'base', amount: 1_100, unit: 'hour' }],
      hoursForMinimumWage: 160,
      age,
      specifiedMinimumWage: { yen: rate, effectiveFrom: from },
    }
    const found = specifiedWage(input, minimumWage(input))
    expect(found && yen(found.possibleShortfall)).toEqual(possible)
  },
)
