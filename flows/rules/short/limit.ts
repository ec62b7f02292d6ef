import { compare, fraction, greater, round } from '../../../src/core/fraction.ts'
import table from '../../law/overtime-limits.json' with { type: 'json' }
import { known, type Range } from '../range.ts'
import type { LimitInput } from './limit-input.ts'
import { averageOf, type Placed, placed, runs, totalOf, years } from './limit-months.ts'
import { type Law, lawOf, type Short, those } from './result.ts'

export interface Limit extends Short {
  /** The most hours of one month, statutory rest days included; null where not all are known. */
  readonly total: number | null
  /** By number of months, the averages of every run of them; null where hours are missing. */
  readonly averages: { readonly [months: string]: readonly (number | null)[] }
}

/**
 * Was there more overtime than an agreement may allow? Labour Standards Act art. 36 (W20): 45 hours
 * a month and 360 a year (42 and 320 under a yearly variable system); with a special clause 720 a
 * year and more than 45 in at most six months; always less than 100 in a month and at most 80 on
 * average over any two to six months, these two with work on statutory rest days. Hours that are
 * not known count as none, so a flag is certain. Yearly limits are held against every twelve months
 * in a row, since the first day of the agreement's year is not asked. Hours are exact; averages are
 * shown with two decimals. Farming is outside art. 36; trainee rules carry it over (W21).
 */
export function evaluateLimit(input: LimitInput): Limit {
  const months = placed(input.months ?? [])
  const law = lawOn(input, months.at(-1))
  const silent = [law, lawOn(input, months[0])].some((on) => on.value('month') === undefined)
  const limits = limitsOf(silent ? undefined : law, input.yearlyVariable)
  const averaged = Array.from({ length: limits.averageMonths - 1 }, (_, at) => runs(months, at + 2))
  const found = breaches(input, months, averaged.flat(), limits)
  const broken = those(found)
  const totals = months.map(({ all }) => known(all))
  const sure = totals.flatMap((total) => (total ? [total] : []))
  const yearly = found.LIMIT_360 || found.LIMIT_720
  const { agreement, specialClause, industry, yearlyVariable } = input
  return {
    total: sure.length === 0 || sure.length < totals.length ? null : round(sure.reduce(greater), 2),
    averages: Object.fromEntries(
      averaged.flatMap((all) => (all[0] ? [[all[0].length, all.map(shownAverage)]] : [])),
    ),
    flags: [
      ...broken,
      ...those({ AGRI_TITP_CONTRACT_BASIS: industry === 'agriculture' && broken.length > 0 }),
    ],
    notes: those({
      ask_a_person: silent || industry === 'fisheries',
      special_clause_unknown: specialClause === undefined && months.some(above(limits.month)),
      agreement_unknown: agreement === undefined,
      variable_system_unknown:
        yearlyVariable === undefined &&
        months.some(above(law.value('variable-month') ?? Number.MAX_SAFE_INTEGER)) &&
        !months.some(above(limits.month)),
      hours_unknown: sure.length < totals.length,
      year_may_begin_within: yearly || (found.LIMIT_45 && specialClause !== false),
      must_still_be_paid: broken.length > 0,
    }),
    because: law.sources('month', 'all-month'),
  }
}

function breaches(
  { agreement, specialClause }: LimitInput,
  months: readonly Placed[],
  averaged: readonly (readonly Placed[])[],
  limits: ReturnType<typeof limitsOf>,
) {
  const overYear = (most: number) =>
    years(months).some((year) => over(totalOf(year.map(({ overtime }) => overtime)), most))
  const often = years(months).some(
    (year) => year.filter(above(limits.month)).length > limits.specialMonths,
  )
  return {
    NO_36_AGREEMENT: agreement === false && months.some(above(0)),
    LIMIT_45: specialClause === false ? months.some(above(limits.month)) : often,
    LIMIT_360: specialClause === false && overYear(limits.year),
    LIMIT_720: specialClause !== false && overYear(limits.specialYear),
    LIMIT_100: months.some(({ all }) => compare(all.low, fraction(limits.withRestDays)) >= 0),
    LIMIT_80AVG: averaged.some((run) => over(averageOf(run), limits.average)),
  }
}

/** Without law nothing is above a limit. */
function limitsOf(law: Law | undefined, variable: boolean | undefined) {
  const of = (key: string) => law?.value(key) ?? Number.MAX_SAFE_INTEGER
  return {
    month: of(variable ? 'variable-month' : 'month'),
    year: of(variable ? 'variable-year' : 'year'),
    specialYear: of('special-year'),
    specialMonths: of('special-months'),
    withRestDays: of('all-month'),
    average: of('all-average'),
    averageMonths: law?.value('average-months') ?? 1,
  }
}

const lawOn = ({ asOf }: LimitInput, month: Placed | undefined) =>
  lawOf(table, asOf ?? (month?.month === undefined ? undefined : `${month.month}-01`))

const over = ({ low }: Range, most: number) => compare(low, fraction(most)) > 0
const above =
  (most: number) =>
  ({ overtime }: Placed) =>
    over(overtime, most)

function shownAverage(run: readonly Placed[]): number | null {
  const average = known(averageOf(run))
  return average ? round(average, 2) : null
}
