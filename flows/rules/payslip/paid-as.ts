import { divide, fraction, greater, ratio, round, zero } from '../../../src/core/fraction.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { known } from '../range.ts'
import { contractBase, type PremiumBase } from './base.ts'
import type { PayslipInput } from './input.ts'
import { type Premium, partOf } from './premium.ts'
import { type Point, totals, worthOfHour } from './rounding.ts'

/** Why too small a sum is too small, where it comes to the yen of a usual mistake. */
export type PaidAs =
  | {
      readonly why: 'underMinimumBase' | 'withoutAllowances' | 'plainWage' | 'firstRateForAll'
    }
  | { readonly why: 'fewerMinutes'; readonly missing: number }

/**
 * How a sum that is short was made: on a base below the minimum wage, on base pay without its
 * allowances, at the plain wage, at 25 per cent for every hour (W12, W13, W39), or rightly but for
 * fewer minutes (W18). Undefined where none fits to the yen, or where figures are not known.
 */
export function paidAs(
  input: PayslipInput,
  found: Reckoning,
  premium: Premium,
): PaidAs | undefined {
  const { paid } = premium
  const legal = pointOf(premium)
  if (!paid || !legal || premium.verdict !== 'short') return undefined
  const contract = knownBase(contractBase(input))
  const bare = knownBase(contractBase(basePayOf(input)))
  const fits = (point: Point) => totals(point).includes(paid)
  if (found.verdict === 'below' && contract && fits({ ...legal, ...contract }))
    return { why: 'underMinimumBase' }
  if (bare && fits({ ...legal, ...bare })) return { why: 'withoutAllowances' }
  const points = [legal, contract, bare].flatMap((base) => (base ? [{ ...legal, ...base }] : []))
  if (points.some((point) => fits(atRate(point, 100n)))) return { why: 'plainWage' }
  if (points.some((point) => fits(atRate(point, 125n)))) return { why: 'firstRateForAll' }
  const counted = countedUnits.map((unit) => cut(legal, unit)).find(fits) ?? fewer(legal, paid)
  return counted && { why: 'fewerMinutes', missing: minutesOf(legal) - minutesOf(counted) }
}

/** The figures of the premiums, where all are known. */
export function pointOf({ base, lines }: Premium): Point | undefined {
  const at = knownBase(base)
  const parts = lines.flatMap((line) => {
    const [by, night] = [known(line.multiplier), known(line.night)]
    return line.minutes !== undefined && by && night ? [partOf(line, line.minutes, by, night)] : []
  })
  return at && parts.length === lines.length ? { ...at, parts } : undefined
}

/** The pay slip as if base pay were all there is. */
export const basePayOf = (input: PayslipInput): PayslipInput => ({
  ...input,
  pay: input.pay?.filter(({ kind }) => kind === 'base'),
})

/** Units in which companies count time. */
const countedUnits: readonly number[] = [10, 15, 30, 60]

/** The right wage for fewer minutes, in a usual unit, where all are of one category. */
function fewer(legal: Point, paid: number): Point | undefined {
  const [only, another] = legal.parts
  if (!only || another) return undefined
  const hour = worthOfHour(legal, only)
  if (hour.n <= 0n) return undefined
  const minutes = divide(fraction(paid * 60), hour)
  return [10, 15]
    .map((unit) => unit * round(divide(minutes, fraction(unit))))
    .map((counted) => ({ ...legal, parts: [{ ...only, minutes: counted }] }))
    .find((point) => totals(point).includes(paid))
}

function knownBase({ fixed, piece }: PremiumBase): Pick<Point, 'fixed' | 'piece'> | undefined {
  const [byTime, byPiece] = [known(fixed), known(piece)]
  return byTime && byPiece && { fixed: byTime, piece: byPiece }
}

/** Every hour at one rate in per cent; where basic pay has the hour, what is above it. */
const atRate = (point: Point, percent: bigint): Point => ({
  ...point,
  parts: point.parts.map((part) => ({
    ...part,
    times: part.plain ? ratio(percent, 100n) : greater(zero, ratio(percent - 100n, 100n)),
  })),
})

const cut = (point: Point, unit: number): Point => ({
  ...point,
  parts: point.parts.map((part) => ({ ...part, minutes: part.minutes - (part.minutes % unit) })),
})

const minutesOf = ({ parts }: Point): number =>
  parts.reduce((total, { minutes }) => total + minutes, 0)
