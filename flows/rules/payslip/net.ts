import type { PayslipInput } from './input.ts'

/**
 * Gross pay less every deduction on the slip, less what really arrived: what the slip does not
 * explain, in yen (Labour Standards Act art. 24, W31, W32). Below zero where more arrived. Undefined
 * where any of the figures is not known.
 */
export function unexplained({ gross, netPaid, deductions }: PayslipInput): number | undefined {
  if (gross === undefined || netPaid === undefined || !deductions) return undefined
  let left = gross - netPaid
  for (const { amount } of deductions) {
    if (amount === undefined) return undefined
    left -= amount
  }
  return left
}
