import type { Finding, Note } from '#flow'
import { minimumWageAct } from '../../wage-sources.ts'
import { premiumLaw } from '../outside-hours.ts'
import { type Payslip, reckonPayslip } from '../payslip.ts'
import { fullPayment } from '../sources.ts'
import type { PayslipAnswers } from './answers.ts'
import { cardOf } from './card.ts'
import { estimate } from './estimate.ts'
import { payslipInput } from './input.ts'
import { owedOf } from './owed.ts'
import { remarks } from './remarks.ts'
import { sayRange } from './say-range.ts'
import { once, threeYears, wageTable } from './sources.ts'

type Route = 'low' | 'contract' | 'partly' | 'fine' | 'unsure'

/**
 * The whole pay slip as the chat tells it first: the verdict, what seems owed for the month, and a
 * card of what looks unlawful, what looks fine and what could not be judged. Its reckoning, the
 * lines taken and what to do are told when asked for.
 */
export function payslipFinding(answers: PayslipAnswers): Finding<Route> {
  const slip = reckonPayslip(payslipInput(answers))
  const guess = estimate(answers, slip)
  return {
    route: routeOf(slip, answers),
    facts: {},
    notes: [...owed(slip), ...guess, ...remarks(slip, answers)],
    because: once([...lawOf(slip), ...(guess.length > 0 ? [threeYears] : [])]),
    card: cardOf(slip),
  }
}

function routeOf(slip: Payslip, { leave }: PayslipAnswers): Route {
  const certain = slip.findings.filter(({ id }) => id !== 'SPECIFIED_MW_MAY_APPLY')
  const low = certain.filter(({ id }) => id !== 'UNEXPLAINED')
  if (low.length > 0)
    return onlyByContract(slip) && low.every(({ id }) => id === 'PREMIUM_SHORT')
      ? 'contract'
      : 'low'
  const open = slip.unjudged.filter(({ why }) => why !== 'amountNotChecked')
  const known = slip.fine.some(({ about }) => about === 'minimumWage' || about === 'premium')
  if (!known) return 'unsure'
  return open.length === 0 && certain.length === 0 && leave !== 'unpaid' ? 'fine' : 'partly'
}

/** On a farm, where the Act by itself would be met: hours paid at the plain wage (art. 41, W21). */
const onlyByContract = ({ statutoryOnly, premium }: Payslip): boolean =>
  statutoryOnly !== undefined && !statutoryOnly.shortfall && premium?.paid !== 0

function owed(slip: Payslip): readonly Note[] {
  const all = owedOf(slip)
  const { period } = slip.input
  if (all.high?.n === 0n || (all.low.n === 0n && !all.high)) return []
  if (!period) return [sayRange('owedThen', all)]
  const { name, facts } = sayRange('owed', all)
  return [{ name, facts: { ...facts, from: period.from, to: period.to } }]
}

function lawOf({ minimumWage, premium, deductions, statutoryOnly }: Payslip) {
  const worked = (premium?.lines.length ?? 0) > 0
  return [
    minimumWageAct,
    ...wageTable(minimumWage.stretches),
    ...(worked ? premiumLaw(statutoryOnly) : []),
    ...(deductions ? [fullPayment] : []),
  ]
}
