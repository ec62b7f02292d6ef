import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import {
  choice,
  decide,
  type Flow,
  flow,
  items,
  money,
  number,
  outcome,
  result,
  type Source,
} from '#flow'
import { flows } from '../flows/index.ts'
import { lawBehind } from '../scripts/draw/law.ts'
import { link, shown, table } from '../scripts/draw/markdown.ts'
import { page } from '../scripts/draw/page.ts'
import { pages } from '../scripts/draw/pages.ts'
import { sample } from '../scripts/draw/samples.ts'
import { fits, moreOf, questionAt } from '../src/core/walk.ts'

const draw = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/draw.ts', ...words], { encoding: 'utf8' })

const act = (id: string, url = `https://law.example/${id}`): Source => ({
  id,
  title: `Act ${id}`,
  url,
  checked: '2026-11-23',
})
const finding = (because: readonly Source[]) => ({ route: 'on', facts: {}, because })
const end = outcome({ offer: ['!menu'] })

/** Four laws: always named, for a rare answer, where hours are not known, where more is asked for. */
const lawful = flow('lawful', {
  start: 'basis',
  topic: 'wages',
  nodes: {
    basis: choice({ a: 'extras', b: 'extras', c: 'extras', d: 'end' }),
    extras: items({
      start: 'kind',
      upTo: 5,
      next: 'pay',
      nodes: { kind: choice({ none: 'done', job: 'again', meal: 'again' }) },
    }),
    pay: money({ from: 1_000, to: 1_000_000, next: 'hours' }),
    hours: number({ of: 'hour', from: 1, to: 200, next: 'rate', unknown: 'rate' }),
    rate: decide(
      ({ basis, extras, pay }: { basis: string; extras: readonly object[]; pay: number }) =>
        finding([
          act('1', pay > 500_000 ? 'https://law.example/high' : 'https://law.example/low'),
          ...(basis === 'c' && extras.length === 0 ? [act('2')] : []),
        ]),
      { given: { basis: 'basis', extras: 'extras', pay: 'pay' }, next: { on: 'judged' } },
    ),
    judged: decide(
      ({ hours }: { hours: unknown }) => finding(hours === 'unknown' ? [act('3'), act('1')] : []),
      { given: { hours: 'hours' }, next: { on: 'told' } },
    ),
    told: result({ more: { why: 'because' }, offer: ['!menu'] }),
    because: decide(() => finding([act('4')]), { given: {}, next: { on: 'reasons' } }),
    reasons: end,
    end,
  },
})

test('every answer sampled is one its question takes, the same each time, and they differ', () => {
  for (const drawn of [lawful, ...Object.values(flows)] as readonly Flow[]) {
    for (let count = 0; count < 50; count++) {
      const answers = sample(drawn, count)
      for (const [place, answer] of Object.entries(answers)) {
        const asked = questionAt(drawn, place)
        const node = drawn.nodes[place]
        const takes = node?.kind === 'outcome' ? moreOf(node, answer) : asked && fits(answer, asked)
        expect(Boolean(takes), `${drawn.id}: ${place} ${answer}`).toBe(true)
      }
      expect(sample(drawn, count)).toEqual(answers)
    }
    expect(sample(drawn, 1)).not.toEqual(sample(drawn, 2))
  }
})

test('the law is every source any rule named, with each of its pages and who named it', () => {
  expect(lawBehind(lawful)).toEqual([
    {
      id: '1',
      title: 'Act 1',
      checked: '2026-11-23',
      urls: ['https://law.example/1', 'https://law.example/high', 'https://law.example/low'],
      by: ['judged', 'rate'],
    },
    {
      id: '2',
      title: 'Act 2',
      checked: '2026-11-23',
      urls: ['https://law.example/2'],
      by: ['rate'],
    },
    {
      id: '3',
      title: 'Act 3',
      checked: '2026-11-23',
      urls: ['https://law.example/3'],
      by: ['judged'],
    },
    {
      id: '4',
      title: 'Act 4',
      checked: '2026-11-23',
      urls: ['https://law.example/4'],
      by: ['because'],
    },
  ])
})

test('the wage check rests on the Minimum Wage Act, its regulations and the table', () => {
  const wageCheck = flows['wage-check']
  const ids = wageCheck && lawBehind(wageCheck).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['minimum-wage-table', 'mwa-4', 'mwa-r-1']))
})

test('a page has its chart twice, its words side by side, its law and its conversations', () => {
  const say = (locale: string) => (key: string) =>
    key.startsWith('sources:') || key.endsWith('askAgain') ? '' : `${locale} ${key}`
  const drawn = page(lawful, {
    words: { vi: say('vi'), ja: say('ja') },
    notes: ['rate'],
    kept: [{ file: 'first-vi.txt', heading: 'The first (vi, 2026-11-25)' }],
  })
  expect(drawn.match(/```mermaid\nflowchart TD\n/g)).toHaveLength(2)
  expect(drawn.indexOf('["ja lawful#58;basis.ask"]')).toBeGreaterThan(0)
  expect(drawn.indexOf('["ja lawful#58;basis.ask"]')).toBeLessThan(drawn.indexOf('<details>'))
  expect(drawn.indexOf('["vi lawful#58;basis.ask"]')).toBeGreaterThan(drawn.indexOf('<details>'))
  expect(drawn).toContain('n_judged{{"Act 1<br/>Act 3"}}')
  expect(drawn).toContain('| **basis** choice | vi lawful:basis.ask | ja lawful:basis.ask |')
  expect(drawn).toContain('| **hours** number of hours, 1–200, or unknown | vi lawful:hours.ask |')
  expect(drawn).toContain('| · why | vi lawful:told.options.why | ja lawful:told.options.why |')
  expect(drawn).toContain('n_told -->|"ja lawful#58;told.options.why"| n_because')
  expect(drawn).toContain('| · job | vi lawful:extras.kind.options.job |')
  expect(drawn).toContain('| · offers | \\[vi common:buttons.menu\\] |')
  expect(drawn).toContain('| note rate | vi lawful:notes.rate | ja lawful:notes.rate |')
  expect(drawn).toContain('| `2` | — | — | [Act 2](<https://law.example/2>) | 2026-11-23 | rate |')
  expect(drawn).toContain('Act 1: [1](<https://law.example/1>) [2](<https://law.example/high>)')
  expect(drawn).toContain('- [The first (vi, 2026-11-25)](<../../tests/flows/lawful/first-vi.txt>)')
})

test('a page for every flow and the list of them, always the same', () => {
  const all = pages('.')
  expect([...all.keys()]).toEqual(['index.md', ...Object.keys(flows).map((id) => `${id}.md`)])
  expect(pages('.')).toEqual(all)
  for (const id of Object.keys(flows)) expect(all.get('index.md')).toContain(`[${id}](${id}.md)`)
}, 180_000)

test('Markdown shows words as they are', () => {
  expect(shown('a|b <c> *d* [e] `f`\n\n_g_ #h & ~i\\')).toBe(
    'a\\|b &lt;c&gt; \\*d\\* \\[e\\] \\`f\\`<br><br>\\_g\\_ \\#h &amp; \\~i\\\\',
  )
  expect(link('a]b', 'https://x.example/a b|c')).toBe('[a\\]b](<https://x.example/a%20b%7Cc>)')
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |\n')
})

test('--help explains, and an unknown option ends with 1', () => {
  expect(draw('--help').stdout).toContain('npm run draw')
  const odd = draw('--chek')
  expect([odd.status, odd.stderr]).toEqual([1, 'Unknown option; see --help.\n'])
})
