import type { PayslipInput } from './input.ts'

/**
 * What was paid for premium time, in yen: the figure given, or the slip's own lines of overtime and
 * of overtime paid in advance (固定残業代, W17). Undefined where neither is known.
 */
export function paidForPremiums({ paidForPremiumHours, pay = [] }: PayslipInput) {
  if (paidForPremiumHours !== undefined) return paidForPremiumHours
  const lines = pay.filter(({ kind }) => kind === 'overtime_paid' || kind === 'fixed_overtime')
  const known = lines.every(({ amount, unit }) => amount !== undefined && unit === 'month')
  if (lines.length === 0 || !known) return undefined
  return lines.reduce((total, { amount = 0 }) => total + amount, 0)
}
