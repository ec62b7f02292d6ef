import { longContract } from './long-contract.ts'
import type { Parts } from './payslip.ts'

/** A part that was judged and is as the law has it. */
export interface Fine {
  readonly about: 'minimumWage' | 'premium' | 'deduction' | 'net'
  /** Of a deduction: its kind. */
  readonly kind?: string
}

/** What looks fine, whatever is not known. */
export function fine({
  input,
  minimumWage,
  premium,
  deductions,
  unexplained,
}: Parts): readonly Fine[] {
  const all: (Fine | undefined)[] = [
    minimumWage.verdict === 'ok' ? { about: 'minimumWage' } : undefined,
    premium?.verdict === 'ok' && !longContract(input) ? { about: 'premium' } : undefined,
    ...(deductions?.items ?? []).map(({ kind, excess, doubts }): Fine | undefined =>
      excess.high?.n === 0n && doubts.length === 0 ? { about: 'deduction', kind } : undefined,
    ),
    unexplained === 0 ? { about: 'net' } : undefined,
  ]
  return all.flatMap((part) => (part ? [part] : []))
}
