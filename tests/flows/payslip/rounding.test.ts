import { expect, test } from 'vitest'
import { tolerated } from '../../../flows/rules/payslip/rounding.ts'
import type { Fraction } from '../../../src/core/fraction.ts'
import { ratio, zero } from '../../../src/core/fraction.ts'
import { reckon } from './reckon.ts'

const quarter = ratio(5n, 4n)
const overtime = (minutes: number, fixed: Fraction, piece = zero) =>
  tolerated({ fixed, piece, parts: [{ minutes, times: quarter, plain: true }] })

test.each([
  // minutes, low, high: 1,000 yen, 1,250 an hour
  [60, 1_250, 1_250],
  [59, 1_229, 1_229], // 30 minutes and more are never dropped
  [30, 625, 625],
  [29, 0, 604],
  [1, 0, 21],
  [89, 1_250, 1_854],
  [90, 1_875, 1_875],
  [119, 2_479, 2_479],
  [120, 2_500, 2_500],
])('%d minutes may come to %d–%d yen', (minutes, low, high) => {
  expect(overtime(minutes, ratio(1_000n, 1n))).toMatchObject({ low, high, toTheMinute: high })
})

test.each([
  // the base and the premium wage of an hour, rounded half a yen up; 100 hours
  [19_000, 17, 139_706, 139_800], // 1,117.647 → 1,118 → 1,397.5 → 1,398
  [17_800, 17, 130_875, 130_900], // 1,047.059 → 1,047 → 1,308.75 → 1,309
  [2_001, 2, 125_063, 125_125], // 1,000.5 → 1,001 → 1,251.25 → 1,251
  [10_004, 10, 125_000, 125_050], // 1,000.4 → 1,000 → 1,250
])('a base of %d/%d for 100 hours may come to %d–%d yen', (n, d, low, high) => {
  expect(overtime(6_000, ratio(BigInt(n), BigInt(d)))).toMatchObject({ low, high })
})

test('each category’s minutes are dropped on their own', () => {
  const parts = [
    { minutes: 89, times: quarter, plain: true },
    { minutes: 29, times: ratio(1n, 4n), plain: false },
    { minutes: 30, times: quarter, plain: true },
  ]
  const found = tolerated({ fixed: ratio(1_200n, 1n), piece: zero, parts })
  expect(found).toEqual({ low: 1_500 + 750, high: 2_225 + 145 + 750, toTheMinute: 3_120 })
})

test.each([
  [26_000, 'ok', true],
  [25_999, 'short', false],
  [26_432, 'ok', true],
  [26_433, 'ok', false],
])('20 h 20 min at 1,040 yen, paid %d: %s', (paidForPremiumHours, verdict, dropped) => {
  const found = reckon({
    prefecture: '04', // Miyagi, November 2025: 1,038
    pay: [{ kind: 'base', amount: 1_040, unit: 'hour' }],
    premiumMinutes: { overtime: 1_220 },
    paidForPremiumHours,
  })
  expect(found.premium).toMatchObject({ verdict, byDroppedMinutes: dropped })
  expect(found.flags.includes('ROUNDING_MONTHLY_OK')).toBe(dropped)
})
