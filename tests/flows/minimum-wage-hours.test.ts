import fc from 'fast-check'
import { expect, test } from 'vitest'
import table from '../../flows/law/minimum-wage.json' with { type: 'json' }
import { minimumWage } from '../../flows/rules/minimum-wage.ts'
import type { Range } from '../../flows/rules/range.ts'
import type { PayItem, WageInput } from '../../flows/rules/wage.ts'
import { addDays, daysIn } from '../../src/core/day.ts'
import { ceil, compare, floor, fraction } from '../../src/core/fraction.ts'

const tokyo = (from: string, to: string, more: Partial<WageInput>): WageInput => ({
  prefecture: '13', // 1,163, from 3 October 2025 1,226
  period: { from, to },
  ...more,
})
const base = (amount: number, unit: PayItem['unit']): PayItem => ({ kind: 'base', amount, unit })
const calendar = { annualDays: 255, dailyHours: 8 } // 170 hours in an average month
const monthly = { pay: [base(180_000, 'month')], prescribed: calendar }
const rounded = ({ low, high }: Range) => [floor(low, 1), high && floor(high, 1)]
const yen = ({ low, high }: Range) => [ceil(low), high && ceil(high)]

test.each<[string, string, readonly (number | undefined)[]]>([
  ['2025-11-01', '2025-11-30', [170, 170]],
  ['2026-02-01', '2026-02-28', [170, 170]],
  ['2025-11-16', '2025-12-15', [170, 170]],
  ['2025-12-01', '2025-12-28', [170, 170]], // four weeks of pay
  ['2025-12-16', '2026-02-15', [340, 340]],
  ['2025-11-01', '2026-09-30', [1_870, 1_870]],
  ['2025-11-10', '2025-11-10', [0, 8]],
  ['2025-11-10', '2025-11-16', [0, 56]],
  ['2025-12-01', '2025-12-27', [0, 170]], // no part of a month is more than the month
  ['2025-11-01', '2025-12-03', [170, 194]],
])('%s to %s, by the month: %j hours', (from, to, hours) => {
  const { stretches } = minimumWage(tokyo(from, to, monthly))
  expect(stretches.map((stretch) => rounded(stretch.hours))).toEqual([hours])
})

test.each([
  // 1,163 − 180,000 / 170 = 104.18; 1,226 − 180,000 / 170 = 167.18
  { from: '2025-10-02', to: '2025-10-03', hours: [8, 8], short: [0, 2_171] },
  { from: '2025-09-16', to: '2025-11-15', hours: [136, 340], short: [48_272, 56_840] },
  { from: '2025-09-16', to: '2025-10-15', hours: [136, 104], short: [19_852, 24_262] },
])('a change in $from to $to: $short short', ({ from, to, hours, short }) => {
  const found = minimumWage(tokyo(from, to, monthly))
  expect(found.stretches.map((stretch) => rounded(stretch.hours)[1])).toEqual(hours)
  expect(yen(found.shortfall)).toEqual(short)
})

const kyoto = (more: Partial<WageInput>) =>
  minimumWage({
    prefecture: '26', // 1,058, from 21 November 1,122
    period: { from: '2025-11-01', to: '2025-11-30' },
    pay: [base(1_000, 'hour')],
    ...more,
  })

test.each<[string, WageInput, readonly (number | undefined)[]]>([
  ['more than a day holds', { hoursForMinimumWage: 721 }, [0, undefined]],
  ['all that the days hold', { hoursForMinimumWage: 720 }, [480 * 58 + 240 * 122, 71_520 - 14_400]],
  [
    'more after the change than its days hold',
    {
      hoursSplit: [
        { until: '2025-11-20', hours: 104 },
        { from: '2025-11-21', hours: 241 },
      ],
    },
    [104 * 58, undefined],
  ],
  [
    'days told twice',
    {
      hoursSplit: [
        { until: '2025-11-21', hours: 104 },
        { from: '2025-11-21', hours: 64 },
      ],
    },
    [0, undefined],
  ],
  [
    'days outside the period',
    { hoursSplit: [{ from: '2025-12-01', until: '2025-12-31', hours: 104 }] },
    [0, undefined],
  ],
  [
    'parts that come to more than the whole',
    { hoursForMinimumWage: 100, hoursSplit: [{ until: '2025-11-20', hours: 104 }] },
    [104 * 58, undefined],
  ],
  [
    'a whole that leaves more than the other days hold',
    { hoursForMinimumWage: 168, hoursSplit: [{ until: '2025-11-29', hours: 143 }] },
    [143 * 58, undefined],
  ],
  [
    'days within a stretch left out',
    { hoursForMinimumWage: 168, hoursSplit: [{ until: '2025-11-10', hours: 60 }] },
    [60 * 58 + 108 * 58, 60 * 58 + 108 * 122],
  ],
])('hours that cannot be are not known: %s', (_, input, short) => {
  expect(yen(kyoto(input).shortfall)).toEqual(short)
})

test('where the hours of some days are told, the average does not tell those of the others', () => {
  const found = kyoto({
    pay: [base(170_000, 'month')],
    prescribed: calendar,
    hoursSplit: [{ until: '2025-11-20', hours: 176 }, { from: '2025-11-21' }],
  })
  expect(found.stretches.map(({ verdict }) => verdict)).toEqual(['below', 'below'])
  expect(found.stretches.map(({ hours }) => rounded(hours))).toEqual([
    [176, 176],
    [0, 80],
  ])
})

