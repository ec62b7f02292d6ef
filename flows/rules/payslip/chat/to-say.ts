import type { Finding, Period } from '#flow'
import { floor } from '../../../../src/core/fraction.ts'
import { parts } from '../../../../src/core/read/calendar.ts'
import { reckonPayslip } from '../payslip.ts'
import type { PayslipAnswers } from './answers.ts'
import { payslipInput } from './input.ts'
import { mayReport, traineesMayReport } from './sources.ts'

/**
 * What may be done next, in the order we advise: keep the evidence, ask the company with a sentence
 * in Japanese, and those who help. `owed` names the sum that is certain in that sentence.
 */
export function payslipToSay(answers: PayslipAnswers): Finding<'owed' | 'open'> {
  const { owed, input } = reckonPayslip(payslipInput(answers))
  const yen = floor(owed.low)
  return {
    route: yen > 0 ? 'owed' : 'open',
    facts: { which: whichOf(input.period), yen: grouped(yen), owed: yen },
    because: [mayReport, traineesMayReport],
  }
}

/** Which pay is meant, as the Japanese sentence begins, whatever language stands around it. */
function whichOf(period: Period | undefined): string {
  if (!period) return 'この'
  const [year, month] = parts(period.to)
  return `${year}年${month}月分の`
}

/** As it is written in a Japanese sentence, whatever language stands around it. */
const grouped = (yen: number): string => String(yen).replace(/\B(?=(\d{3})+$)/g, ',')
