import type { Finding, Note } from '#flow'
import { floor } from '../../../../src/core/fraction.ts'
import { known } from '../../range.ts'
import type { JudgedDeduction } from '../deductions.ts'
import { reckonPayslip } from '../payslip.ts'
import { fullPayment, provable } from '../sources.ts'
import type { PayslipAnswers } from './answers.ts'
import { payslipInput } from './input.ts'
import { sayRange } from './say-range.ts'
import { once } from './sources.ts'

/** What was taken from pay, line by line: what may be taken, what looks too much, and why. */
export function payslipTaken(answers: PayslipAnswers): Finding<'told'> {
  const { deductions, unexplained } = reckonPayslip(payslipInput(answers))
  const items = deductions?.items ?? []
  const rest: readonly Note[] =
    unexplained !== undefined && unexplained > 0
      ? [{ name: 'unexplained', facts: { yen: unexplained } }]
      : unexplained === 0
        ? [{ name: 'explained' }]
        : []
  return {
    route: 'told',
    facts: {},
    notes: [
      ...(deductions ? [] : [{ name: 'deductionsNotTold' }]),
      ...(deductions && items.length === 0 ? [{ name: 'nothingTaken' }] : []),
      ...items.flatMap((item) => [{ name: `taken_${item.kind}` }, judged(item)]),
      ...(items.some(isCut) ? [{ name: 'cutLimits' }] : []),
      ...rest,
    ],
    because: once([
      fullPayment,
      ...items.map(({ because }) => because),
      ...(rest.length > 0 ? [provable] : []),
    ]),
  }
}

const isCut = ({ doubts }: JudgedDeduction) =>
  doubts.includes('disciplinaryRuleUnknown') || doubts.includes('averageWageUnknown')

/** One line's judgement, by the law it breaks or by what is not known of it. */
function judged({ flag, amount, allowed, excess, doubts }: JudgedDeduction): Note {
  const yen = amount ?? 0
  if (flag && amount === undefined) return { name: 'neverOpen' }
  if (flag === 'DED_ABOVE_COST' || flag === 'DED_LATENESS_OVER') {
    const facts = { yen, most: allowed.high ? floor(allowed.high) : 0 }
    return { name: flag, facts: { ...facts, excess: floor(excess.low) } }
  }
  if (flag?.startsWith('SANCTION_')) return { name: 'cutTooHigh', facts: { yen } }
  if (flag) return { name: flag, facts: { yen } }
  if (amount === undefined) return { name: 'amountOpen' }
  if (doubts.includes('amountNotChecked')) return { name: 'byLaw', facts: { yen } }
  if (known(excess)?.n === 0n && doubts.length === 0)
    return { name: 'withinLimits', facts: { yen } }
  const open = doubts.find((doubt) => doubt !== 'amountUnknown')
  return open ? { name: open, facts: { yen } } : sayRange('tooMuch', excess)
}
