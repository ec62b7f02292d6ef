import type { Finding, Flow, Source } from '#flow'
import { walk } from '../../src/core/walk.ts'
import { sample, sampleDay } from './samples.ts'

/** A source that decisions of a flow named, and which. */
export interface Named extends Omit<Source, 'url'> {
  /** Several where a table has another page for each of its figures. */
  readonly urls: readonly string[]
  readonly by: readonly string[]
}

const ROUND = 300
const QUIET_ROUNDS = 3
const MOST_ROUNDS = 20

/**
 * The law a flow rests on: what its rules name as their reasons, over many sets of answers. It
 * goes on until some rounds of them bring nothing new; always the same for the same flow and
 * tables.
 */
export function lawBehind(flow: Flow): readonly Named[] {
  const found = new Map<string, readonly [Source, string]>()
  const heard = listening(flow, (decision, { because }) => {
    for (const source of because) {
      found.set(`${source.id} ${source.url} ${decision}`, [source, decision])
    }
  })
  for (let round = 0, quiet = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
    const before = found.size
    for (let count = 0; count < ROUND; count++) {
      walk(heard, sample(flow, round * ROUND + count), sampleDay)
    }
    quiet = found.size === before ? quiet + 1 : 0
  }
  const byId = Map.groupBy(found.values(), ([{ id }]) => id)
  return [...byId.values()].map(named).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function named(all: readonly (readonly [Source, string])[]): Named {
  const sources = all.map(([source]) => source).toSorted((a, b) => (a.url < b.url ? -1 : 1))
  const [{ id, title, checked } = { id: '', title: '', checked: '' }] = sources
  return {
    id,
    title,
    checked: sources.map((source) => source.checked).reduce((a, b) => (a < b ? a : b), checked),
    urls: [...new Set(sources.map(({ url }) => url))],
    by: [...new Set(all.map(([, decision]) => decision))].sort(),
  }
}

/** The same flow, telling every finding on the way. */
function listening(flow: Flow, tell: (decision: string, finding: Finding) => void): Flow {
  const nodes = Object.entries(flow.nodes).map(([name, node]) => {
    if (node.kind !== 'decide') return [name, node] as const
    const rule = (given: unknown) => {
      const finding = node.rule(given)
      tell(name, finding)
      return finding
    }
    return [name, { ...node, rule }] as const
  })
  return { ...flow, nodes: Object.fromEntries(nodes) }
}
