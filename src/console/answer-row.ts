import { wordsAt } from '../core/ask.ts'
import type { Answer, Locale } from '../core/conversation.ts'
import { type Flow, isPeriod, type Question } from '../core/flow.ts'
import type { Script } from '../core/script.ts'
import type { Words } from './talk.ts'

/** What was asked, in short, and what was answered, both in the reader's language. */
export interface Row {
  readonly question: string
  readonly answer: string
}

/** A question by where it was asked, and its answer as it is kept. */
export interface Given {
  readonly at: string
  readonly question: Question
  readonly answer: Answer
}

/** One question of a flow and its answer, as a caseworker reads it. */
export function rowOf(
  script: Script,
  reader: Locale,
  flow: Flow,
  { at, question, answer }: Given,
  words: Words,
): Row {
  const key = `${flow.id}:${wordsAt(at)}`
  const label = (name: string) =>
    question.options?.includes(name)
      ? script.say(reader, { key: `${key}.options.${name}` })
      : name === 'unknown'
        ? words('unknown')
        : name
  return { question: shortOf(asked()), answer: written() }

  function asked(): string {
    try {
      return script.say(reader, { key: `${key}.ask` })
    } catch {
      return at // A question whose words need figures that only its turn had.
    }
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

/** A question in short: what is explained around it is for whoever answers. */
function shortOf(text: string): string {
  const lines = text.split('\n')
  const asks =
    lines.findLast((line) => ASKS.test(line)) ?? lines.findLast((line) => /。/.test(line))
  const upTo = ASKS.exec(asks ?? '')?.[0] ?? asks ?? text
  return upTo.replace(/^.*(?:。|\. )(?=.)/, '')
}

const ASKS = /^.*?(?:[?？]|か。)/
