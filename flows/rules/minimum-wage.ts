import type { Source } from '#flow'
import { zero } from '../../src/core/fraction.ts'
import type { Stretch } from '../../src/core/law.ts'
import { minimumWagesDuring } from '../law/index.ts'
import { hourlyPay } from './hourly.ts'
import { hoursWorked } from './hours.ts'
import { gapTo, judge, restsOnTheDate, type Verdict, whole } from './judge.ts'
import { hoursIn, type Lot, worth } from './lots.ts'
import { exactly, type Range, sum, times, unbounded } from './range.ts'
import type { WageInput } from './wage.ts'
import { howToConvert, lectures, minimumWageAct, whatCounts } from './wage-sources.ts'

/** Raised with every change after which the same pay may be judged, or its figures named, otherwise. */
export const minimumWageVersion = '2'

/** A stretch of the period under one rate, judged. */
export interface Judged extends Stretch {
  readonly verdict: Verdict
  readonly hours: Range
  /** What an hour is short of the rate, in yen. */
  readonly gap: Range
  readonly shortfall: Range
  /** The date of the rate may have moved, and with the rate before it the verdict is another. */
  readonly dateUnsure: boolean
}

/** How pay stands to the minimum wage: every figure exact, in yen. */
export interface Reckoning {
  readonly verdict: Verdict
  readonly hourly: Range
  readonly stretches: readonly Judged[]
  readonly shortfall: Range
  readonly because: readonly Source[]
}

/**
 * Is this pay below the regional minimum wage?
 *
 * Minimum Wage Act art. 3 and 4: for every hour, the pay that counts must be at least the rate of
 * the workplace's prefecture on the day worked; equal is lawful. A period in which the rate changes
 * is cut there. Amounts are exact fractions, and what is not known is a range: `below` and `ok` are
 * said only where every amount in it agrees, otherwise `unsure`. Days the table does not vouch for
 * are `unknown`. Lectures before the employment contract, in the supervised type of training, are
 * `not_applicable`: they are no work for pay.
 */
export function minimumWage(input: WageInput): Reckoning {
  const hourly = hourlyPay(input)
  const none = { hourly, stretches: [], shortfall: unbounded }
  if (input.inLectures && !input.workedAtCompany) {
    if (input.titpType === 'supervised')
      return { ...none, verdict: 'not_applicable', shortfall: exactly(zero), because: [lectures] }
    if (input.titpType === undefined) return { ...none, verdict: 'unsure', because: [lectures] }
  }
  const { prefecture, period } = input
  if (!prefecture || !period) return { ...none, verdict: 'unsure', because: [minimumWageAct] }

  const cut = minimumWagesDuring(prefecture, period)
  const gaps = cut.map(({ figure }) => gapTo(figure?.value, hourly))
  const lots = hoursWorked(input, cut)
  const stretches = cut.map((stretch, at): Judged => {
    const gap = gaps[at] ?? unbounded
    const hours = lots.map((lot) => hoursIn(lot, at)).reduce(sum, exactly(zero))
    const idle = hours.high?.n === 0n
    return {
      ...stretch,
      verdict: idle ? 'ok' : judge(stretch.figure?.value, hourly),
      hours,
      gap,
      shortfall: times(hours, gap),
      dateUnsure: !idle && restsOnTheDate(stretch, hourly),
    }
  })
  return {
    verdict: whole(stretches.map(({ verdict }) => verdict)),
    hourly,
    stretches,
    shortfall: lots.map((lot) => shortOf(lot, gaps)).reduce(sum, exactly(zero)),
    because: [minimumWageAct, whatCounts, howToConvert, ...tableSources(cut)],
  }
}

function shortOf(lot: Lot, gaps: readonly Range[]): Range {
  const { low } = worth(
    lot,
    gaps.map((gap) => gap.low),
  )
  const highs = gaps.flatMap(({ high }) => (high ? [high] : []))
  return highs.length < gaps.length ? { low } : { low, high: worth(lot, highs).high }
}

function tableSources(cut: readonly Stretch[]): readonly Source[] {
  const all = cut.flatMap(({ figure }) => figure?.sources ?? [])
  return all.filter((source, at) => all.findIndex(({ id }) => id === source.id) === at)
}
