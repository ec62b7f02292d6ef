import type { Flow } from '../../src/core/flow.ts'
import type { Node, Question } from '../../src/core/node.ts'
import { shown } from './markdown.ts'

/** A text by its place, in one language; empty where there is none. */
export type Say = (key: string) => string
/** Both languages. */
export interface Both {
  readonly vi: Say
  readonly ja: Say
}

/** Every word of a flow, node by node: where it stands, Vietnamese, Japanese. Cells of Markdown. */
export function wordsOf(
  flow: Flow,
  { vi, ja }: Both,
  notes: readonly string[],
): readonly (readonly string[])[] {
  const text = (key: string) => [shown(vi(`${flow.id}:${key}`)), shown(ja(`${flow.id}:${key}`))]
  const row = (where: string, key: string) => [where, ...text(key)]

  const question = (name: string, node: Question): readonly (readonly string[])[] => [
    row(`**${shown(name)}** ${answers(node)}`, `${name}.ask`),
    row('in a table', `${name}.short`),
    ...(vi(`${flow.id}:${name}.askAgain`) ? [row('asked again', `${name}.askAgain`)] : []),
    ...(node.options ?? []).map((one) => row(`· ${shown(one)}`, `${name}.options.${one}`)),
  ]
  const rows = (name: string, node: Node): readonly (readonly string[])[] => {
    switch (node.kind) {
      case 'decide':
        return []
      case 'outcome':
        return [
          row(`**${shown(name)}** end`, `${name}.say`),
          ...Object.keys(node.more ?? {}).map((one) =>
            row(`· ${shown(one)}`, `${name}.options.${one}`),
          ),
          ['· offers', offers(node.offer, vi), offers(node.offer, ja)],
        ]
      case 'items':
        return Object.entries(node.nodes).flatMap(([inner, asked]) =>
          question(`${name}.${inner}`, asked),
        )
      default:
        return question(name, node)
    }
  }
  return [
    row('title', 'title'),
    row('menu', 'menu'),
    ...Object.entries(flow.nodes).flatMap(([name, node]) => rows(name, node)),
    ...notes.map((name) => row(`note ${shown(name)}`, `notes.${name}`)),
  ]
}

/** The kind of answer, and what lies within its limits. */
function answers({ kind, limits, unknown }: Question): string {
  const of = limits?.of ? ` of ${limits.of}s` : ''
  const per = limits?.per ? ` per ${limits.per}` : ''
  const span = limits
    ? `, ${limits.from.toLocaleString('en')}–${limits.to.toLocaleString('en')}`
    : ''
  return `${kind}${of}${per}${span}${unknown === undefined ? '' : ', or unknown'}`
}

/** The buttons of an end: other flows by what the menu calls them, commands by their buttons. */
const offers = (offer: readonly string[], say: Say) =>
  offer
    .map((to) => say(to.startsWith('!') ? `common:buttons.${to.slice(1)}` : `${to}:menu`) || to)
    .map((label) => shown(`[${label}]`))
    .join(' ')
