import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, Flow, Question } from '#flow'
import { flows } from '../flows/index.ts'
import { changedFigures, differs, findAgain, type Result, resultAt } from '../src/core/result.ts'
import { walk } from '../src/core/walk.ts'
import { script } from './transcript.ts'

const asOf = '2026-11-25'
const telling = Object.values(flows).filter(({ nodes }) =>
  Object.values(nodes).some((node) => node.kind === 'outcome' && node.result),
)

/** Answers at random until an end is reached. */
function answered(flow: Flow, picks: Iterator<number>) {
  const answers: { [place: string]: Answer } = {}
  for (;;) {
    const { at, node } = walk(flow, answers, asOf)
    if (node.kind === 'outcome') return answers
    answers[at] = answerTo(node, picks.next().value ?? 0)
  }
}

function answerTo({ kind, options = [], limits, unknown }: Question, pick: number): Answer {
  if (unknown !== undefined && kind !== 'choice' && pick % 4 === 0) return 'unknown'
  switch (kind) {
    case 'choice':
      return options[pick % options.length] ?? ''
    case 'choices':
      return [options[pick % options.length] ?? '']
    case 'money':
    case 'number': {
      const { from, to } = limits ?? { from: 0, to: 0 }
      return from + (pick % (to - from + 1))
    }
    case 'period': {
      const month = `2026-${String((pick % 11) + 1).padStart(2, '0')}`
      return { from: `${month}-01`, to: `${month}-28` }
    }
    case 'text':
      return 'Zalo'
    case 'prefecture':
      return String((pick % 47) + 1).padStart(2, '0')
  }
}

test.for(telling)('a result of $id, kept and found again at once, is the same', (flow) => {
  let results = 0
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(1_000_000)), (picks) => {
      const answers = answered(flow, picks)
      const session = { flow: flow.id, asOf, answers }
      const reached = resultAt(script, session, walk(flow, answers, asOf))
      if (!reached) return
      results += 1
      const was: Result = JSON.parse(JSON.stringify(reached))
      const now = findAgain(script, was)
      expect(now).toBeDefined()
      if (!now) return
      expect(JSON.parse(JSON.stringify(now))).toEqual(was)
      expect(changedFigures(was, now)).toEqual([])
      expect(differs(was, now)).toBe(false)
    }),
    { numRuns: 200 },
  )
  expect(results).toBeGreaterThan(20)
})
