import type { Flow } from './flow.ts'
import type { Items, Node, Question } from './node.ts'

/** What a chart says, in one language. */
export interface ChartWords {
  /** A text of the flow by its place in the locale file: `basis.ask`, `below.say`. */
  readonly say: (place: string) => string
  /** What stands in a decision: the law it rests on, or the name of its rule. */
  readonly restsOn: (decision: string) => string
  readonly unknown: string
  readonly again: string
  readonly done: string
}

/**
 * A flow as a Mermaid flowchart: questions square, lists boxed, decisions six-sided, ends rounded.
 * Options that lead to one place share an arrow. Whatever the words hold, Mermaid can read it.
 */
export function diagram(flow: Flow, words: ChartWords): string {
  const nodes = Object.entries(flow.nodes)
  const enter = (to: string) => entrance(flow, to)
  return [
    'flowchart TD',
    '  begin(("▶"))',
    ...nodes.flatMap(([name, node]) => boxes(name, node, words)),
    `  begin --> ${enter(flow.start)}`,
    ...nodes.flatMap(([name, node]) => arrows(exit(name, node), waysOn(name, node, words), enter)),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

/** Ways on, each with what is written at it; nothing is written where there is no choice. */
type Ways = readonly (readonly [to: string, label: string])[]

function boxes(name: string, node: Node, words: ChartWords): readonly string[] {
  switch (node.kind) {
    case 'items':
      return list(name, node, words)
    case 'decide':
      return [`  ${id(name)}{{${quoted(words.restsOn(name))}}}`]
    case 'outcome':
      return [`  ${id(name)}(${quoted(words.say(`${name}.say`))})`]
    default:
      return [`  ${id(name)}[${quoted(words.say(`${name}.ask`))}]`]
  }
}

function list(name: string, node: Items, words: ChartWords): readonly string[] {
  const inner = Object.entries(node.nodes)
  const enter = (to: string) => id(name, to)
  const ways = inner.map(([q, asked]) => [q, waysOn(`${name}.${q}`, asked, words)] as const)
  const repeats = ways.some(([, all]) => all.some(([to]) => to === 'again'))
  return [
    `  subgraph ${id(name)}[${quoted(name)}]`,
    ...inner.map(([q]) => `    ${id(name, q)}[${quoted(words.say(`${name}.${q}.ask`))}]`),
    ...(repeats ? [`    ${id(name, 'again')}((${quoted(words.again)}))`] : []),
    `    ${id(name, 'done')}((${quoted(words.done)}))`,
    ...ways.flatMap(([q, all]) => arrows(id(name, q), all, enter).map((line) => `  ${line}`)),
    ...(repeats
      ? [`    ${id(name, 'again')} -.->|${quoted(`≤ ${node.upTo}`)}| ${id(name, node.start)}`]
      : []),
    '  end',
  ]
}

function waysOn(place: string, node: Node, words: ChartWords): Ways {
  const option = (way: string) => words.say(`${place}.options.${way}`)
  if (node.kind === 'outcome') {
    return Object.entries(node.more ?? {}).map(([way, to]) => [to, option(way)] as const)
  }
  if (node.kind === 'choices') {
    const { next, alone = {}, options = [] } = node
    return options.map((way) => [alone[way] ?? String(next), option(way)] as const)
  }
  if (typeof node.next === 'string') return [[node.next, ''], ...unknownWay(node, words)]
  const written = node.kind === 'decide' ? (way: string) => way : option
  const ways = Object.entries(node.next).map(([way, to]) => [to, written(way)] as const)
  return [...ways, ...unknownWay(node, words)]
}

const unknownWay = (node: Node, words: ChartWords): Ways =>
  asks(node) && node.unknown !== undefined ? [[node.unknown, words.unknown]] : []

const asks = (node: Node): node is Question =>
  node.kind !== 'outcome' && node.kind !== 'decide' && node.kind !== 'items'

/** One arrow for each place led to, and one more without words. */
function arrows(from: string, ways: Ways, enter: (to: string) => string): readonly string[] {
  const plain = ways.filter(([, label]) => label === '').map(([to]) => `  ${from} --> ${enter(to)}`)
  const labelled = Map.groupBy(
    ways.filter(([, label]) => label !== ''),
    ([to]) => to,
  )
  const written = [...labelled].map(([to, all]) => {
    const label = `"${all.map(([, one]) => safe(filled(one))).join('<br/>')}"`
    return `  ${from} -->|${label}| ${enter(to)}`
  })
  return [...plain, ...written]
}

/** A list is entered at its first question, and left where it is done. */
function entrance(flow: Flow, to: string): string {
  const node = flow.nodes[to]
  return node?.kind === 'items' ? id(to, node.start) : id(to)
}

const exit = (name: string, node: Node) => (node.kind === 'items' ? id(name, 'done') : id(name))

/** No two places share an id: what is no letter or digit becomes its number, as `_2d_`. */
const id = (...names: readonly string[]) =>
  `n_${names.map((name) => name.replace(/[^a-zA-Z0-9]/gu, hex)).join('_of_')}`
const hex = (one: string) => `_${one.codePointAt(0)?.toString(16)}_`

const LONGEST = 90

/** A text in quotes, shortened: the whole of it is on the page beside the chart. */
function quoted(text: string): string {
  const all = [...filled(text)]
  const short = all.length > LONGEST ? `${all.slice(0, LONGEST).join('').trim()}…` : all.join('')
  return `"${safe(short)}"`
}

/** Figures to be filled in are shown as their names. */
const filled = (text: string) => text.replace(/\{\{\s*([^},\s]+)[^}]*\}\}/g, '〈$1〉').trim()

/** Never empty, which Mermaid could not read; nor a list, for a number that begins a line. */
const safe = (text: string) =>
  (text.trim() === '' ? '…' : text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^\s*(\d+[.)]|[-+]) /, '$1\u00a0').replace(UNSAFE, entity))
    .join('<br/>')

/** Everything that could be syntax to Mermaid, Markdown or HTML, and what cannot be seen. */
const UNSAFE = /[^\P{ASCII}a-zA-Z0-9 .,?!()/+=-]|[\p{C}ﬂ°¶ß]/gu
const entity = (one: string) => (/\p{C}/u.test(one) ? ' ' : `#${one.codePointAt(0)};`)
