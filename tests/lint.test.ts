import { expect, test } from 'vitest'
import { choice, decide, type Flow, flow, items, money, number, outcome } from '#flow'
import { flows } from '../flows/index.ts'
import { lineIds } from '../flows/rules/help/named-lines.ts'
import { lint } from '../src/core/lint.ts'

const rule = () => ({ route: 'below', facts: {}, because: [] })
const end = outcome({ offer: ['!menu'] })
const pay = money({ from: 100, to: 10_000, next: 'verdict' })
const verdict = (given: Record<string, string | readonly (string | null)[]>) =>
  decide(rule, { given, next: { below: 'below' } })

/** A flow as it may come from a careless hand: the types would refuse it. */
const careless = (nodes: Flow['nodes'], start = 'ask'): Flow => ({
  id: 'sample',
  start,
  topic: 'wages',
  restsAfter: 1,
  nodes,
})

test.for(Object.values(flows))('$id is sound', (one) => {
  expect(lint(one, Object.keys(flows), lineIds)).toEqual([])
})

test('a sound flow with two ways to an answer', () => {
  const sound = flow('sample', {
    start: 'basis',
    topic: 'wages',
    nodes: {
      basis: choice({ hour: 'hourly', month: 'monthly', unsure: 'below' }),
      hourly: money({ from: 1, to: 9, next: 'verdict' }),
      monthly: money({ from: 1, to: 9, next: 'hours' }),
      hours: number({ of: 'hour', from: 1, to: 400, next: 'verdict' }),
      verdict: verdict({ pay: ['hourly', 'monthly'], hours: ['hours', null], on: 'today' }),
      below: end,
    },
  })
  expect(lint(sound)).toEqual([])
})

test.for<[string, Flow, string]>([
  [
    'a rule is given an answer that one way lacks',
    careless(
      {
        basis: choice({ hour: 'verdict', month: 'hours' }),
        hours: number({ of: 'hour', from: 1, to: 9, next: 'verdict' }),
        verdict: verdict({ hours: 'hours' }),
        below: end,
      },
      'basis',
    ),
    'sample: verdict can be reached before asking hours for hours',
  ],
  [
    'neither of two answers is asked on one way',
    careless(
      {
        basis: choice({ hour: 'a', day: 'b', unsure: 'verdict' }),
        a: pay,
        b: pay,
        verdict: verdict({ pay: ['a', 'b'] }),
        below: end,
      },
      'basis',
    ),
    'sample: verdict can be reached before asking a or b for pay',
  ],
  [
    'the question comes after the rule',
    careless({
      ask: decide(rule, { given: { pay: 'later' }, next: { below: 'later' } }),
      later: money({ from: 1, to: 2, next: 'below' }),
      below: end,
    }),
    'sample: ask can be reached before asking later for pay',
  ],
  [
    'a rule is given what is no question',
    careless({ ask: verdict({ pay: 'below' }), below: end }),
    'sample: ask is given below, which asks nothing',
  ],
  [
    'an edge to nowhere',
    careless({ ask: money({ from: 1, to: 2, next: 'nowhere' }) }),
    'sample: ask leads to nowhere, which is not there',
  ],
  [
    '“I do not know” leads nowhere',
    careless({ ask: money({ from: 1, to: 2, next: 'below', unknown: 'nowhere' }), below: end }),
    'sample: ask leads to nowhere, which is not there',
  ],
  [
    'a start that is not there',
    careless({ below: end }),
    'sample: it starts at ask, which is not there',
  ],
  [
    'a name that the words of the flow need',
    careless({ ask: money({ from: 1, to: 2, next: 'menu' }), menu: end }),
    "sample: menu is kept for the flow's own words",
  ],
  [
    'a place nobody comes to',
    careless({ ask: end, lonely: end }),
    'sample: lonely cannot be reached',
  ],
  [
    'a circle',
    careless({
      ask: choice({ on: 'more', stop: 'below' }),
      more: choice({ back: 'ask' }),
      below: end,
    }),
    'sample: ask → more → ask goes round in a circle',
  ],
  [
    'an option without a way on',
    careless({ ask: { ...choice({ a: 'below' }), options: ['a', 'b'] }, below: end }),
    'sample: ask has no way on for b',
  ],
  [
    'a way on without an option',
    careless({ ask: { ...choice({ a: 'below', b: 'below' }), options: ['a'] }, below: end }),
    'sample: ask has a way on for b, which is no option',
  ],
  [
    'too many buttons',
    careless({
      ask: choice(Object.fromEntries([...'abcdefghijklm'].map((one) => [one, 'below']))),
      below: end,
    }),
    'sample: ask has more than 12 options',
  ],
  [
    'a rule that leads nowhere',
    careless({ ask: decide(rule, { given: {}, next: {} }) }),
    'sample: ask has no way on for any finding',
  ],
  [
    'an offer of something unknown',
    careless({ ask: outcome({ offer: ['overtime-check'] }) }),
    'sample: ask offers overtime-check, unknown here',
  ],
  [
    'a help line that no table has',
    careless({ ask: outcome({ offer: ['!menu'], lines: ['otit'] }) }),
    'sample: ask names the help line otit, unknown here',
  ],
  [
    'help lines of a finding, where nothing is found',
    careless({ ask: outcome({ offer: ['!menu'], lines: ['found'] }) }),
    'sample: ask names the help line found, unknown here',
  ],
  [
    'more help lines than a bubble takes',
    careless({ ask: outcome({ offer: ['!menu'], lines: ['a', 'b', 'c', 'd', 'e'] }) }),
    'sample: ask names more than 4 help lines',
  ],
  [
    'limits the wrong way round',
    careless({ ask: money({ from: 9, to: 1, next: 'below' }), below: end }),
    'sample: ask has limits that nothing lies between',
  ],
  [
    'a list without end',
    careless({
      ask: items({
        start: 'kind',
        nodes: { kind: choice({ more: 'again' }) },
        upTo: Number.POSITIVE_INFINITY,
        next: 'below',
      }),
      below: end,
    }),
    'sample: ask asks for Infinity things; 1 to 20 are allowed',
  ],
  [
    'a list nobody gets out of',
    careless({
      ask: items({
        start: 'kind',
        nodes: { kind: choice({ more: 'again' }) },
        upTo: 3,
        next: 'below',
      }),
      below: end,
    }),
    'sample: ask has no way out: nothing leads to done',
  ],
  [
    'a list with an edge out of itself',
    careless({
      ask: items({
        start: 'kind',
        nodes: { kind: choice({ more: 'below', none: 'done' }) },
        upTo: 3,
        next: 'below',
      }),
      below: end,
    }),
    'sample: ask → kind leads to below, which is not there',
  ],
])('%s', ([, faulty, sentence]) => {
  expect(lint(faulty)).toContain(sentence)
})
