import { askAt } from '../core/ask.ts'
import type {
  Answers,
  Conversation,
  FlowId,
  Instant,
  Locale,
  PlainDate,
} from '../core/conversation.ts'
import type { Flow } from '../core/flow.ts'
import type { Result } from '../core/result.ts'
import type { Script } from '../core/script.ts'
import { questionAt, walk } from '../core/walk.ts'
import { type Row, rowOf } from './answer-row.ts'
import { isIn } from './read-until.ts'
import { needOf } from './support-need.ts'
import { type NeedTold, tellNeed } from './support-told.ts'
import type { Words } from './talk.ts'

/** What somebody answered in one flow, question by question, in the reader's language. */
export interface Answered {
  readonly title: string
  readonly on: string
  readonly rows: readonly Row[]
  /** It is about danger, support or leaving, and is shown apart from what was answered of wages. */
  readonly apart: boolean
  /** What the support check says of these answers. */
  readonly need?: NeedTold
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

/**
 * Every run that is still kept: results, what was broken off by danger, and what goes on now. Of a
 * case that is closed, none that its person has gone on with since.
 */
export function answersOf(
  script: Script,
  reader: Locale,
  { session, interrupted }: Conversation,
  results: readonly Result[],
  words: Words,
  until?: Instant,
): readonly Answered[] {
  const runs: readonly Run[] = [
    ...results,
    ...[interrupted?.session, session].flatMap((one) =>
      one && isIn(one.touched, until) ? [one] : [],
    ),
  ]
  // A run that ended stays in the talk's session until another begins.
  const once = new Map(runs.map((run) => [JSON.stringify([run.flow, run.asOf, run.answers]), run]))
  return [...once.values()].flatMap((run) => answeredIn(script, reader, run, words))
}

function answeredIn(
  script: Script,
  reader: Locale,
  { flow: id, asOf, answers }: Run,
  words: Words,
): readonly Answered[] {
  const flow = script.flows[id]
  if (!flow || id === 'welcome') return []
  const { path, finding } = walk(flow, answers, asOf)
  const given = path.flatMap((at, place) => {
    const question = questionAt(flow, at)
    const answer = answers[at]
    if (!question || answer === undefined) return []
    return [{ at, question, answer, facts: factsAt(flow, asOf, answers, path.slice(0, place)) }]
  })
  const rows = given.map((one) => rowOf(script, reader, flow, one, words))
  if (rows.length === 0) return []
  const said = Object.fromEntries(given.map(({ at, answer }) => [at, answer]))
  const need = id === SUPPORT ? needOf(said, finding !== undefined) : undefined
  const told = need && tellNeed(script, reader, flow, need, words)
  return [
    {
      title: script.say(reader, { key: `${id}:title` }),
      on: onDay(words, asOf),
      rows,
      apart: flow.restsAfter <= A_DAY,
      ...(told && { need: told }),
    },
  ]
}

/** The figures that were known where a question was asked: what was answered before it led there. */
function factsAt(flow: Flow, asOf: PlainDate, answers: Answers, before: readonly string[]) {
  const known = Object.entries(answers).filter(([at]) => before.includes(at))
  return walk(flow, Object.fromEntries(known), asOf).finding?.facts
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

const SUPPORT = 'support-check'

/** Hours that answers rest after which nobody should find weeks later. */
const A_DAY = 24

/** What names the law that a finding rests on. */
const LAW = 'common:because'

const onDay = (words: Words, day: PlainDate) => words('on', { day })
