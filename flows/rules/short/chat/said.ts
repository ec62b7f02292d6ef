import type { Answer, Finding, Note, Period, PlainDate } from '#flow'
import { isPeriod } from '#flow'
import { daysBetween } from '../../../../src/core/day.ts'
import { monthAfter } from '../../../../src/core/read/calendar.ts'
import type { ThreeMonths } from '../average-wage.ts'
import { once, type Short } from '../result.ts'
import type { Span } from '../shown.ts'

/** A short check as the chat tells it: there is one end, and the notes say what was found. */
export type Told = Finding<'told'>

export const told = (notes: readonly Note[], because: Short['because']): Told => ({
  route: 'told',
  facts: {},
  notes,
  because: once(because),
})

/** Yes, no, or neither. */
export const truth = (answer: Answer | undefined): boolean | undefined =>
  answer === 'yes' ? true : answer === 'no' ? false : undefined

/** A number, where one was said. */
export const count = (answer: Answer | undefined): number | undefined =>
  typeof answer === 'number' ? answer : undefined

/** A month or days that were said. Throws where they were not, which is a fault of the flow. */
export function days(answer: Answer | undefined): Period {
  if (isPeriod(answer)) return answer
  throw new Error('a period was expected')
}

/** Whether a single day was said, and not a month. */
export const isOneDay = ({ from, to }: Period): boolean => from === to

/** A figure, or the span it lies in: `name`, `nameRange`, `nameAtLeast`, or nothing at all. */
export function shown(name: string, figure: number | null, span?: Span): readonly Note[] {
  if (figure !== null) return [{ name, facts: { yen: figure } }]
  if (!span) return []
  const [low, high] = span
  return high === null
    ? [{ name: `${name}AtLeast`, facts: { yen: low } }]
    : [{ name: `${name}Range`, facts: { low, high } }]
}

/** What an average wage is reckoned from: the three months before the month that was said. */
export function threeMonths(
  when: Period,
  basis: Answer | undefined,
  wages: Answer | undefined,
  worked: Answer | undefined,
): ThreeMonths {
  const first = `${when.from.slice(0, 7)}-01`
  return {
    threeMonthWages: count(wages),
    calendarDays: daysBetween(monthsEarlier(first, 3), first),
    daysWorked: count(worked),
    paidByTime: basis === 'time' ? true : basis === 'month' ? false : undefined,
  }
}

function monthsEarlier(first: PlainDate, months: number): PlainDate {
  const { year, month } = monthAfter(first, -months)
  return `${year}-${String(month).padStart(2, '0')}-01`
}
