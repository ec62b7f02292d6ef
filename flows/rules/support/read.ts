import { Impossible, list, object, shown } from '../read-json.ts'
import { type SupportAnswers, type SupportQuestion, supportQuestions } from './table.ts'

/**
 * Reads `{ "answers": { "Q1": "d", "Q7": ["a", "b"] } }`, letters as in the decision table. What
 * is missing or null was not asked; `P` is "I would rather not say". Throws Impossible, with a
 * sentence, on a question or an answer that is not there.
 */
export function readSupportAnswers(json: unknown): SupportAnswers {
  const answers = object(object(json, 'The input').answers, '"answers"')
  const ids = supportQuestions.map(([, { id }]) => id)
  const strange = Object.keys(answers).find((id) => !ids.includes(id))
  if (strange !== undefined)
    throw new Impossible(`There is no question ${shown(strange)}; known: ${ids.join(', ')}.`)
  return Object.fromEntries(
    supportQuestions.flatMap(([name, question]) => {
      const given = answers[question.id]
      return given === undefined || given === null ? [] : [[name, readAnswer(question, given)]]
    }),
  )
}

function readAnswer(question: SupportQuestion, given: unknown): readonly string[] {
  const { id, several } = question
  const letters = typeof given === 'string' ? [given] : list(given, id)
  if (several === undefined && letters.length > 1)
    throw new Impossible(`${id} takes one answer, not ${shown(given)}.`)
  return letters.flatMap((letter) => optionOf(question, letter))
}

/** An answer's name by its letter; nothing for `P`. */
function optionOf({ id, answers }: SupportQuestion, letter: unknown): readonly string[] {
  if (letter === 'P') return []
  const found = Object.entries(answers).find(([, meaning]) => meaning.letter === letter)
  if (found) return [found[0]]
  const known = Object.values(answers).map((meaning) => meaning.letter)
  throw new Impossible(`${id} takes ${known.join(', ')} or P, not ${shown(letter)}.`)
}
