import type { Answer, Answers, PlainDate } from './conversation.ts'
import type { Finding } from './finding.ts'
import { type Flow, isPeriod } from './flow.ts'
import type { Decision, Items, Outcome, Question } from './node.ts'
import { fitsSeveral, isNames } from './several.ts'

/** Where a set of answers leads. */
export interface Place {
  /** A node's name, or `list/2/question` inside a list. */
  readonly at: string
  readonly node: Question | Outcome
  /** The places answered on the way, in the order they were asked. */
  readonly path: readonly string[]
  /** What the last rule on the way found. */
  readonly finding?: Finding
}

/** One thing of a list, as a rule is given it. */
export type Item = { readonly [question: string]: Answer }

/**
 * Follows the answers through a flow to the first question without a fitting one, or to an end.
 * Pure: the same flow and answers always lead to the same place. Answers that the way does not
 * pass are left alone, so that a changed flow asks nothing twice. Throws when the flow is faulty.
 */
export function walk(flow: Flow, answers: Answers, today: PlainDate): Place {
  const path: string[] = []
  const given: { [name: string]: unknown } = { today }
  let finding: Finding | undefined
  const here = (at: string, node: Question | Outcome): Place =>
    finding ? { at, node, path, finding } : { at, node, path }

  const bound = Object.keys(flow.nodes).length
  for (let at = flow.start, steps = 0; steps <= bound; steps++) {
    const node = flow.nodes[at]
    if (!node) throw new Error(`${flow.id}: there is no ${at}`)
    if (node.kind === 'outcome') {
      const further = moreOf(node, answers[at])
      if (further === undefined) return here(at, node)
      path.push(at)
      at = further
      continue
    }
    if (node.kind === 'decide') {
      finding = node.rule(gather(node.given, given))
      const next = node.next[finding.route]
      if (next === undefined) throw new Error(`${flow.id}: ${at} has no way for ${finding.route}`)
      at = next
    } else if (node.kind === 'items') {
      const list = walkItems(at, node, answers, path)
      if ('ask' in list) return here(list.ask, list.node)
      given[at] = list.items
      at = node.next
    } else {
      const answer = answers[at]
      if (answer === undefined || !fits(answer, node)) return here(at, node)
      path.push(at)
      given[at] = answer
      at = follow(node, answer)
    }
  }
  throw new Error(`${flow.id} goes round in a circle`)
}

/** Where an end leads for somebody who asked for more; undefined for whoever did not. */
export const moreOf = ({ more = {} }: Outcome, asked: Answer | undefined): string | undefined =>
  typeof asked === 'string' && Object.hasOwn(more, asked) ? more[asked] : undefined

/** Characters that an answer in one's own words may have. */
export const LONGEST_TEXT = 300

/** Whether an answer is one that the question takes as it is drawn today. */
export function fits(answer: Answer, node: Question): boolean {
  if (answer === 'unknown' && node.kind !== 'choice') return node.unknown !== undefined
  switch (node.kind) {
    case 'choice':
      return typeof answer === 'string' && (node.options ?? []).includes(answer)
    case 'choices':
      return fitsSeveral(answer, node)
    case 'money':
    case 'number': {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return false
      if (node.kind === 'money' && !Number.isInteger(answer)) return false
      return !node.limits || (answer >= node.limits.from && answer <= node.limits.to)
    }
    case 'text':
      return typeof answer === 'string' && answer.length <= LONGEST_TEXT
    case 'period':
      return isPeriod(answer) && answer.from <= answer.to
    case 'prefecture':
      return typeof answer === 'string' && /^(0[1-9]|[1-3]\d|4[0-7])$/.test(answer)
  }
}

/** The question at a place, `list/2/question` included; undefined where there is none. */
export function questionAt(flow: Flow, at: string): Question | undefined {
  const [name = '', , inner] = at.split('/')
  const node = flow.nodes[name]
  if (!node || node.kind === 'outcome' || node.kind === 'decide') return undefined
  if (node.kind === 'items') return inner === undefined ? undefined : node.nodes[inner]
  return node
}

function follow(node: Question, answer: Answer): string {
  const by = isNames(answer) ? node.alone?.[answer.at(-1) ?? ''] : undefined
  if (by !== undefined) return by
  if (answer === 'unknown' && node.unknown !== undefined) return node.unknown
  return typeof node.next === 'string' ? node.next : (node.next[String(answer)] ?? '')
}

function walkItems(
  name: string,
  list: Items,
  answers: Answers,
  path: string[],
): { readonly items: readonly Item[] } | { readonly ask: string; readonly node: Question } {
  const items: Item[] = []
  for (let index = 0; index < list.upTo; index++) {
    const item: { [question: string]: Answer } = {}
    let question = list.start
    for (let steps = 0; question !== 'again' && question !== 'done'; steps++) {
      const node = list.nodes[question]
      if (!node || steps > Object.keys(list.nodes).length) {
        throw new Error(`${name} has no way on from ${question}`)
      }
      const at = `${name}/${index}/${question}`
      const answer = answers[at]
      if (answer === undefined || !fits(answer, node)) return { ask: at, node }
      path.push(at)
      item[question] = answer
      question = follow(node, answer)
    }
    if (question === 'done') break
    items.push(item)
  }
  return { items }
}

function gather(wanted: Decision['given'], given: { readonly [name: string]: unknown }) {
  return Object.fromEntries(
    Object.entries(wanted).map(([name, from]) => [
      name,
      typeof from === 'string'
        ? given[from]
        : from.map((one) => (one === null ? undefined : given[one])).find((a) => a !== undefined),
    ]),
  )
}
