import type { Answer } from '#flow'
import { evaluateLeaveAllowance } from '../leave-allowance.ts'
import { count, days, shown, type Told, threeMonths, told } from './said.ts'

/** Whether enough was paid for days on which the company closed (Labour Standards Act art. 26, W29). */
export function closedTold(given: {
  readonly when?: Answer
  readonly days?: Answer
  readonly paid?: Answer
  readonly basis?: Answer
  readonly wages?: Answer
  readonly worked?: Answer
}): Told {
  const when = days(given.when)
  const paid = count(given.paid)
  const found = evaluateLeaveAllowance({
    ...threeMonths(when, given.basis, given.wages, given.worked),
    closedWorkdays: count(given.days),
    paid,
    asOf: when.from,
  })
  const { averageDailyWage, averageDailyWageRange, due, dueRange, shortfall, shortfallRange } =
    found
  const short = found.flags.includes('LEAVE_ALLOWANCE_SHORT')
  const open = due === null && !dueRange
  return told(
    [
      ...shown('average', averageDailyWage, averageDailyWageRange),
      ...shown('closedDue', due, dueRange),
      ...(paid === undefined ? [] : [{ name: 'paidYen', facts: { yen: paid } }]),
      ...(short ? shown('short', shortfall, shortfallRange) : []),
      ...(!short && shortfall === 0 ? [{ name: 'closedEnough' }] : []),
      ...(!short && shortfall !== 0 ? [{ name: 'notSure' }] : []),
      ...(open && !found.notes.includes('ask_a_person') ? [{ name: 'averageOpen' }] : []),
      ...(found.notes.includes('ask_a_person') ? [{ name: 'lawNotKnown' }] : []),
      { name: 'closedFull' },
    ],
    found.because,
  )
}
