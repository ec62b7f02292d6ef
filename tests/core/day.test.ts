import { expect, test } from 'vitest'
import { addDays, dayBefore, daysBetween, daysIn, isDay, tokyoDay } from '../../src/core/day.ts'

test.each([
  ['2025-12-31T14:59:59Z', '2025-12-31'],
  ['2025-12-31T15:00:00Z', '2026-01-01'], // midnight in Tokyo
  ['2026-02-28T15:30:00Z', '2026-03-01'], // half past midnight in Tokyo
  ['2026-03-01T09:00:00+09:00', '2026-03-01'],
])('at %s it is %s in Tokyo', (at, day) => expect(tokyoDay(Date.parse(at))).toBe(day))

test('days are counted over months and leap years', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2025-11-21', '2025-11-30')).toBe(9)
  expect(daysBetween('2025-11-30', '2025-11-21')).toBe(-9)
  expect(daysIn({ from: '2025-11-21', to: '2025-11-30' })).toBe(10)
})

test.each([
  ['2026-03-31', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-3-1', false],
  ['', false],
  [20260331, false],
  [undefined, false],
])('%s is a day: %s', (text, yes) => expect(isDay(text)).toBe(yes))
