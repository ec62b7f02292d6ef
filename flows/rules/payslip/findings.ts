import type { Source } from '#flow'
import { fraction } from '../../../src/core/fraction.ts'
import { exactly, type Range } from '../range.ts'
import { minimumWageAct } from '../wage-sources.ts'
import type { DeductionFlag } from './deduction-kinds.ts'
import { premiumLaw } from './outside-hours.ts'
import type { Parts } from './payslip.ts'
import { provable, specifiedAct } from './sources.ts'

/** Something that looks unlawful, in yen, with the article it rests on. */
export interface Finding {
  readonly id:
    | 'MW_BELOW'
    | 'PREMIUM_SHORT'
    | DeductionFlag
    /** To be asked, not part of what is owed. */
    | 'SPECIFIED_MW_MAY_APPLY'
    | 'UNEXPLAINED'
  /** Of a deduction: its kind. */
  readonly kind?: string
  readonly yen: Range
  readonly because: readonly Source[]
}

/** What looks unlawful, and by how much: as "looks lower than the law", never as an accusation. */
export function findings(parts: Parts): readonly Finding[] {
  const { minimumWage: found, premium, deductions, specified, unexplained = 0 } = parts
  const all: (Finding | undefined)[] = [
    found.verdict === 'below'
      ? { id: 'MW_BELOW', yen: found.shortfall, because: [minimumWageAct] }
      : undefined,
    premium?.verdict === 'short'
      ? {
          id: 'PREMIUM_SHORT',
          yen: premium.shortfall,
          because: premiumLaw(parts.statutoryOnly),
        }
      : undefined,
    ...(deductions?.items ?? []).map(({ kind, flag, excess, because }) =>
      flag ? { id: flag, kind, yen: excess, because: [because] } : undefined,
    ),
    specified && {
      id: 'SPECIFIED_MW_MAY_APPLY',
      yen: specified.possibleShortfall,
      because: [specifiedAct],
    },
    unexplained > 0
      ? { id: 'UNEXPLAINED', yen: exactly(fraction(unexplained)), because: [provable] }
      : undefined,
  ]
  return all.flatMap((finding) => (finding ? [finding] : []))
}
