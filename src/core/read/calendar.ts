import type { PlainDate } from '../conversation.ts'

/** How many days a month has; none where there is no such month. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))
    ? 28
    : (LENGTHS[month - 1] ?? 0)

/** A day that exists, or undefined: there is no 31/2. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 2000 || year > 2099 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

/** The day as year, month and day. */
export function parts(date: PlainDate): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}

/** `months` later; December's next month is January. */
export function monthAfter(date: PlainDate, months: number): { year: number; month: number } {
  const [year, month] = parts(date)
  const count = year * 12 + month - 1 + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

const two = (count: number) => String(count).padStart(2, '0')
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
