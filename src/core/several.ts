import type { Answer } from './conversation.ts'
import type { Standing } from './hear.ts'
import type { Phrase } from './message.ts'
import type { Question } from './node.ts'

/** Names the button that says that nothing more is to be chosen. */
export const DONE = 'done'

/** Names the option by which one stops at this question, and keeps what was chosen before. */
const STOP = 'stop'

/** What choosing an option of several comes to: an answer, or more that is chosen so far. */
export type Several =
  | { readonly kind: 'answer'; readonly answer: readonly string[] }
  | { readonly kind: 'chosen'; readonly chosen: readonly string[] }

/**
 * An option tapped, or `done`, with those chosen before it. Tapping twice is as tapping once. An option
 * that is an answer by itself, such as "none of these", says after others that there are no more:
 * what was told is not lost by it. Undefined for what is no option here, and for `done` with nothing
 * chosen.
 */
export function chooseOne(
  question: Question,
  chosen: readonly string[],
  name: string,
): Several | undefined {
  if (name === DONE) return chosen.length > 0 ? { kind: 'answer', answer: chosen } : undefined
  if (!question.options?.includes(name)) return undefined
  if (isAlone(question, name)) {
    const last = chosen.length === 0 || name === STOP ? [name] : []
    return { kind: 'answer', answer: [...chosen, ...last] }
  }
  return { kind: 'chosen', chosen: together(chosen, [name]) }
}

/** All of both, each once, in the order in which they were chosen. */
export const together = (some: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...some, ...more]),
]

/** Whether an option of several is an answer by itself. */
export const isAlone = ({ alone = {} }: Question, name: string): boolean =>
  Object.hasOwn(alone, name)

/** Whether the question takes this answer: some of its options, or one that stands alone or ends it. */
export function fitsSeveral(answer: Answer, question: Question): boolean {
  if (!isNames(answer) || answer.length === 0) return false
  if (new Set(answer).size < answer.length) return false
  if (!answer.every((name) => question.options?.includes(name))) return false
  const several = answer.at(-1) === STOP ? answer.slice(0, -1) : answer
  return answer.length === 1 || !several.some((name) => isAlone(question, name))
}

/** Narrows an answer to the names of several options. */
export const isNames = (answer: Answer | undefined): answer is readonly string[] =>
  Array.isArray(answer)

/** The labels of what was chosen, in one line; undefined where none of them stands. */
export function chosenLabels(
  standing: readonly Standing[],
  chosen: readonly string[],
): Phrase | undefined {
  const labels = chosen.flatMap((name) => standing.filter((one) => one.name === name).slice(0, 1))
  return labels
    .map(({ label }) => label)
    .reduceRight<Phrase | undefined>(
      (rest, first) => (rest ? { key: 'common:listed', params: { first, rest } } : first),
      undefined,
    )
}
