import type { Source } from '#flow'
import {
  fullPayment,
  noAdvanceOffset,
  noForcedSavings,
  noPenalty,
  noRosai,
  noSupervisionFee,
  payCut,
  realCost,
} from './sources.ts'

export type DeductionFlag =
  | 'DED_NO_AGREEMENT'
  | 'DED_ABOVE_COST'
  | 'DED_ROSAI'
  | 'DED_SUPERVISION_FEE'
  | 'DED_FORCED_SAVINGS'
  | 'DED_ADVANCE_OFFSET'
  | 'DED_DEFERRED_WAGE'
  | 'DED_PENALTY_ART16'
  | 'DED_LATENESS_OVER'
  | 'SANCTION_NO_RULE'
  | 'SANCTION_OVER_HALF_DAY'
  | 'SANCTION_OVER_10PCT'

/** By what a kind of deduction is judged, and the law it rests on. */
export type DeductionRule = { readonly because: Source } & (
  | { readonly rule: 'never'; readonly flag: DeductionFlag }
  | { readonly rule: 'byLaw' | 'missedTime' | 'payCut' | 'byAgreement' }
)

/**
 * How a kind of deduction is judged (Labour Standards Act art. 24, W22–W24, W26): some are never
 * lawful, whatever was agreed; some a law provides; time not worked and pay cuts have limits; all
 * others need the written agreement and, charged to a trainee, the real cost. A kind that is not
 * listed is one of these others.
 */
export const deductionRule = (kind: string): DeductionRule =>
  (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? byAgreement

const never = (flag: DeductionFlag, because: Source): DeductionRule => ({
  rule: 'never',
  flag,
  because,
})
const byLaw: DeductionRule = { rule: 'byLaw', because: fullPayment }
const byAgreement: DeductionRule = { rule: 'byAgreement', because: realCost }
const missedTime: DeductionRule = { rule: 'missedTime', because: payCut }

const kinds: { readonly [kind: string]: DeductionRule } = {
  rosai_insurance: never('DED_ROSAI', noRosai),
  supervision_fee: never('DED_SUPERVISION_FEE', noSupervisionFee),
  savings: never('DED_FORCED_SAVINGS', noForcedSavings),
  advance_offset: never('DED_ADVANCE_OFFSET', noAdvanceOffset),
  deferred_wage: never('DED_DEFERRED_WAGE', fullPayment),
  penalty_fixed: never('DED_PENALTY_ART16', noPenalty),
  income_tax: byLaw,
  resident_tax: byLaw,
  health_insurance: byLaw,
  nursing_care: byLaw,
  childcare_support: byLaw,
  pension: byLaw,
  employment_insurance: byLaw,
  social_insurance: byLaw,
  tax_and_social_insurance: byLaw,
  lateness: missedTime,
  absence: missedTime,
  sanction: { rule: 'payCut', because: payCut },
}
