import { fraction, ratio, zero } from '../../../src/core/fraction.ts'
import { parts } from '../../../src/core/read/calendar.ts'
import { exactly, type Range, sum, times, unbounded } from '../range.ts'
import type { OvertimeMonth } from './limit-input.ts'

/** A month in its place: months in a row have numbers in a row. */
export interface Placed {
  readonly at: number
  readonly month?: string | undefined
  readonly overtime: Range
  /** Overtime and work on statutory rest days together. */
  readonly all: Range
}

/** The months in order. Those without a name stand in a row, as they were given. */
export function placed(months: readonly OvertimeMonth[]): readonly Placed[] {
  return months
    .map(({ month, overtime, holiday }, at): Placed => {
      const hours = hoursOf(overtime)
      return {
        at: month ? numberOf(month) : at,
        month,
        overtime: hours,
        all: sum(hours, hoursOf(holiday)),
      }
    })
    .sort((a, b) => a.at - b.at)
}

/** Every run of so many months in a row. */
export const runs = (months: readonly Placed[], length: number): readonly (readonly Placed[])[] =>
  months.flatMap(({ at }, start) => {
    const run = months.slice(start, start + length)
    return run.length === length && run.at(-1)?.at === at + length - 1 ? [run] : []
  })

/** For every month, it and those of the eleven months after it. */
export const years = (months: readonly Placed[]): readonly (readonly Placed[])[] =>
  months.map(({ at }) => months.filter((month) => month.at >= at && month.at < at + 12))

export const totalOf = (all: readonly Range[]): Range => all.reduce(sum, exactly(zero))

/** Hours a month, on average, with work on statutory rest days. */
export const averageOf = (run: readonly Placed[]): Range =>
  times(totalOf(run.map(({ all }) => all)), exactly(ratio(1n, BigInt(run.length))))

const hoursOf = (hours: number | undefined): Range =>
  hours === undefined ? unbounded : exactly(fraction(hours))

function numberOf(month: string): number {
  const [year, count] = parts(`${month}-01`)
  return year * 12 + count
}
