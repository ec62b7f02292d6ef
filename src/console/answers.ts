import { askAt, wordsAt } from '../core/ask.ts'
import type {
  Answer,
  Answers,
  Conversation,
  FlowId,
  Locale,
  PlainDate,
} from '../core/conversation.ts'
import { type Flow, isPeriod, type Question } from '../core/flow.ts'
import type { Result } from '../core/result.ts'
import type { Script } from '../core/script.ts'
import { questionAt, walk } from '../core/walk.ts'
import type { Words } from './talk.ts'

/** What somebody answered in one flow, question by question, in the reader's language. */
export interface Answered {
  readonly title: string
  readonly on: string
  readonly rows: readonly { readonly question: string; readonly answer: string }[]
}

/** What was found from somebody's answers, with the law it rests on, in the reader's language. */
export interface FoundOut {
  readonly title: string
  readonly on: string
  /** Paragraph by paragraph; `law` where it names what it rests on. */
  readonly told: readonly { readonly text: string; readonly law: boolean }[]
}

interface Run {
  readonly flow: FlowId
  readonly asOf: PlainDate
  readonly answers: Answers
}

/** Every run that is still kept: results, what was broken off by danger, and what goes on now. */
export function answersOf(
  script: Script,
  reader: Locale,
  { session, interrupted }: Conversation,
  results: readonly Result[],
  words: Words,
): readonly Answered[] {
  const runs: readonly Run[] = [
    ...results,
    ...(interrupted ? [interrupted.session] : []),
    ...(session ? [session] : []),
  ]
  // A run that ended stays in the talk's session until another begins.
  const once = new Map(runs.map((run) => [JSON.stringify([run.flow, run.asOf, run.answers]), run]))
  return [...once.values()].flatMap(({ flow: id, asOf, answers }) => {
    const flow = script.flows[id]
    if (!flow || id === 'welcome') return []
    const { path } = walk(flow, answers, asOf)
    const rows = path.flatMap((at) => {
      const question = questionAt(flow, at)
      const answer = answers[at]
      if (!question || answer === undefined) return []
      return [row(script, reader, flow, at, question, answer, words)]
    })
    return rows.length > 0
      ? [{ title: script.say(reader, { key: `${id}:title` }), on: onDay(words, asOf), rows }]
      : []
  })
}

/** What was found, told anew in the reader's language by the tables and rules of today. */
export function findingsOf(
  script: Script,
  reader: Locale,
  words: Words,
  at: number,
  results: readonly Result[],
): readonly FoundOut[] {
  return results.flatMap(({ flow: id, asOf, answers }) => {
    const flow = script.flows[id]
    if (!flow) return []
    const told = askAt(script, flow, walk(flow, answers, asOf), { locale: reader, at })
    const said = told.say.map((line) => ({
      text: script.say(reader, line),
      law: line.key === LAW,
    }))
    const title = script.say(reader, { key: `${id}:title` })
    return [{ title, on: onDay(words, asOf), told: said }]
  })
}

/** What names the law that a finding rests on. */
const LAW = 'common:because'

const onDay = (words: Words, day: PlainDate) => words('on', { day })

function row(
  script: Script,
  reader: Locale,
  flow: Flow,
  at: string,
  question: Question,
  answer: Answer,
  words: Words,
) {
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