const november = { from: '2025-11-01', to: '2025-11-30' }
test.each<[string, WageInput, string, readonly (number | undefined)[]]>([
  [
    'commission alone',
    { pay: [piece('commission')], work: { totalHours: 200 } },
    'below',
    [45_200],
  ],
  ['as a base', { pay: [piece('base')], work: { totalHours: 200 } }, 'below', [45_200]],
  [
    'over all hours, not an average month’s',
    { pay: [piece('commission')], work: { totalHours: 200 }, prescribed: calendar },
    'below',
    [45_200],
  ],
  [
    'beside an allowance',
    {
      pay: [piece('commission'), { kind: 'job', amount: 17_000, unit: 'month' }],
      work: { totalHours: 200 },
      prescribed: calendar,
      hoursForMinimumWage: 200,
    },
    'below',
    [126 * 200],
  ],
  ['without its hours', { pay: [piece('commission')] }, 'unsure', [0, undefined]],
  [
    'without its amount',
    { pay: [{ kind: 'commission', unit: 'piece_total' }] },
    'unsure',
    [0, undefined],
  ],
  [
    'of no known kind',
    { pay: [piece('tip')], work: { totalHours: 200 } },
    'unsure',
    [0, undefined],
  ],
  [
    'pay that does not count',
    { pay: [piece('bonus')], work: { totalHours: 200 } },
    'unsure',
    [0, undefined],
  ],
  [
    'an allowance alone',
    { pay: [{ kind: 'job', amount: 5_000, unit: 'month' }], prescribed: calendar },
    'unsure',
    [0],
  ],
])('pay by the piece, %s', (_, input, verdict, short) => {
  const found = minimumWage({ prefecture: '13', period: november, ...input })
  expect(found.verdict).toBe(verdict)
  if (verdict === 'below') expect(yen(found.shortfall)).toEqual([short[0], short[0]])
})

function piece(kind: string): PayItem {
  return { kind, amount: 200_000, unit: 'piece_total' }
}

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })
const units = fc.constantFrom(
  'hour' as const,
  'day' as const,
  'month' as const,
  'piece_total' as const,
)
const lines = (...kinds: readonly string[]) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      amount: maybe(fc.integer({ min: 0, max: 250_000 })),
      unit: maybe(units),
    }),
    { maxLength: 4 },
  )
const anyInput: fc.Arbitrary<WageInput> = fc
  .record({
    prefecture: fc.constantFrom(...Object.keys(table.values)),
    start: fc.integer({ min: 0, max: 2_150 }),
    days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 800 })),
    pay: fc
      .tuple(
        fc.record({
          kind: fc.constant('base'),
          amount: fc.integer({ min: 500, max: 230_000 }),
          unit: units,
        }),
        lines('base', 'job', 'commission', 'commute', 'other'),
      )
      .map(([first, more]) => [first, ...more]),
    prescribed: fc.record({
      annualDays: maybe(fc.integer({ min: 1, max: 366 })),
      dailyHours: maybe(fc.oneof(fc.constantFrom(4, 7.5, 8, 24), fc.integer({ min: 1, max: 24 }))),
      avgMonthlyHours: maybe(fc.integer({ min: 1, max: 732 })),
    }),
    work: fc.record({ totalHours: maybe(fc.integer({ min: 1, max: 9_000 })) }),
    hoursForMinimumWage: maybe(fc.integer({ min: 0, max: 800 })),
    split: maybe(
      fc.array(
        fc.record({
          first: maybe(fc.integer({ min: -5, max: 70 })),
          days: maybe(fc.integer({ min: 0, max: 40 })),
          hours: maybe(fc.integer({ min: 0, max: 900 })),
        }),
        { maxLength: 4 },
      ),
    ),
  })
  .map(({ start, days, split, ...rest }) => {
    const from = addDays('2021-10-10', start)
    return {
      ...rest,
      period: { from, to: addDays(from, days) },
      hoursSplit: split?.map(({ first, days: count, hours }) => ({
        from: first === undefined ? undefined : addDays(from, first),
        until: count === undefined ? undefined : addDays(from, (first ?? 0) + count),
        hours,
      })),
    }
  })

const upright = ({ low, high }: Range) => low.n >= 0n && (!high || compare(low, high) <= 0)

test('whatever is given: low is never above high, and no stretch has more hours than its days', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { hourly, stretches, shortfall } = minimumWage(input)
      expect([hourly, shortfall].every(upright)).toBe(true)
      for (const { from, to, hours, gap, shortfall: short } of stretches) {
        expect([hours, gap, short].every(upright)).toBe(true)
        const most = fraction(24 * daysIn({ from, to }))
        expect(compare(hours.high ?? hours.low, most)).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('pay of a kind that does not count changes nothing', () => {
  const left = lines('commute', 'family', 'perfect_attendance', 'bonus', 'overtime_paid')
  fc.assert(
    fc.property(anyInput, left, (input, more) => {
      expect(minimumWage({ ...input, pay: [...more, ...(input.pay ?? [])] })).toEqual(
        minimumWage(input),
      )
    }),
    { numRuns: 1_000 },
  )
})
