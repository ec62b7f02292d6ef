import { daysIn } from '../../../src/core/day.ts'
import { type Fraction, floor, fraction, lesser, multiply } from '../../../src/core/fraction.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { known } from '../range.ts'
import { contractBase } from './base.ts'
import type { PayslipInput } from './input.ts'
import { inHours } from './minutes.ts'
import { basePayOf, paidAs } from './paid-as.ts'
import type { Premium } from './premium.ts'

/** A pattern that what was paid for premium time fits. */
export type Sign =
  | 'FLAT_OVERTIME_RATE'
  | 'DISGUISED_PIECEWORK'
  | 'UNCOUNTED_WORK_TIME'
  | 'ROUNDING_MONTHLY_OK'
  | 'ROUNDING_ILLEGAL'

/**
 * Flat overtime rates that were published run from about 400 to 600 yen an hour; what is less was
 * seen where work after hours was paid by the piece (W39). A slip alone cannot tell the two apart,
 * so where somebody says how the time was paid, that decides.
 */
const LOWEST_FLAT_RATE = 400

/** Cutting each day down to a quarter of an hour takes less than this from it. */
const CUT_A_DAY = 15

/**
 * The pattern behind premium pay, as far as its figures show it (W18, W19, W39): nothing paid at
 * all is time not counted as work; the right wage for somewhat fewer minutes is time cut from each
 * day or from the month; less than the plain wage of base pay is a flat rate or pay by the piece.
 * A sign to ask about, never a finding of its own: what is owed is the same.
 */
export function signOf(input: PayslipInput, found: Reckoning, premium: Premium): Sign | undefined {
  if (premium.byDroppedMinutes) return 'ROUNDING_MONTHLY_OK'
  const { paid, verdict } = premium
  const wage = plainWage(input, found)
  if (verdict !== 'short' || paid === undefined || !wage) return undefined
  const hours = hoursOwed(premium)
  if (hours.n === 0n) return undefined
  if (paid === 0) return 'UNCOUNTED_WORK_TIME'
  if (input.premiumPaidBy === 'piece') return 'DISGUISED_PIECEWORK'
  const as = paidAs(input, found, premium)
  if (as?.why === 'fewerMinutes')
    return looksRounded(input, premium, as.missing) ? 'ROUNDING_ILLEGAL' : undefined
  if (as || paid >= floor(multiply(hours, wage))) return undefined
  const flat = paid >= floor(multiply(hours, fraction(LOWEST_FLAT_RATE)))
  return flat || input.premiumPaidBy === 'hour' ? 'FLAT_OVERTIME_RATE' : 'DISGUISED_PIECEWORK'
}

/** Whole hours that are missing from whole hours were not rounded away. */
function looksRounded({ period }: PayslipInput, { lines }: Premium, missing: number): boolean {
  const wholeHours = missing % 60 === 0 && lines.every(({ minutes = 0 }) => minutes % 60 === 0)
  return !wholeHours && missing < CUT_A_DAY * (period ? daysIn(period) : 31)
}

/** The wage of base pay alone by contract, or the minimum wage where that is less. */
function plainWage(input: PayslipInput, { stretches }: Reckoning): Fraction | undefined {
  const wage = known(contractBase(basePayOf(input)).fixed)
  if (!wage || wage.n === 0n) return undefined
  const rates = stretches.flatMap(({ figure }) => (figure ? [fraction(figure.value)] : []))
  return rates.reduce(lesser, wage)
}

/** Hours owed besides what basic pay has paid already. */
const hoursOwed = ({ lines }: Premium): Fraction =>
  inHours(lines.reduce((all, { plain, minutes = 0 }) => (plain ? all + minutes : all), 0))
