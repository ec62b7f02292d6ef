import fc from 'fast-check'
import { expect, test } from 'vitest'
import table from '../../flows/law/minimum-wage.json' with { type: 'json' }
import { minimumWage } from '../../flows/rules/minimum-wage.ts'
import type { PayItem, WageInput } from '../../flows/rules/wage.ts'
import { addDays, dayBefore } from '../../src/core/day.ts'
import { add, compare, type Fraction, subtract, zero } from '../../src/core/fraction.ts'
import type { Entry } from '../../src/core/law.ts'

const prefectures: readonly (readonly [string, readonly Entry[]])[] = Object.entries(table.values)

const hourly = (prefecture: string, day: string, amount: number) =>
  minimumWage({
    prefecture,
    period: { from: day, to: day },
    pay: [{ kind: 'base', amount, unit: 'hour' }],
    hoursForMinimumWage: 8,
  })

test.each(prefectures)(
  '%s: each rate holds from its first day, to the day before the next',
  (code, entries) => {
    entries.forEach(({ from, value }, at) => {
      const last = entries[at + 1]
      for (const day of [from, last ? dayBefore(last.from) : table.completeThrough]) {
        expect(hourly(code, day, value)).toMatchObject({ verdict: 'ok', shortfall: { high: zero } })
        expect(hourly(code, day, value - 1)).toMatchObject({
          verdict: 'below',
          shortfall: { low: { n: 8n, d: 1n }, high: { n: 8n, d: 1n } },
        })
      }
    })
  },
)

test.each(prefectures)('%s: nothing is said outside the table', (code, [first]) => {
  expect(hourly(code, dayBefore(first?.from ?? ''), 5_000).verdict).toBe('unknown')
  expect(hourly(code, table.completeThrough, 5_000).verdict).toBe('ok')
  expect(hourly(code, addDays(table.completeThrough, 1), 5_000).verdict).toBe('unknown')
})

const anyInput: fc.Arbitrary<WageInput> = fc.record({
  prefecture: fc.constantFrom(...prefectures.map(([code]) => code)),
  period: fc
    .record({ start: fc.integer({ min: 0, max: 2_000 }), days: fc.integer({ min: 0, max: 61 }) })
    .map(({ start, days }) => {
      const from = addDays('2021-10-10', start)
      return { from, to: addDays(from, days) }
    }),
  pay: fc.array(
    fc.record({
      kind: fc.constantFrom('base', 'job', 'commute', 'family', 'other'),
      amount: fc.integer({ min: 0, max: 250_000 }),
      unit: fc.constantFrom('month' as const, 'day' as const, 'piece_total' as const),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  prescribed: fc.record({
    annualDays: fc.option(fc.integer({ min: 200, max: 300 }), { nil: undefined }),
    dailyHours: fc.option(fc.constantFrom(7, 7.5, 8), { nil: undefined }),
  }),
  work: fc.record({ totalHours: fc.option(fc.integer({ min: 1, max: 250 }), { nil: undefined }) }),
  hoursForMinimumWage: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
})

const order = ['below', 'unsure', 'ok']

test('a yen more never makes a verdict worse', () => {
  fc.assert(
    fc.property(anyInput, fc.nat(4), (input, at) => {
      const more = (pay: readonly PayItem[]) =>
        pay.map((item, place) =>
          place === at ? { ...item, amount: (item.amount ?? 0) + 1 } : item,
        )
      const before = minimumWage(input).verdict
      const after = minimumWage({ ...input, pay: more(input.pay ?? []) }).verdict
      return order.indexOf(after) >= order.indexOf(before)
    }),
  )
})

test('the order of the lines of pay does not matter', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const turned = { ...input, pay: (input.pay ?? []).toReversed() }
      expect(minimumWage(turned)).toEqual(minimumWage(input))
    }),
  )
})

test('a period taken in two parts comes to the same', () => {
  const daily = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 62 })
  fc.assert(
    fc.property(anyInput, daily, fc.nat(), (input, hours, cut) => {
      const from = input.period?.from ?? ''
      const at = (day: number) => addDays(from, day)
      const reckon = (first: number, last: number) =>
        minimumWage({
          ...input,
          hoursForMinimumWage: undefined,
          period: { from: at(first), to: at(last) },
          hoursSplit: hours
            .map((count, day) => ({ from: at(day), until: at(day), hours: count }))
            .slice(first, last + 1),
        }).shortfall
      const middle = cut % (hours.length - 1)
      const all = reckon(0, hours.length - 1)
      const [left, right] = [reckon(0, middle), reckon(middle + 1, hours.length - 1)]
      expect(all.low).toEqual(add(left.low, right.low))
      expect(all.high).toEqual(left.high && right.high && add(left.high, right.high))
    }),
  )
})

test('where it is not known on which side of a change hours lie, the truth is in the range', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 900, max: 1_200 }),
      (after, pay) => {
        const input: WageInput = {
          prefecture: '26',
          period: { from: '2025-11-01', to: '2025-11-30' },
          pay: [{ kind: 'base', amount: pay, unit: 'hour' }],
          prescribed: { dailyHours: 8 },
          hoursForMinimumWage: 168,
        }
        if (after < 168 - 160) return
        const truth = minimumWage({
          ...input,
          hoursSplit: [
            { until: '2025-11-20', hours: 168 - after },
            { from: '2025-11-21', hours: after },
          ],
        }).shortfall
        const { low, high } = minimumWage(input).shortfall
        expect(between(truth.low, low, high)).toBe(true)
      },
    ),
  )
})

const between = (value: Fraction, low: Fraction, high: Fraction | undefined) =>
  compare(low, value) <= 0 &&
  high !== undefined &&
  compare(value, high) <= 0 &&
  subtract(high, low).n >= 0n
