import { FOUND } from './ask.ts'
import type { Flow } from './flow.ts'
import type { Decision, Items, Node, Question } from './node.ts'
import { DONE } from './several.ts'

/** Buttons that fit on one page of every channel. */
const MOST_OPTIONS = 12
const MOST_ITEMS = 20
const MOST_LINES = 4
const commands = [
  'menu',
  'back',
  'again',
  'language',
  'vi',
  'ja',
  'help',
  'person',
  'hide',
  'agree',
]

/** Places in a flow's locale files that are not nodes. */
const ownWords = ['title', 'menu', 'notes']

/**
 * What is wrong with a flow, in sentences; nothing when it is sound. `known` are the ids of all
 * flows, `lines` those of all help lines that may be named. It takes every way through a flow as possible, those a rule would never choose included,
 * so what it passes holds whatever anyone answers.
 */
export function lint(
  flow: Flow,
  known: readonly string[] = [flow.id],
  lines: readonly string[] = [],
): readonly string[] {
  const wrong: string[] = []
  const ends = new Set([...known, ...commands.map((command) => `!${command}`)])
  if (!flow.nodes[flow.start]) return [`${flow.id}: it starts at ${flow.start}, which is not there`]
  for (const [name, node] of Object.entries(flow.nodes)) {
    if (ownWords.includes(name)) wrong.push(`${flow.id}: ${name} is kept for the flow's own words`)
    const faults = [...faultsOf(node, ends), ...faultsOfLines(flow, node, new Set(lines))]
    wrong.push(...faults.map((fault) => `${flow.id}: ${name} ${fault}`))
    for (const to of waysOn(node)) {
      if (!flow.nodes[to]) wrong.push(`${flow.id}: ${name} leads to ${to}, which is not there`)
    }
  }
  const edges = edgesOf(flow.nodes)
  const reached = reachable(edges, flow.start)
  for (const name of Object.keys(flow.nodes)) {
    if (!reached.has(name)) wrong.push(`${flow.id}: ${name} cannot be reached`)
  }
  const circle = circleIn(edges)
  if (circle) wrong.push(`${flow.id}: ${circle.join(' → ')} goes round in a circle`)
  for (const [name, node] of Object.entries(flow.nodes)) {
    if (node.kind === 'decide') wrong.push(...unasked(flow, edges, name, node))
  }
  return wrong
}

type Edges = { readonly [name: string]: readonly string[] }

/** What is wrong with one node by itself. */
function faultsOf(node: Node, ends: ReadonlySet<string>): readonly string[] {
  switch (node.kind) {
    case 'decide':
      return Object.keys(node.next).length === 0 ? ['has no way on for any finding'] : []
    case 'outcome':
      return [
        ...node.offer.filter((end) => !ends.has(end)).map((end) => `offers ${end}, unknown here`),
        ...(node.offer.length + waysOn(node).length > MOST_OPTIONS
          ? [`offers more than ${MOST_OPTIONS} things`]
          : []),
      ]
    case 'items':
      return faultsOfItems(node)
    default:
      return [
        ...(node.offer ?? [])
          .filter((end) => !ends.has(end))
          .map((end) => `offers ${end}, unknown here`),
        ...faultsOfQuestion(node),
      ]
  }
}

function faultsOfLines(flow: Flow, node: Node, known: ReadonlySet<string>): readonly string[] {
  const named = ('lines' in node && node.lines) || []
  const finds = node.kind === 'outcome' && Object.values(flow.nodes).some(isDecision)
  return [
    ...(named.length > MOST_LINES ? [`names more than ${MOST_LINES} help lines`] : []),
    ...named
      .filter((id) => !known.has(id) && !(id === FOUND && finds))
      .map((id) => `names the help line ${id}, unknown here`),
  ]
}

const isDecision = ({ kind }: Node) => kind === 'decide'

function faultsOfQuestion(node: Question): readonly string[] {
  const wrong: string[] = []
  const { options = [], limits, next } = node
  if (limits && !(limits.from < limits.to)) wrong.push('has limits that nothing lies between')
  if (node.kind === 'choices') return [...wrong, ...faultsOfSeveral(node)]
  if (node.kind !== 'choice') return wrong
  if (options.length === 0) wrong.push('has no options')
  if (options.length > MOST_OPTIONS) wrong.push(`has more than ${MOST_OPTIONS} options`)
  if (typeof next === 'string') return wrong
  for (const option of options) {
    if (!Object.hasOwn(next, option)) wrong.push(`has no way on for ${option}`)
  }
  for (const way of Object.keys(next)) {
    if (!options.includes(way)) wrong.push(`has a way on for ${way}, which is no option`)
  }
  return wrong
}

