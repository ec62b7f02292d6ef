import { expect, test } from 'vitest'
import { readPayslip } from '../../../flows/rules/payslip/read.ts'
import { minutesOfWeek } from '../../../flows/rules/payslip/week.ts'

const hours = (...days: number[]) => days.map((day) => day * 60)

test.each<[string, number[], number, number, number?]>([
  ['8.0 hours a day, 40.0 a week', hours(8, 8, 8, 8, 8), 0, 0],
  ['a minute over 8 hours', [481, ...hours(8, 8, 8, 8)], 1, 0],
  ['a minute under', [479, ...hours(8, 8, 8, 8)], 0, 0],
  ['a minute over 40 hours', [...hours(8, 8, 8, 8, 4), 241], 1, 0],
  ['40.0 hours on six days', [...hours(8, 8, 8, 8, 4), 240], 0, 0],
  ['six days of seven hours', hours(7, 7, 7, 7, 7, 7), 120, 0],
  ['the day and the week, not counted twice', hours(10, 8, 8, 8, 8, 4), 360, 0],
  ['a long day in a short week', hours(10, 6), 120, 0],
  ['beyond a prescribed 7.5 hours', hours(8, 8, 8, 8, 8), 0, 150, 450],
  ['beyond prescribed, and over the day', hours(12), 240, 30, 450],
  ['beyond prescribed, over the week', hours(8, 8, 8, 8, 8, 2), 120, 30, 450],
  ['no work', [], 0, 0],
])('%s: %j is %d minutes of overtime, %d plain', (_, days, overtime, within, prescribed) => {
  expect(minutesOfWeek(days, prescribed)).toEqual({ overtime, within_statutory: within })
})

test('a pay slip may give its weeks instead of minutes by category', () => {
  const weeks = [hours(10, 8, 8, 8, 8, 4), hours(7, 7, 7, 7, 7, 7), hours(8)]
  expect(readPayslip({ weeks }).premiumMinutes).toEqual({ overtime: 480, within_statutory: 0 })
  expect(readPayslip({ weeks, prescribed: { dailyHours: 7.5 } }).premiumMinutes).toEqual({
    overtime: 480,
    within_statutory: 30,
  })
  expect(readPayslip({ weeks, premiumMinutes: { overtime: 5 } }).premiumMinutes).toEqual({
    overtime: 5,
  })
})
