import type { Answer } from '#flow'
import { evaluateSanction } from '../sanction.ts'
import { count, days, shown, type Told, threeMonths, told, truth } from './said.ts'

/** Whether pay cut as a punishment was too much (Labour Standards Act art. 91, W26). */
export function cutTold(given: {
  readonly when?: Answer
  readonly cuts?: readonly { readonly amount?: Answer }[]
  readonly rules?: Answer
  readonly month?: Answer
  readonly basis?: Answer
  readonly wages?: Answer
  readonly worked?: Answer
}): Told {
  const when = days(given.when)
  const found = evaluateSanction({
    ...threeMonths(when, given.basis, given.wages, given.worked),
    reductions: (given.cuts ?? []).flatMap(({ amount }) => count(amount) ?? []),
    disciplinaryRule: truth(given.rules),
    monthWages: count(given.month),
    asOf: when.from,
  })
  const { averageDailyWage, averageDailyWageRange, capPerIncident, capPerIncidentRange } = found
  const { capMonth, excess, excessRange, flags, notes } = found
  const open = notes.some((note) => note.endsWith('_not_judged'))
  return told(
    [
      ...flags.map((flag) => ({ name: `flag_${flag}` })),
      ...shown('average', averageDailyWage, averageDailyWageRange),
      ...shown('cutDay', capPerIncident, capPerIncidentRange),
      ...shown('cutMonth', capMonth),
      ...(flags.length > 0 ? shown('cutExcess', excess, excessRange) : []),
      ...(flags.length === 0 && excess === 0 && !open ? [{ name: 'cutWithin' }] : []),
      ...(flags.length === 0 && (excess !== 0 || open) ? [{ name: 'notSure' }] : []),
      ...(notes.includes('rule_unknown') ? [{ name: 'cutRulesOpen' }] : []),
      ...(notes.includes('ask_a_person') ? [{ name: 'lawNotKnown' }] : []),
    ],
    found.because,
  )
}
