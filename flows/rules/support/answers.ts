import type { Answer } from '#flow'
import { type Asked, type SupportAnswers, supportQuestions } from './table.ts'

/** The answers as the flow has them; `private` is whether it is safe to write now. */
export type Given = { readonly [Q in Asked | 'private']?: Answer | undefined }

/** What was said, by the names of the answers. Danger now ends the talk before the first question. */
export function answersOf(given: Given): SupportAnswers {
  if (given.private === 'danger') return { safety: ['now'] }
  const said = supportQuestions.map(([name]) => [name, namesOf(given[name])] as const)
  return Object.fromEntries(said.filter(([, names]) => names.length > 0))
}

/** Whether the person stopped before the last question. */
export const stopped = (given: Given): boolean =>
  Object.values(given).some((answer) => namesOf(answer).includes('stop'))

const namesOf = (answer: Answer | undefined): readonly string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : []
