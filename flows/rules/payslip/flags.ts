import { compare, fraction } from '../../../src/core/fraction.ts'
import type { Reckoning } from '../minimum-wage.ts'
import { known } from '../range.ts'
import type { DeductionFlag } from './deduction-kinds.ts'
import type { Parts } from './payslip.ts'
import type { Sign } from './signs.ts'

export type Flag =
  | 'MW_BELOW'
  | 'MW_EXACT'
  | 'LECTURE_NOT_EMPLOYMENT'
  | 'SPECIFIED_MW_MAY_APPLY'
  | 'AGRI_TITP_CONTRACT_BASIS'
  | Sign
  | 'PREMIUM_SHORT'
  | DeductionFlag

/** The codes of what was found, each once: minimum wage, premiums, deductions in their order. */
export function flagsOf(parts: Parts): readonly Flag[] {
  const { specified, premium, sign, statutoryOnly, deductions } = parts
  const flags: readonly (Flag | undefined)[] = [
    minimumWageFlag(parts.minimumWage),
    specified && 'SPECIFIED_MW_MAY_APPLY',
    statutoryOnly && 'AGRI_TITP_CONTRACT_BASIS',
    sign,
    premium?.verdict === 'short' ? 'PREMIUM_SHORT' : undefined,
    ...(deductions?.items ?? []).flatMap(({ flag, also }) => [flag, ...also]),
  ]
  return [...new Set(flags.flatMap((flag) => (flag ? [flag] : [])))]
}

/** Whether pay is lawful, and equal to a rate to the fraction of a yen. */
export function isExact({ verdict, hourly, stretches }: Reckoning): boolean {
  const hour = known(hourly)
  return (
    verdict === 'ok' &&
    hour !== undefined &&
    stretches.some(({ figure }) => figure && compare(hour, fraction(figure.value)) === 0)
  )
}

function minimumWageFlag(found: Reckoning): Flag | undefined {
  if (found.verdict === 'below') return 'MW_BELOW'
  if (found.verdict === 'not_applicable') return 'LECTURE_NOT_EMPLOYMENT'
  return isExact(found) ? 'MW_EXACT' : undefined
}
