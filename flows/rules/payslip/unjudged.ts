import type { Reckoning } from '../minimum-wage.ts'
import { known } from '../range.ts'
import type { DeductionDoubt } from './deductions.ts'
import type { PayslipInput } from './input.ts'
import { longContract } from './long-contract.ts'
import { stepUnplaced } from './minutes.ts'
import type { Parts } from './payslip.ts'
import type { Premium } from './premium.ts'
import { isFishery } from './sector.ts'

/** What could not be judged, or not wholly, and what would have to be known. */
export interface Unjudged {
  readonly about: 'minimumWage' | 'premium' | 'deduction' | 'deductions'
  /** Of a deduction: its kind. */
  readonly kind?: string
  readonly why:
    | DeductionDoubt
    | 'tableSilent'
    | 'dateUnsure'
    | 'prefectureUnknown'
    | 'periodUnknown'
    | 'trainingTypeUnknown'
    | 'wageUnknown'
    | 'hoursUnknown'
    | 'minutesUnknown'
    | 'stepUnplaced'
    | 'companySizeUnknown'
    | 'contractUnknown'
    | 'contractHoursLong'
    | 'paidUnknown'
    | 'notGiven'
}

/** Everything on the slip that is not certain. */
export function unjudged(parts: Parts): readonly Unjudged[] {
  const { input, minimumWage, premium, deductions } = parts
  if (minimumWage.verdict === 'not_applicable') return []
  const wage = ofMinimumWage(input, minimumWage).map((why) => ({
    about: 'minimumWage' as const,
    why,
  }))
  const premiumDoubts: readonly Unjudged['why'][] = [
    ...(premium ? ofPremium(input, premium) : (['notGiven'] as const)),
    ...(longContract(input) ? (['contractHoursLong'] as const) : []),
  ]
  return [
    ...wage,
    ...premiumDoubts.map((why) => ({ about: 'premium' as const, why })),
    ...(deductions ? [] : [{ about: 'deductions' as const, why: 'notGiven' as const }]),
    ...(deductions?.items ?? []).flatMap(({ kind, doubts }) =>
      doubts.map((why) => ({ about: 'deduction' as const, kind, why })),
    ),
  ]
}

function ofMinimumWage(input: PayslipInput, found: Reckoning): readonly Unjudged['why'][] {
  const { verdict, hourly, stretches, shortfall } = found
  const open = verdict === 'unsure' || verdict === 'unknown'
  const lectures = input.inLectures && !input.workedAtCompany && input.titpType === undefined
  return which({
    trainingTypeUnknown: lectures === true,
    prefectureUnknown: !input.prefecture,
    periodUnknown: !input.period,
    wageUnknown: open && !known(hourly),
    tableSilent: stretches.some((stretch) => stretch.verdict === 'unknown'),
    dateUnsure: stretches.some(({ dateUnsure }) => dateUnsure),
    hoursUnknown: verdict === 'below' && !known(shortfall),
  })
}

function ofPremium(input: PayslipInput, premium: Premium): readonly Unjudged['why'][] {
  const { lines, base, paid, due } = premium
  if (lines.length === 0) return []
  return which({
    wageUnknown: !known(base.fixed) || !known(base.piece),
    minutesUnknown: lines.some(({ minutes }) => minutes === undefined),
    tableSilent: lines.some(({ multiplier }) => !multiplier.high),
    companySizeUnknown:
      input.companySize === undefined &&
      lines.some(
        ({ multiplier: { high, low }, category }) =>
          category.startsWith('overtime60') &&
          high !== undefined &&
          high.n * low.d > low.n * high.d,
      ),
    contractUnknown: isFishery(input.industry),
    stepUnplaced: stepUnplaced(input),
    paidUnknown: paid === undefined && due.high?.n !== 0n,
  })
}

const which = (doubts: { readonly [W in Unjudged['why']]?: boolean }): Unjudged['why'][] =>
  (Object.keys(doubts) as Unjudged['why'][]).filter((why) => doubts[why])
