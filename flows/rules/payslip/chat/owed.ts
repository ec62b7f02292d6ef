import { type Range, unbounded } from '../../range.ts'
import type { Payslip } from '../payslip.ts'

/**
 * What is owed for the month, in whole yen. A part of which nothing was told may hold any sum, so
 * that then nothing bounds the whole above.
 */
export const owedOf = ({ owed, premium, deductions }: Payslip): Range =>
  premium && deductions ? owed : { ...unbounded, low: owed.low }
