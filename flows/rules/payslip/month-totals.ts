import { compare, subtract, zero } from '../../../src/core/fraction.ts'
import { type Category, made } from './categories.ts'
import type { Part, Point } from './rounding.ts'

/**
 * The month where its totals are rounded as the circular 基発150号 tolerates (W18): the total of
 * overtime with its nights and its hours beyond 60, that of rest days, and that of nights, each to
 * full hours, less than 30 minutes down, 30 and more up. What a total is rounded by is a part of
 * its own. Whether hours within the statutory ones are told among overtime is left to the company:
 * both are given; told apart they have no total that may be rounded.
 */
export function roundedMonths(point: Point): readonly Point[] {
  return [false, true].map((withinIsOvertime) => {
    const of = (total: Total) =>
      point.parts.filter((part) => totalOf(part, withinIsOvertime) === total)
    const rounding = [
      ...roundingOf(of('overtime').map(byDay)),
      ...roundingOf(of('rest_day').map(byDay)),
      ...roundingOf(point.parts.flatMap(byNight)),
    ]
    return { ...point, parts: [...point.parts, ...rounding] }
  })
}

type Total = 'overtime' | 'rest_day'

function totalOf({ category }: Part, withinIsOvertime: boolean): Total | undefined {
  const premiums: readonly string[] = category ? made(category).premiums : []
  if (premiums.includes('statutory_holiday')) return 'rest_day'
  if (premiums.some((name) => name.startsWith('overtime'))) return 'overtime'
  return withinIsOvertime && category === within ? 'overtime' : undefined
}

const within: Category = 'within_statutory'

/** The hour without its premium for the night. */
const byDay = (part: Part): Part => ({ ...part, times: subtract(part.times, part.night ?? zero) })

/** The premium for the night alone. */
const byNight = ({ night, ...part }: Part): readonly Part[] =>
  night && compare(night, zero) > 0 ? [{ ...part, times: night, plain: false }] : []

/** Minutes above a full hour are the dearest: they come last, such as those beyond 60 hours. */
function roundingOf(parts: readonly Part[]): readonly Part[] {
  const dearest = parts.toSorted((a, b) => compare(b.times, a.times))
  const over = parts.reduce((total, { minutes }) => total + minutes, 0) % 60
  if (over >= 30) return dearest.slice(0, 1).map((part) => ({ ...part, minutes: 60 - over }))
  return dearest.map((part, at) => {
    const before = dearest.slice(0, at).reduce((total, { minutes }) => total + minutes, 0)
    return { ...part, minutes: -Math.min(part.minutes, Math.max(0, over - before)) }
  })
}
