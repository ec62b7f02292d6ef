import { type Fraction, fraction, multiply, round, zero } from '../../../src/core/fraction.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { exactly, type Range, sum } from '../range.ts'
import { legalBase, type PremiumBase } from './base.ts'
import { type Category, made } from './categories.ts'
import type { PayslipInput } from './input.ts'
import { countedMinutes, hoursOf } from './minutes.ts'
import { multiplier, multiplierOutsideHours, premium } from './multiplier.ts'
import { paidForPremiums } from './paid.ts'
import { type Part, type Point, tolerated, worthOfHour } from './rounding.ts'
import { isFishery } from './sector.ts'

/** One line of the reckoning: hours × base × rate. */
export interface PremiumLine {
  readonly category: Category
  readonly minutes: number | undefined
  readonly hours: Range
  readonly multiplier: Range
  /** How much of the multiplier is the premium for the night. */
  readonly night: Range
  readonly plain: boolean
  readonly yen: Range
}

export type PremiumVerdict = 'short' | 'ok' | 'unsure'

/** What was owed for overtime, nights and rest days against what was paid. */
export interface Premium {
  readonly verdict: PremiumVerdict
  readonly base: PremiumBase
  readonly lines: readonly PremiumLine[]
  /** Exact, before rounding to the yen. */
  readonly due: Range
  /** The lowest and highest total in yen by the roundings tolerated; `high` missing: no bound. */
  readonly accept: { readonly low: number; readonly high?: number | undefined }
  /** Enough only because minutes were dropped from the month's total, as is tolerated. */
  readonly byDroppedMinutes: boolean
  readonly paid: number | undefined
  readonly shortfall: Range
}

type Multiplier = (category: Category, input: PayslipInput) => Range

/**
 * Premium wages of the month (Labour Standards Act art. 37, W11–W18): hours of each category × base
 * × rate, against what was paid. Paid less than every tolerated rounding allows is short, by the
 * exact total rounded to the yen; where a figure is not known, only what holds for all of its
 * range is said. Undefined where nothing is known of premium time.
 */
export function premiums(input: PayslipInput, found: Reckoning): Premium | undefined {
  return input.premiumMinutes && reckon(input, found, ofSector(input))
}

/** The same as if working hours were out of the Act altogether (art. 41, W21). */
export function premiumsOutsideHours(input: PayslipInput, found: Reckoning): Premium {
  return reckon(input, found, multiplierOutsideHours)
}

/** Whether fishery trainees have the premiums by contract is not confirmed (W21): either holds. */
const ofSector = ({ industry }: PayslipInput): Multiplier =>
  isFishery(industry)
    ? (category, input) => ({
        low: multiplierOutsideHours(category, input).low,
        high: multiplier(category, input).high,
      })
    : multiplier

function reckon(input: PayslipInput, found: Reckoning, multiplierOf: Multiplier): Premium {
  const base = legalBase(input, found)
  const lines = countedMinutes(input).map(({ category, minutes }): PremiumLine => {
    const { plain, premiums: all } = made(category)
    const atNight: readonly string[] = all
    const line = {
      category,
      minutes,
      hours: hoursOf(minutes),
      multiplier: multiplierOf(category, input),
      night: atNight.includes('night') ? premium('night', input) : exactly(zero),
      plain,
    }
    return { ...line, yen: worth(line, base) }
  })
  const due = lines.map(({ yen }) => yen).reduce(sum, exactly(zero))
  const least = tolerated(lowest(lines, base))
  const point = highest(lines, base)
  const most = point && tolerated(point)
  const paid = paidForPremiums(input)
  const verdict = judge(paid, least.low, most?.low)
  return {
    verdict,
    base,
    lines,
    due,
    accept: { low: least.low, high: most?.high },
    byDroppedMinutes: verdict === 'ok' && paid !== undefined && paid < least.toTheMinute,
    paid,
    shortfall: shortOf(verdict, due, paid),
  }
}

function judge(paid: number | undefined, low: number, high: number | undefined): PremiumVerdict {
  if (high === 0) return 'ok'
  if (paid === undefined) return 'unsure'
  if (paid < low) return 'short'
  return high !== undefined && paid >= high ? 'ok' : 'unsure'
}

function shortOf(verdict: PremiumVerdict, due: Range, paid = 0): Range {
  if (verdict === 'ok') return exactly(zero)
  const short = (yen: number) => fraction(Math.max(0, yen - paid))
  const high = due.high && short(round(due.high))
  return { low: verdict === 'short' ? short(round(due.low)) : zero, high }
}

function worth(line: Omit<PremiumLine, 'yen'>, base: PremiumBase): Range {
  const at = (end: 'low' | 'high') => {
    const [fixed, piece, by, hours] = [
      base.fixed[end],
      base.piece[end],
      line.multiplier[end],
      line.hours[end],
    ]
    if (!fixed || !piece || !by || !hours) return undefined
    return multiply(worthOfHour({ fixed, piece }, { times: by, plain: line.plain }), hours)
  }
  return { low: at('low') ?? zero, high: at('high') }
}

const lowest = (lines: readonly PremiumLine[], { fixed, piece }: PremiumBase): Point => ({
  fixed: fixed.low,
  piece: piece.low,
  parts: lines.map(({ minutes = 0, multiplier: { low: times }, night, ...line }) =>
    partOf(line, minutes, times, night.low),
  ),
})

function highest(lines: readonly PremiumLine[], { fixed, piece }: PremiumBase): Point | undefined {
  if (lines.length === 0) return { fixed: zero, piece: zero, parts: [] }
  const parts = lines.flatMap(({ minutes, multiplier: { high: times }, night, ...line }) =>
    minutes !== undefined && times && night.high ? [partOf(line, minutes, times, night.high)] : [],
  )
  if (!fixed.high || !piece.high || parts.length < lines.length) return undefined
  return { fixed: fixed.high, piece: piece.high, parts }
}

/** A line at known figures. */
export const partOf = (
  { category, plain }: Pick<PremiumLine, 'category' | 'plain'>,
  minutes: number,
  times: Fraction,
  night: Fraction,
): Part => ({ category, minutes, times, plain, night })
