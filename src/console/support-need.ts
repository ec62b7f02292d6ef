import { answersOf, stopped } from '../../flows/rules/support/answers.ts'
import { type Support, supportNeed } from '../../flows/rules/support/support.ts'
import { supportQuestions } from '../../flows/rules/support/table.ts'
import type { Answers } from '../core/conversation.ts'
import { isNames } from '../core/several.ts'

/** One answer of the support check: where it was asked, and the option by its name. */
export interface Reason {
  readonly at: string
  readonly option: string
}

/** What says how soon: a trigger, a flag or a floor, or several answers `TOGETHER`. */
export type Sign =
  | Support['triggers'][number]
  | Support['flags'][number]
  | Support['floors'][number]
  | 'TOGETHER'

/** How soon a human is needed, and which answers say so. No figure is in it (absconding-risk §5). */
export interface Need {
  readonly level: Support['level']
  /** Not every question was come to: more may be the matter. */
  readonly soFar: boolean
  readonly signs: readonly { readonly name: Sign; readonly from: readonly Reason[] }[]
}

/**
 * What the support check says of the answers on the way through it, by its one rule (absconding-risk
 * §2): the rule is asked of each answer alone, and of each two, to learn which of them led to what.
 * `ended`: it came to its verdict. Undefined where no question was answered.
 */
export function needOf(answers: Answers, ended: boolean): Need | undefined {
  const told = answersOf(answers)
  if (Object.keys(told).length === 0) return undefined
  const { level, ...need } = supportNeed(told)
  const reasons = reasonsIn(answers)
  const signs = signsOf(need).map((name) => ({ name, from: leadingTo(name, reasons) }))
  // No answer by itself brings the level: it is that of all of them.
  const together = level !== 'LOW' && level !== 'URGENT' && !need.floors.includes(level)
  const weighing = { name: 'TOGETHER', from: reasons.filter(weighs) } as const
  return {
    level,
    soFar: !ended || stopped(answers),
    signs: together ? [...signs, weighing] : signs,
  }
}

const signsOf = ({ triggers, flags, floors }: Omit<Support, 'level'>): readonly Sign[] => [
  ...new Set([...triggers, ...flags, ...floors]),
]

const reasonsIn = (answers: Answers): readonly Reason[] =>
  Object.entries(answers).flatMap(([at, answer]) => {
    const options = typeof answer === 'string' ? [answer] : isNames(answer) ? answer : []
    return options.map((option) => ({ at, option }))
  })

/** The answers that bring a sign alone; where none does, those that bring it with one other. */
function leadingTo(name: Sign, reasons: readonly Reason[]): readonly Reason[] {
  const brings = (...some: readonly Reason[]) =>
    signsOf(supportNeed(answersOf(answersFrom(some)))).includes(name)
  const alone = reasons.filter((one) => brings(one))
  if (alone.length > 0) return alone
  return reasons.filter((one) => reasons.some((other) => other !== one && brings(one, other)))
}

/** The answers as they would be kept, had only these been given. */
const answersFrom = (reasons: readonly Reason[]): Answers =>
  Object.fromEntries(
    reasons.map(({ at, option }) => {
      const all = reasons.filter((one) => one.at === at).map((one) => one.option)
      return [at, all.length === 1 ? option : all]
    }),
  )

/** Whether an answer adds to the whole. */
const weighs = ({ at, option }: Reason): boolean =>
  supportQuestions.some(([name, { answers }]) => name === at && (answers[option]?.points ?? 0) > 0)
