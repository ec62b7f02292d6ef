import type { Answer, Note } from '#flow'
import { type AdvanceScheme, evaluateAdvanceScheme } from '../advance-scheme.ts'
import { count, days, shown, type Told, told } from './said.ts'

const ages: { readonly [age: string]: number } = { under30: 29, from30: 30, from45: 45 }

/**
 * What the state would advance of wages that a failed company left unpaid (W35). Whether the company
 * was insured and active for a year is not asked, and the conditions are told instead.
 */
export function advanceTold(given: {
  readonly leftOn?: Answer
  readonly failed?: Answer
  readonly filedOn?: Answer | undefined
  readonly unpaid?: Answer
  readonly age?: Answer
}): Told {
  const found = evaluateAdvanceScheme({
    ageAtLeaving: ages[String(given.age)],
    unpaid: count(given.unpaid),
    leftOn: days(given.leftOn).to,
    filedOn: given.filedOn === undefined ? undefined : days(given.filedOn).to,
    bankrupt: given.failed === 'no' ? false : given.failed === 'yes' ? true : undefined,
  })
  return told(lines(found, given.failed), found.because)
}

function lines(found: AdvanceScheme, failed: Answer | undefined): readonly Note[] {
  const { payable, payableRange, notes, flags } = found
  const outside = notes.includes('left_outside_window')
  const possible = flags.includes('JOHAS_POSSIBLE')
  return [
    ...(possible ? shown('advance', payable, payableRange) : []),
    ...(flags.includes('JOHAS_BELOW_20000') ? [{ name: 'advanceSmall' }] : []),
    ...(outside ? [{ name: 'advanceOutside' }] : []),
    ...(failed === 'no' ? [{ name: 'advanceNotFailed' }] : []),
    ...(notes.includes('window_edge') ? [{ name: 'advanceEdge' }] : []),
    ...(notes.includes('window_unknown') && failed !== 'no' ? [{ name: 'advanceWindow' }] : []),
    ...(!possible && flags.length === 0 && !outside && failed !== 'no'
      ? [{ name: 'notSure' }]
      : []),
    ...(notes.includes('ask_a_person') ? [{ name: 'lawNotKnown' }] : []),
    { name: 'advanceConditions' },
  ]
}
