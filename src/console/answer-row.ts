import { wordsAt } from '../core/ask.ts'
import type { Answer, Locale } from '../core/conversation.ts'
import type { Finding } from '../core/finding.ts'
import { type Flow, isPeriod } from '../core/flow.ts'
import type { Question } from '../core/node.ts'
import type { Script } from '../core/script.ts'
import type { Words } from './talk.ts'

/** What was asked, by its short name, and what was answered, both in the reader's language. */
export interface Row {
  readonly question: string
  readonly answer: string
  /** The answer stands as it was typed, in the person's own words. */
  readonly typed?: true
}

/** A question by where it was asked, its answer as it is kept, and the figures its name may need. */
export interface Given {
  readonly at: string
  readonly question: Question
  readonly answer: Answer
  readonly facts?: Finding['facts'] | undefined
}

/** One question of a flow and its answer, as a caseworker reads it. */
export function rowOf(
  script: Script,
  reader: Locale,
  flow: Flow,
  { at, question, answer, facts }: Given,
  words: Words,
): Row {
  const key = `${flow.id}:${wordsAt(at)}`
  const label = (name: string) =>
    question.options?.includes(name)
      ? script.say(reader, { key: `${key}.options.${name}` })
      : name === 'unknown'
        ? words('unknown')
        : name
  const short = { key: `${key}.short`, ...(facts && { params: facts }) }
  const typed = question.kind === 'text' && typeof answer === 'string' && label(answer) === answer
  return {
    ...{ question: script.say(reader, short), answer: written() },
    ...(typed && { typed: true as const }),
  }

  function written(): string {
    if (isPeriod(answer)) return words('answer.period', { from: answer.from, to: answer.to })
    if (typeof answer === 'number')
      return words(question.kind === 'money' ? 'answer.money' : 'answer.number', { value: answer })
    if (typeof answer === 'string') {
      return question.kind === 'prefecture' && answer !== 'unknown'
        ? script.say(reader, { key: `prefectures:${answer}` })
        : label(answer)
    }
    return answer.map(label).join(words('answer.and'))
  }
}