function faultsOfSeveral({ options = [], alone = {} }: Question): readonly string[] {
  const several = options.filter((option) => !Object.hasOwn(alone, option))
  return [
    ...(several.length < 2 ? ['has fewer than two options to choose from'] : []),
    ...(options.length >= MOST_OPTIONS ? [`has more than ${MOST_OPTIONS - 1} options`] : []),
    ...(options.includes(DONE) ? [`has an option called ${DONE}, which ends the choosing`] : []),
    ...Object.keys(alone)
      .filter((option) => !options.includes(option))
      .map((option) => `has a way on for ${option}, which is no option`),
  ]
}

function faultsOfItems(list: Items): readonly string[] {
  const wrong: string[] = []
  if (!(Number.isInteger(list.upTo) && list.upTo > 0 && list.upTo <= MOST_ITEMS)) {
    wrong.push(`asks for ${list.upTo} things; 1 to ${MOST_ITEMS} are allowed`)
  }
  if (!list.nodes[list.start]) return [...wrong, `starts at ${list.start}, which is not there`]
  for (const [name, node] of Object.entries(list.nodes)) {
    wrong.push(...faultsOfQuestion(node).map((fault) => `→ ${name} ${fault}`))
    for (const to of waysOn(node)) {
      if (to !== 'again' && to !== 'done' && !list.nodes[to]) {
        wrong.push(`→ ${name} leads to ${to}, which is not there`)
      }
    }
  }
  const edges = edgesOf(list.nodes)
  const reached = reachable(edges, list.start)
  for (const name of Object.keys(list.nodes)) {
    if (!reached.has(name)) wrong.push(`→ ${name} cannot be reached`)
  }
  if (!reached.has('done')) wrong.push('has no way out: nothing leads to done')
  const circle = circleIn(edges)
  if (circle) wrong.push(`→ ${circle.join(' → ')} goes round in a circle`)
  return wrong
}

/** The answers that a rule counts on, though some way arrives without them. */
function unasked(flow: Flow, edges: Edges, at: string, node: Decision): readonly string[] {
  return Object.entries(node.given).flatMap(([name, from]) => {
    const wanted = typeof from === 'string' ? [from] : from
    const asked = wanted.filter((one) => one !== null && one !== 'today')
    const missing = asked.filter((one) => !asks(flow.nodes[one ?? '']))
    if (missing.length > 0)
      return missing.map((one) => `${flow.id}: ${at} is given ${one}, which asks nothing`)
    if (wanted.includes(null) || wanted.includes('today')) return []
    const around = reachable(edges, flow.start, new Set(asked as readonly string[]))
    if (!around.has(at)) return []
    return [`${flow.id}: ${at} can be reached before asking ${asked.join(' or ')} for ${name}`]
  })
}

const asks = (node: Node | undefined) =>
  node !== undefined && node.kind !== 'outcome' && node.kind !== 'decide'

function waysOn(node: Node): readonly string[] {
  if (node.kind === 'outcome') return Object.values(node.more ?? {})
  const on = typeof node.next === 'string' ? [node.next] : Object.values(node.next)
  const ways = 'alone' in node ? [...on, ...Object.values(node.alone ?? {})] : on
  return 'unknown' in node && node.unknown !== undefined ? [...ways, node.unknown] : ways
}

const edgesOf = (nodes: { readonly [name: string]: Node }): Edges =>
  Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, waysOn(node)]))

/** Everything that can be come to from `start` without passing `without`. */
function reachable(edges: Edges, start: string, without: ReadonlySet<string> = new Set()) {
  const reached = new Set<string>()
  const next = [start]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (reached.has(at) || without.has(at)) continue
    reached.add(at)
    next.push(...(edges[at] ?? []))
  }
  return reached
}

/** A circle in a graph, from its first place back to it; undefined when every way ends. */
function circleIn(edges: Edges): readonly string[] | undefined {
  const done = new Set<string>()
  const visit = (at: string, path: readonly string[]): readonly string[] | undefined => {
    const before = path.indexOf(at)
    if (before >= 0) return [...path.slice(before), at]
    if (done.has(at)) return undefined
    for (const to of edges[at] ?? []) {
      const circle = visit(to, [...path, at])
      if (circle) return circle
    }
    done.add(at)
    return undefined
  }
  for (const name of Object.keys(edges)) {
    const circle = visit(name, [])
    if (circle) return circle
  }
  return undefined
}
