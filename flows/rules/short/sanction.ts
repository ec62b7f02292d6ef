import { type Fraction, floor, fraction, multiply, round } from '../../../src/core/fraction.ts'
import table from '../../law/wage-shares.json' with { type: 'json' }
import { list, object, optional, truth, wholeYen } from '../read-json.ts'
import { averageWage, readThreeMonths, type ThreeMonths } from './average-wage.ts'
import { someDay } from './months.ts'
import { lawOf, type Short, those } from './result.ts'
import { type Field, field, none, type Shown, shownRange, span } from './shown.ts'

/** Pay cuts of one pay period. Yen are whole; what is missing is not known. */
export interface SanctionInput extends ThreeMonths {
  /** One amount for each incident. */
  readonly reductions?: readonly number[] | undefined
  /** Wages of the pay period in which they were taken. */
  readonly monthWages?: number | undefined
  /** Whether the work rules provide for pay cuts. */
  readonly disciplinaryRule?: boolean | undefined
  /** The day whose law is asked for. */
  readonly asOf?: string | undefined
}

export type Sanction = Short &
  Field<'averageDailyWage'> &
  Field<'capPerIncident'> &
  Field<'excess'> & { readonly capMonth: number | null }

/**
 * Were pay cuts as a punishment too high? Labour Standards Act art. 91 (W26): only where the work
 * rules provide them; at most half of one day's average wage for one incident, and all of a pay
 * period together at most 10 % of its wages. What is above may at most be moved to the next period.
 *
 * A flag is raised only where the cut is too high whatever is not known. `excess` is in whole yen,
 * by the limits that can be reckoned; a note names the one that cannot.
 */
export function evaluateSanction(input: SanctionInput): Sanction {
  const { reductions = [], monthWages, disciplinaryRule } = input
  const law = lawOf(table, input.asOf)
  const [day, month, least] = ['sanction-day', 'sanction-month', 'average-floor'].map(law.share)
  const average = least && averageWage(input, least)
  const cap = (of: Fraction | undefined) => of && day && floor(multiply(of, day))
  const unknownWage = !average || (!average.high && average.low.n === 0n)
  const [lowest, highest] = unknownWage ? [] : [cap(average.low), cap(average.high)]
  const monthly =
    month && monthWages !== undefined ? floor(multiply(fraction(monthWages), month)) : undefined
  const total = reductions.reduce((all, yen) => all + yen, 0)
  const over = (one: number | undefined) =>
    total -
    Math.min(
      reductions.reduce((all, yen) => all + Math.min(yen, one ?? yen), 0),
      monthly ?? total,
    )
  const judged = lowest !== undefined || monthly !== undefined
  const banned = day !== undefined && disciplinaryRule === false
  return {
    ...field('averageDailyWage', average ? shownRange(average, (wage) => round(wage, 2)) : none),
    ...field('capPerIncident', lowest === undefined ? none : span(lowest, highest ?? null)),
    capMonth: monthly ?? null,
    ...field('excess', excess()),
    flags: those({
      SANCTION_NO_RULE: banned && total > 0,
      SANCTION_OVER_HALF_DAY: highest !== undefined && reductions.some((yen) => yen > highest),
      SANCTION_OVER_10PCT: monthly !== undefined && total > monthly,
    }),
    notes: those({
      ask_a_person: day === undefined,
      rule_unknown: disciplinaryRule === undefined,
      half_day_not_judged: day !== undefined && highest === undefined,
      month_not_judged: day !== undefined && monthly === undefined,
      rest_next_period: monthly !== undefined && total > monthly,
    }),
    because: law.sources('sanction-day', 'average-floor'),
  }

  function excess(): Shown {
    if (input.reductions === undefined || day === undefined) return none
    if (banned) return span(total, total)
    return judged ? span(over(highest), over(lowest)) : none
  }
}

/** Reads the input of a sanction case. Throws Impossible on a value that cannot be. */
export function readSanction(json: unknown): SanctionInput {
  const input = object(json, 'the input')
  return {
    ...readThreeMonths(input),
    reductions: optional(input['reductions'], (all) =>
      list(all, 'reductions').map((yen, at) => wholeYen(yen, `reductions[${at}]`)),
    ),
    monthWages: optional(input['monthWages'], (yen) => wholeYen(yen, 'monthWages')),
    disciplinaryRule: optional(input['disciplinaryRule'], (yes) => truth(yes, 'disciplinaryRule')),
    asOf: optional(input['asOf'], (on) => someDay(on, 'asOf')),
  }
}
