import type { Source } from '#flow'
import { type PremiumKey, premiumRatesDuring } from '../../law/premium-rates.ts'
import { made } from './categories.ts'
import type { PayslipInput } from './input.ts'
import type { Parts } from './payslip.ts'
import { isFarm, isFishery } from './sector.ts'
import {
  afterHoursPieces,
  farming,
  fixedOvertime,
  fullPayment,
  piecePremium,
  premiumAct,
  premiumBaseRule,
  replacesContract,
  roundingCircular,
  specifiedAct,
  workingTime,
} from './sources.ts'

/** A law or a page a result rests on, and for which part of it. */
export interface Law extends Source {
  readonly about: string
  /** The first day of a dated figure. */
  readonly inForceFrom?: string | undefined
}

/** The law behind every part of the result, each source once a part. */
export function lawOf(parts: Parts): readonly Law[] {
  const { minimumWage: found, specified, deductions } = parts
  const wage = found.because.map((source): Law => {
    const dated = found.stretches.find(({ figure }) =>
      figure?.sources.some(({ id }) => id === source.id),
    )
    return { about: 'minimumWage', ...source, inForceFrom: dated?.figure?.from }
  })
  const taken = (deductions?.items ?? []).flatMap(({ kind, because }) =>
    [because, fullPayment].map((source): Law => ({ about: `deductions.${kind}`, ...source })),
  )
  return once([
    ...wage,
    ...about('specified', specified ? [specifiedAct] : []),
    ...ofPremium(parts),
    ...taken,
  ])
}

function ofPremium({ input, premium, sign, minimumWage }: Parts): readonly Law[] {
  if (!premium || premium.lines.length === 0) return []
  const keys = premium.lines.flatMap(({ category }) => [...made(category).premiums])
  return [
    ...about('premium', [premiumAct, premiumBaseRule, roundingCircular]),
    ...about('premium', premium.base.piece.high?.n === 0n ? [] : [piecePremium]),
    ...about('premium', minimumWage.verdict === 'below' ? [replacesContract] : []),
    ...about('premium', paidInAdvance(input) ? [fixedOvertime] : []),
    ...about('premium', sign === 'UNCOUNTED_WORK_TIME' ? [workingTime] : []),
    ...about('premium', sign === 'DISGUISED_PIECEWORK' ? [afterHoursPieces] : []),
    ...about('premium', isFarm(input.industry) || isFishery(input.industry) ? [farming] : []),
    ...keys.flatMap((key) => table(key, input)),
  ]
}

const paidInAdvance = ({ pay = [] }: PayslipInput) =>
  pay.some(({ kind }) => kind === 'fixed_overtime')

function table(
  key: PremiumKey | 'overtime60',
  { period, companySize }: PayslipInput,
): readonly Law[] {
  if (!period) return []
  const dated =
    key !== 'overtime60'
      ? key
      : (`overtime60_${companySize === 'large' ? 'large' : 'sme'}` as const)
  return premiumRatesDuring(dated, period).flatMap(({ figure }) =>
    (figure?.sources ?? []).map((source) => ({
      about: `premium.${key}`,
      ...source,
      inForceFrom: figure?.from,
    })),
  )
}

const about = (part: string, sources: readonly Source[]): readonly Law[] =>
  sources.map((source) => ({ about: part, ...source }))

const once = (laws: readonly Law[]): readonly Law[] => {
  const seen = new Set<string>()
  return laws.filter(({ about: part, id }) => {
    const fresh = !seen.has(`${part} ${id}`)
    seen.add(`${part} ${id}`)
    return fresh
  })
}
