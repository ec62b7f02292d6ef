import type { PayslipInput } from '../../../flows/rules/payslip/input.ts'
import { reckonPayslip } from '../../../flows/rules/payslip/payslip.ts'
import { known, type Range } from '../../../flows/rules/range.ts'
import { round } from '../../../src/core/fraction.ts'

/** A month in Tokyo at 2,000 yen an hour: far above any minimum wage. */
export const plain: PayslipInput = {
  prefecture: '13',
  period: { from: '2025-11-01', to: '2025-11-30' },
  pay: [{ kind: 'base', amount: 2_000, unit: 'hour' }],
  prescribed: { annualDays: 255, dailyHours: 8 },
  hoursForMinimumWage: 170,
}

export const reckon = (more: Partial<PayslipInput>) => reckonPayslip({ ...plain, ...more })

/** A known amount to four decimals; otherwise both of its ends, the upper one null without bound. */
export function shown(range: Range | undefined) {
  if (!range) return undefined
  const value = known(range)
  return value ? round(value, 4) : [round(range.low, 4), range.high ? round(range.high, 4) : null]
}

export const notesOf = (more: Partial<PayslipInput>) =>
  reckon(more).unjudged.map(({ about, kind, why }) => [about, kind, why].filter(Boolean).join('.'))
