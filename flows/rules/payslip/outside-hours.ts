import type { Source } from '#flow'
import { round } from '../../../src/core/fraction.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { known } from '../range.ts'
import type { PayslipInput } from './input.ts'
import { type Premium, premiumsOutsideHours } from './premium.ts'
import { isFarm } from './sector.ts'
import { farming, premiumAct } from './sources.ts'

/** What the Act alone would give a farm trainee for the same hours, in yen. */
export interface StatutoryOnly {
  readonly premiumDue: number | undefined
  readonly shortfall: number | undefined
  /** Some of the hours are at night, for which the Act itself gives a premium (art. 37). */
  readonly atNight: boolean
}

/**
 * On a farm, what is short rests on the contract and the trainee rules where the Act alone would
 * give less (Labour Standards Act art. 41, W21): never say that the Act gives the 25 per cent.
 * Undefined where it makes no difference.
 */
export function statutoryOnly(
  input: PayslipInput,
  found: Reckoning,
  premium: Premium | undefined,
): StatutoryOnly | undefined {
  if (premium?.verdict !== 'short' || !isFarm(input.industry)) return undefined
  const { due, shortfall } = premiumsOutsideHours(input, found)
  const [bare, full] = [known(due), known(premium.due)]
  if (bare && full && bare.n * full.d === full.n * bare.d) return undefined
  const short = known(shortfall)
  return {
    premiumDue: bare && round(bare),
    shortfall: short && round(short),
    atNight: night(premium),
  }
}

/**
 * What premiums for these hours rest on: on a farm the contract and the trainee rules, and for the
 * night the Act as well.
 */
export const premiumLaw = (only: StatutoryOnly | undefined): readonly Source[] =>
  only ? [farming, ...(only.atNight ? [premiumAct] : [])] : [premiumAct]

const night = ({ lines }: Premium): boolean => lines.some((line) => line.night.high?.n !== 0n)
