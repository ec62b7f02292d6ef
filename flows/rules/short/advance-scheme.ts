import { dayBefore } from '../../../src/core/day.ts'
import { floor, fraction, multiply } from '../../../src/core/fraction.ts'
import table from '../../law/advance-scheme.json' with { type: 'json' }
import { number, object, optional, truth, wholeYen } from '../read-json.ts'
import { dayAfterMonths, monthsBefore, someDay } from './months.ts'
import { type Law, lawOf, type Short, those } from './result.ts'
import { type Field, field, none, span } from './shown.ts'

/** A worker of an employer that failed. What is missing is not known. */
export interface AdvanceSchemeInput {
  readonly ageAtLeaving?: number | undefined
  /** Unpaid wages of the last six months, without bonuses; whole yen. */
  readonly unpaid?: number | undefined
  readonly leftOn?: string | undefined
  /** The day of the filing for bankruptcy, or for the inspection office's certificate. */
  readonly filedOn?: string | undefined
  /** Whether the employer had accident insurance and was active for a year or more. */
  readonly activeOneYear?: boolean | undefined
  readonly bankrupt?: boolean | undefined
}

export type AdvanceScheme = Short & Field<'cap'> & Field<'payable'>

/**
 * What the state would advance of wages that a failed employer left unpaid (W35): 80 % of them, up
 * to a ceiling by age at leaving (30 and 45 are of the older group), nothing where they are below
 * 20,000 yen. The worker must have left in the two years that begin six months before the filing.
 * Whole yen, rounded down. Where the age is not known the ceiling is a range; so is what is payable,
 * unless it is the same under every ceiling.
 */
export function evaluateAdvanceScheme(input: AdvanceSchemeInput): AdvanceScheme {
  const { ageAtLeaving, unpaid, activeOneYear, bankrupt } = input
  const law = lawOf(table, input.leftOn)
  const [least, share] = [law.value('least'), law.share('share')]
  const [lowest, highest] = ceilings(law, ageAtLeaving)
  const window = leftInWindow(input, law)
  const out = window === 'outside' || activeOneYear === false || bankrupt === false
  const small = least !== undefined && unpaid !== undefined && unpaid < least
  const paid = (cap: number) =>
    share && unpaid !== undefined ? floor(multiply(fraction(Math.min(unpaid, cap)), share)) : 0
  const payable = () => {
    if (lowest === undefined || highest === undefined || unpaid === undefined) return none
    if (small || out) return span(0, 0)
    return span(window === 'edge' ? 0 : paid(lowest), paid(highest))
  }
  return {
    ...field('cap', lowest === undefined ? none : span(lowest, highest ?? null)),
    ...field('payable', payable()),
    flags: those({
      JOHAS_POSSIBLE: lowest !== undefined && unpaid !== undefined && !small && !out,
      JOHAS_BELOW_20000: small,
    }),
    notes: those({
      ask_a_person: lowest === undefined,
      age_unknown: ageAtLeaving === undefined,
      left_outside_window: window === 'outside',
      window_edge: window === 'edge',
      window_unknown: window === undefined,
      employer_not_covered: activeOneYear === false || bankrupt === false,
      employer_unknown: activeOneYear === undefined || bankrupt === undefined,
    }),
    because: law.sources('ceiling-under-30', 'least', 'window'),
  }
}

const ages = [
  { from: 0, key: 'ceiling-under-30' },
  { from: 30, key: 'ceiling-30' },
  { from: 45, key: 'ceiling-45' },
] as const

/** The ceiling of an age; of every age, lowest and highest, where it is not known. */
function ceilings(law: Law, age: number | undefined): readonly (number | undefined)[] {
  const of = (at: number) => law.value(ages.findLast(({ from }) => from <= at)?.key ?? '')
  return age === undefined ? [of(0), of(45)] : [of(age), of(age)]
}

/** Two texts differ on the last day: 18 months after the filing, or two years from the first. */
function leftInWindow({ leftOn, filedOn }: AdvanceSchemeInput, law: Law) {
  const [before, length] = [law.value('window-before'), law.value('window')]
  if (leftOn === undefined || filedOn === undefined || !before || !length) return undefined
  const first = monthsBefore(filedOn, before)
  const last = dayBefore(dayAfterMonths(first, length))
  if (leftOn < first || leftOn > dayAfterMonths(filedOn, length - before)) return 'outside'
  return leftOn > last ? 'edge' : 'inside'
}

/** Reads the input of an advance-scheme case. Throws Impossible on a value that cannot be. */
export function readAdvanceScheme(json: unknown): AdvanceSchemeInput {
  const input = object(json, 'the input')
  return {
    ageAtLeaving: optional(input['ageAtLeaving'], (age) => number(age, 'ageAtLeaving', 15, 120)),
    unpaid: optional(input['unpaid'], (yen) => wholeYen(yen, 'unpaid')),
    leftOn: optional(input['leftOn'], (on) => someDay(on, 'leftOn')),
    filedOn: optional(input['filedOn'], (on) => someDay(on, 'filedOn')),
    activeOneYear: optional(input['activeOneYear'], (yes) => truth(yes, 'activeOneYear')),
    bankrupt: optional(input['bankrupt'], (yes) => truth(yes, 'bankrupt')),
  }
}
