import { zero } from '../../../src/core/fraction.ts'
import { minimumWagesAnywhere } from '../../law/index.ts'
import { perHour } from '../hourly.ts'
import { gapTo } from '../judge.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { either, exactly, type Range, sum, unbounded } from '../range.ts'
import type { PayItem } from '../wage.ts'
import type { PayslipInput } from './input.ts'
import { countsForPremium } from './premium-counts.ts'

/** The hourly wage on which premiums are reckoned, in yen: pay by time and pay by the piece. */
export interface PremiumBase {
  readonly fixed: Range
  /** Pieces already pay the hour itself: only what is above 1.00 is added on this part (W16). */
  readonly piece: Range
}

/**
 * The base by contract (Labour Standards Act Enforcement Regulations art. 19, W13): each part over
 * its own hours, pieces over all hours of the period.
 */
export function contractBase(input: PayslipInput): PremiumBase {
  const pay = input.pay ?? []
  const start = pay.some(({ kind }) => kind === 'base') ? exactly(zero) : unbounded
  const add = (items: readonly PayItem[], from: Range) =>
    items.map((item) => part(item, input)).reduce(sum, from)
  const pieces = pay.filter(({ unit }) => unit === 'piece_total')
  return {
    fixed: add(
      pay.filter(({ unit }) => unit !== 'piece_total'),
      start,
    ),
    piece: add(pieces, exactly(zero)),
  }
}

/**
 * The base by law: where pay is below the minimum wage, that wage takes its place in the contract
 * (Minimum Wage Act art. 4(2), W7), so the base rises by what an hour is short. This last step is
 * our own reading: no official example was found (W13).
 */
export function legalBase(input: PayslipInput, found: Reckoning): PremiumBase {
  const { fixed, piece } = contractBase(input)
  const gap = gapOf(input, found)
  const onlyPieces = fixed.high?.n === 0n && piece.high?.n !== 0n
  return onlyPieces ? { fixed, piece: sum(piece, gap) } : { fixed: sum(fixed, gap), piece }
}

/**
 * Hours on either side of a change of rate are not told apart, so any of the gaps may apply; where
 * the prefecture is not known, those of any prefecture.
 */
function gapOf(input: PayslipInput, { verdict, stretches, hourly }: Reckoning): Range {
  if (verdict === 'ok' || verdict === 'not_applicable') return exactly(zero)
  const { prefecture, period, inLectures } = input
  if (!prefecture && period && !inLectures)
    return minimumWagesAnywhere(period)
      .map(({ figure }) => gapTo(figure?.value, hourly))
      .reduce(either)
  const worked = stretches.filter(({ hours }) => hours.high?.n !== 0n).map(({ gap }) => gap)
  return worked.length === 0 ? unbounded : worked.reduce(either)
}

function part(item: PayItem, input: PayslipInput): Range {
  const counts = countsForPremium(item.kind)
  if (counts === false) return exactly(zero)
  const whole = perHour(item, input)
  return counts ? whole : either(exactly(zero), whole)
}
