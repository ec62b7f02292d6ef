import type { Finding, Source } from '#flow'
import { dayBefore } from '../../src/core/day.ts'
import { ceil, floor } from '../../src/core/fraction.ts'
import { firstMinimumWageDay, minimumWagesKnownThrough } from '../law/index.ts'
import { countsForMinimumWage } from './counts.ts'
import { averageHours } from './hourly.ts'
import { type Judged, minimumWage, type Reckoning } from './minimum-wage.ts'
import { monthHours } from './month-hours.ts'
import { impossibleHours } from './possible-hours.ts'
import { known, times } from './range.ts'
import type { WageInput } from './wage.ts'
import { wageCard } from './wage-card.ts'
import { type WageAnswers, wageInput } from './wage-input.ts'
import { minimumWageAct, minimumWageTable, whatCounts } from './wage-sources.ts'

type Route = 'below' | 'ok' | 'unsure' | 'unknown'
/** Figures and the lines that show them, gathered one after another. */
interface Told {
  readonly facts: Finding['facts']
  readonly notes: readonly string[]
}

/**
 * The minimum wage as the chat tells it (Minimum Wage Act art. 4): the verdict as the way onward,
 * and the lines of the reckoning with their figures. Pay an hour is shown rounded down and what is
 * missing rounded up, so that pay below the rate never looks equal to it.
 */
export function minimumWageFinding(answers: WageAnswers): Finding<Route> {
  const input = wageInput(answers)
  const found = minimumWage(input)
  const route = found.verdict === 'not_applicable' ? 'unsure' : found.verdict
  const last = found.stretches.at(-1)
  const told = join(
    placed(input),
    payAnHour(found),
    month(input, found),
    rates(found),
    route === 'below' ? shortfall(input, found) : nothing,
    leftOut(input),
    doubts(input, found),
    impossible(answers),
    { facts: {}, notes: closing[route] },
  )
  if (route === 'unknown') return { route, facts: told.facts, notes: [], because: [] }
  const card = wageCard(input, found, told)
  return {
    route,
    facts: told.facts,
    notes: told.notes,
    because: sources(last, told.notes),
    ...(card && { card }),
  }
}

const nothing: Told = { facts: {}, notes: [] }
const closing: { readonly [R in Route]: readonly string[] } = {
  below: ['keep'],
  ok: ['specified'],
  unsure: ['photograph'],
  unknown: [],
}

const join = (...all: readonly Told[]): Told => ({
  facts: Object.assign({}, ...all.map(({ facts }) => facts)),
  notes: all.flatMap(({ notes }) => notes),
})

function placed({ prefecture = '', period }: WageInput): Told {
  const first = firstMinimumWageDay(prefecture)
  return {
    facts: {
      where: prefecture,
      through: minimumWagesKnownThrough,
      ...(first && { first }),
      ...(period && { from: period.from, to: period.to }),
    },
    notes: [],
  }
}

/** The pay brought to the hour: as one figure, or as far as it is known. */
function payAnHour({ hourly }: Reckoning): Told {
  const one = known(hourly)
  if (one) return { facts: { perHour: floor(one, 1) }, notes: ['pay'] }
  if (!hourly.high) return nothing
  const [low, high] = [floor(hourly.low, 1), floor(hourly.high, 1)]
  if (low === high) return { facts: { perHour: high }, notes: ['pay'] }
  return { facts: { perHourLow: low, perHourHigh: high }, notes: ['payRange'] }
}

/** The minimum, or the minimum on each side of the day on which it changes. */
function rates({ stretches }: Reckoning): Told {
  const [before, after] = stretches
  if (!before?.figure) return nothing
  if (!after?.figure) {
    return { facts: { rate: before.figure.value, since: before.figure.from }, notes: ['rate'] }
  }
  return {
    facts: {
      changeDay: after.from,
      dayBefore: dayBefore(after.from),
      rateBefore: before.figure.value,
      rateAfter: after.figure.value,
    },
    notes: [`before${side(before)}`, `after${side(after)}`],
  }
}

const side = ({ verdict }: Judged) =>
  verdict === 'below' ? 'Low' : verdict === 'ok' ? 'Enough' : 'Unsure'

/** How pay by the month alone was brought to the hour. */
function month(input: WageInput, { hourly }: Reckoning): Told {
  const counted = (input.pay ?? []).filter(({ kind }) => countsForMinimumWage(kind))
  const hours = known(averageHours(input))
  if (!hours || !known(hourly) || counted.some(({ unit }) => unit !== 'month')) return nothing
  const yen = counted.reduce((all, { amount = 0 }) => all + amount, 0)
  return { facts: { counted: yen, monthHours: floor(hours, 1) }, notes: ['month'] }
}

/**
 * What is short: in the period, by its own hours or where the rate changes in it; otherwise in an
 * average month, whatever days were asked about.
 */
function shortfall(input: WageInput, { stretches, shortfall }: Reckoning): Told {
  const gaps = stretches.flatMap(({ gap }) => (gap.high ? [ceil(gap.high, 1)] : []))
  const gap = Math.max(...gaps)
  const [only, another] = stretches
  const month = input.hoursForMinimumWage === undefined && !another && monthHours(input)
  const short = month && only ? times(month, only.gap) : shortfall
  if (!short.high) return { facts: { gap }, notes: ['shortHour'] }
  const time = month ? 'Month' : 'Period'
  const [low, high] = [ceil(short.low), ceil(short.high)]
  if (low === high) return { facts: { short: high }, notes: [`short${time}`] }
  if (low === 0) return { facts: { shortHigh: high }, notes: [`short${time}UpTo`] }
  return { facts: { shortLow: low, shortHigh: high }, notes: [`short${time}Range`] }
}

const leftOut = ({ pay = [] }: WageInput): Told =>
  pay.some(({ kind }) => countsForMinimumWage(kind) === false)
    ? { facts: {}, notes: ['leftOut'] }
    : nothing

/** What the verdict would turn on: pay of an unknown kind, or a date that may have moved. */
function doubts({ pay = [] }: WageInput, { stretches }: Reckoning): Told {
  const other = pay.some(({ kind }) => countsForMinimumWage(kind) === undefined)
  const unsaid = pay.some(
    ({ kind, amount }) => amount === undefined && countsForMinimumWage(kind) !== false,
  )
  const figure = stretches.find(({ dateUnsure }) => dateUnsure)?.figure
  const facts = figure?.previous && {
    newRate: figure.value,
    newSince: figure.from,
    oldRate: figure.previous.value,
  }
  return {
    facts: facts ?? {},
    notes: [
      ...(unsaid ? ['amountUnknown'] : []),
      ...(other ? ['otherPay'] : []),
      ...(facts ? ['dateUnsure'] : []),
    ],
  }
}

/** Hours that were told but cannot be, so that the person looks again. */
function impossible(answers: WageAnswers): Told {
  const [name] = impossibleHours(answers)
  if (!name) return nothing
  return { facts: { impossibleHours: Number(answers[name]) }, notes: ['hoursImpossible'] }
}

const sources = (last: Judged | undefined, notes: readonly string[]): readonly Source[] => [
  minimumWageAct,
  ...(notes.includes('leftOut') ? [whatCounts] : []),
  ...(last?.figure ? [minimumWageTable(last.figure)] : []),
]
