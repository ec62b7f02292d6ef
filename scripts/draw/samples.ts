import type { Answer, Answers, Flow, PlainDate, Question } from '#flow'
import { minimumWagesKnownThrough } from '../../flows/law/index.ts'
import { prefectures } from '../../src/core/read/prefectures.ts'

/**
 * The day that samples are taken on: the last that the wages are vouched for. It moves with the
 * tables and not with the calendar, so that what is drawn from one state of them stays the same.
 */
export const sampleDay: PlainDate = minimumWagesKnownThrough

/**
 * An answer to every question of a flow, and more of some ends asked for: another set for every
 * number, always the same. Each takes the next of the flow's options for certain, so that none is
 * left to luck.
 */
export function sample(flow: Flow, count: number): Answers {
  const answers: { [place: string]: Answer } = {}
  const answer = (place: string, all: readonly (Answer | undefined)[]) => {
    const one = all[hash(`${count} ${place}`) % all.length]
    if (one !== undefined) answers[place] = one
  }
  for (const [name, node] of Object.entries(flow.nodes)) {
    if (node.kind === 'decide') continue
    if (node.kind === 'outcome') {
      answer(name, [undefined, ...Object.keys(node.more ?? {})])
      continue
    }
    if (node.kind !== 'items') {
      answer(name, candidates(node))
      continue
    }
    for (let index = 0; index < node.upTo; index++) {
      const ends = hash(`${count} ${name} ${index}`) % 2 === 0
      for (const [inner, asked] of Object.entries(node.nodes)) {
        answer(`${name}/${index}/${inner}`, candidates(ends ? leadingOut(asked) : asked))
      }
    }
  }
  const certain = optionsOf(flow)
  return { ...answers, ...certain[count % certain.length] }
}

/** Every option of every choice, the first thing of each list and the ends included, one by one. */
function optionsOf(flow: Flow): readonly Answers[] {
  const at = (place: string, options: readonly Answer[] = []) =>
    options.map((option) => ({ [place]: option }))
  const ofQuestion = (node: Question) => (node.kind === 'choices' ? several(node) : node.options)
  const all = Object.entries(flow.nodes).flatMap(([name, node]) => {
    if (node.kind === 'decide') return []
    if (node.kind === 'outcome') return at(name, Object.keys(node.more ?? {}))
    if (node.kind !== 'items') return at(name, ofQuestion(node))
    const inner = Object.entries(node.nodes)
    return inner.flatMap(([asked, one]) => at(`${name}/0/${asked}`, ofQuestion(one)))
  })
  return all.length > 0 ? all : [{}]
}

/** A question of a list with only the answers that end it, where it has any: lists stay short. */
function leadingOut(asked: Question): Question {
  const { next, options = [] } = asked
  if (typeof next === 'string') return asked
  const out = options.filter((option) => next[option] === 'done')
  return out.length > 0 ? { ...asked, options: out } : asked
}

function candidates(node: Question): readonly Answer[] {
  const unknown = node.unknown === undefined ? [] : ['unknown']
  switch (node.kind) {
    case 'choice':
      return node.options ?? []
    case 'choices':
      return several(node)
    case 'money':
    case 'number':
      return [...between(node.limits?.from ?? 0, node.limits?.to ?? 1_000_000), ...unknown]
    case 'period':
      return [...periods, ...unknown]
    case 'text':
      return ['090-0000-0000', ...unknown]
    case 'prefecture':
      return [...prefectures.map(({ code }) => code), ...unknown]
  }
}

/** Each option by itself, and all of those together that are no answer alone. */
function several({ options = [], alone = {} }: Question): readonly Answer[] {
  const many = options.filter((option) => !Object.hasOwn(alone, option))
  return [...options.map((option) => [option]), many]
}

/** Both bounds, and steps between them that grow as pay and hours do. */
function between(from: number, to: number): readonly number[] {
  const low = Math.max(from, 1)
  const steps = [1, 2, 3, 4, 5, 6, 7].map((step) => Math.round(low * (to / low) ** (step / 8)))
  return [...new Set([from, ...steps, to])]
}

/** Months and periods across a month's end, in each of six years, with the day after the last. */
const periods = [0, 1, 2, 3, 4, 5].flatMap((back) => {
  const year = Number(sampleDay.slice(0, 4)) - back
  return [
    { from: `${year}-02-01`, to: `${year}-02-28` },
    { from: `${year}-09-16`, to: `${year}-10-15` },
    { from: `${year}-12-01`, to: `${year}-12-31` },
  ]
})

/** FNV-1a: spreads places over answers without chance. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  }
  return (value ^ (value >>> 15)) >>> 0
}
