import { expect, test } from 'vitest'
import { tolerated } from '../../../flows/rules/payslip/rounding.ts'
import type { Fraction } from '../../../src/core/fraction.ts'
import { ratio, zero } from '../../../src/core/fraction.ts'
import { reckon } from './reckon.ts'

const quarter = ratio(5n, 4n)
const overtime = (minutes: number, fixed: Fraction, piece = zero) =>
  tolerated({
    fixed,
    piece,
    parts: [{ category: 'overtime', minutes, times: quarter, plain: true }],
  })

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

/** 1,100 yen an hour: 1,375 of overtime, 1,650 beyond 60 hours, 275 for a night, 1,485 rest days. */
test.each([
  // overtime 958 min: 16 h; night 329: 5 h
  [{ overtime: 629, overtime_night: 329 }, 16 * 1375 + 5 * 275],
  // overtime 80 min: 1 h; night 40: 1 h
  [{ overtime: 40, overtime_night: 40 }, 1375 + 275],
  [{ overtime: 29, overtime_night: 29 }, 1375],
  [{ overtime: 3_600, overtime60: 20 }, 60 * 1375],
  [{ overtime: 3_615 }, 60 * 1375],
  [{ statutory_holiday: 50, statutory_holiday_night: 25 }, 1485],
  [{ overtime: 29, statutory_holiday: 29, night_in_prescribed: 29 }, 0],
  // 30 minutes and more of one total are not paid to the minute while another is dropped
  [{ overtime: 59, night_in_prescribed: 29 }, 1375],
  // within the statutory hours: with overtime or apart
  [{ within_statutory: 20, overtime: 30 }, 1054],
  [{ within_statutory: 20, overtime: 45 }, 367 + 916],
  [{ within_statutory: 20 }, 0],
  [{ within_statutory: 30 }, 550],
])('%j: at least %d yen', (premiumMinutes, low) => {
  const found = reckon({
    prefecture: '04',
    pay: [{ kind: 'base', amount: 1_100, unit: 'hour' }],
    companySize: 'large',
    premiumMinutes,
    paidForPremiumHours: low - 1,
  })
  expect(found.premium?.accept.low).toBe(low)
})

test('22,000 for 16 h of overtime with 5 h at night is short', () => {
  const found = reckon({
    prefecture: '04',
    pay: [{ kind: 'base', amount: 1_100, unit: 'hour' }],
    premiumMinutes: { overtime: 629, overtime_night: 329 },
    paidForPremiumHours: 22_000,
  })
  expect(found.premium).toMatchObject({ verdict: 'short', accept: { low: 23_375, high: 23_462 } })
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
