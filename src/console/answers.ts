import type {
  Answers,
  Conversation,
  FlowId,
  Instant,
  Locale,
  PlainDate,
  Session,
} from '../core/conversation.ts'
import type { Flow } from '../core/flow.ts'
import type { Result } from '../core/result.ts'
import type { Script } from '../core/script.ts'
import { TAKEN_BACK } from '../core/taken-back.ts'
import { fits, questionAt, walk } from '../core/walk.ts'
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

interface Run {
  readonly flow: FlowId
  readonly asOf: PlainDate
  readonly answers: Answers
  readonly typed?: Session['typed']
  /** It is the way to a result: every answer belongs to it, wherever it leads by now. */
  readonly ended?: true
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
    ...results.map((one) => ({ ...one, ended: true as const })),
    ...[interrupted?.session, session].flatMap((one) =>
      one && isIn(one.touched, until) ? [one] : [],
    ),
  ]
  // A run that ended stays in the talk's session until another begins.
  const nameOf = ({ flow, asOf, answers }: Run) => JSON.stringify([flow, asOf, answers])
  const once = new Map(runs.toReversed().map((run) => [nameOf(run), run]))
  return [...once.values()].toReversed().flatMap((run) => answeredIn(script, reader, run, words))
}

function answeredIn(
  script: Script,
  reader: Locale,
  { flow: id, asOf, answers, typed = {}, ended }: Run,
  words: Words,
): readonly Answered[] {
  const flow = script.flows[id]
  if (!flow || id === 'welcome') return []
  const { path, node, finding } = walk(flow, answers, asOf)
  const given = path.flatMap((at, place) => {
    const question = questionAt(flow, at)
    const answer = answers[at]
    if (!question || answer === undefined) return []
    return [{ at, question, answer, facts: factsAt(flow, asOf, answers, path.slice(0, place)) }]
  })
  const isTakenBack = (at: string) => typed[at] === TAKEN_BACK
  const known = given.map((one) =>
    isTakenBack(one.at) ? rowTakenBack(one.at) : rowOf(script, reader, flow, one, words),
  )
  const takenBack = Object.keys(typed).filter((at) => isTakenBack(at) && answers[at] === undefined)
  const left = ended && node.kind !== 'outcome' ? Object.keys(answers) : []
  const others = left.filter((at) => !path.includes(at)).map(rowThen)
  const rows = [...known, ...others, ...takenBack.map(rowTakenBack)]
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

  /** An answer that the person took back, or wrote anew so that it must be asked for again. */
  function rowTakenBack(at: string): Row {
    const question = questionAt(flow as Flow, at)
    const answer = words('answer.takenBack')
    if (!question) return { question: words('answer.earlier'), answer }
    const { question: asked } = rowOf(script, reader, flow as Flow, { at, question, answer }, words)
    return { question: asked, answer }
  }

  /** An answer that leads nowhere in this release: as far as there are words for it. */
  function rowThen(at: string): Row {
    const question = questionAt(flow as Flow, at)
    const answer = answers[at]
    const earlier = words('answer.earlier')
    if (!question || answer === undefined) return { question: earlier, answer: earlier }
    const row = rowOf(script, reader, flow as Flow, { at, question, answer }, words)
    return fits(answer, question) ? row : { question: row.question, answer: earlier }
  }
}

/** The figures that were known where a question was asked: what was answered before it led there. */
function factsAt(flow: Flow, asOf: PlainDate, answers: Answers, before: readonly string[]) {
  const known = Object.entries(answers).filter(([at]) => before.includes(at))
  return walk(flow, Object.fromEntries(known), asOf).finding?.facts
}

const SUPPORT = 'support-check'

/** Hours that answers rest after which nobody should find weeks later. */
const A_DAY = 24

/** The day of a run, as it stands beside its title. */
export const onDay = (words: Words, day: PlainDate) => words('on', { day })
