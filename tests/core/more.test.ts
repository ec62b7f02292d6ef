import { expect, test } from 'vitest'
import { choice, decide, flow, outcome, result } from '#flow'
import { lint } from '../../src/core/lint.ts'
import { moreOf, walk } from '../../src/core/walk.ts'

const rule = (name: string) => () => ({ route: 'told', facts: { name }, because: [] })
const told = flow('sample', {
  start: 'basis',
  topic: 'wages',
  nodes: {
    basis: choice({ hour: 'verdict' }),
    verdict: decide(rule('verdict'), { given: {}, next: { told: 'low' } }),
    low: result({ more: { lines: 'linesOf' }, offer: ['!menu'] }),
    linesOf: decide(rule('lines'), { given: {}, next: { told: 'lines' } }),
    lines: outcome({ detail: true, offer: ['!back'] }),
  },
})
const at = (answers: Parameters<typeof walk>[1]) => walk(told, answers, '2026-11-25')

test('an end stays an end until more of it is asked for', () => {
  expect(at({ basis: 'hour' })).toMatchObject({ at: 'low', path: ['basis'] })
  expect(at({ basis: 'hour', low: 'lines' })).toMatchObject({
    at: 'lines',
    path: ['basis', 'low'],
    finding: { facts: { name: 'lines' } },
  })
})

test.for(['nothing', 'toString', 'unknown'])('%s is not more of it', (asked) => {
  expect(at({ basis: 'hour', low: asked }).at).toBe('low')
  expect(moreOf(told.nodes.low, asked)).toBeUndefined()
})

test('what is told of an end is reached through it', () => {
  expect(lint(told)).toEqual([])
  const lonely = { ...told, nodes: { ...told.nodes, low: outcome({ offer: [] }) } }
  expect(lint(lonely)).toContain('sample: lines cannot be reached')
})

test('ways on and offers share the buttons', () => {
  const many = Object.fromEntries([...'abcdefghijkl'].map((one) => [one, 'linesOf'] as const))
  const crowded = {
    ...told,
    nodes: { ...told.nodes, low: result({ more: many, offer: ['!menu'] }) },
  }
  expect(lint(crowded)).toContain('sample: low offers more than 12 things')
})
