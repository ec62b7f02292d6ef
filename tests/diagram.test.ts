import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choice, decide, type Flow, flow, items, money, outcome } from '#flow'
import { flows } from '../flows/index.ts'
import { diagram } from '../src/core/diagram.ts'

const rule = () => ({ route: 'low', facts: {}, because: [] })
const sample = flow('sample', {
  start: 'basis',
  topic: 'wages',
  nodes: {
    basis: choice({ hour: 'pay', day: 'pay', unsure: 'end' }),
    pay: money({ from: 1, to: 9, next: 'extras', unknown: 'extras' }),
    extras: items({
      start: 'kind',
      upTo: 3,
      next: 'verdict',
      nodes: {
        kind: choice({ none: 'done', job: 'amount' }),
        amount: money({ from: 1, to: 9, next: 'again' }),
      },
    }),
    verdict: decide(rule, { given: {}, next: { low: 'end', fine: 'end-well' } }),
    end: outcome({ offer: [] }),
    'end-well': outcome({ offer: [] }),
  },
})
const words = {
  say: (place: string) => place,
  restsOn: () => 'Act 4',
  unknown: 'わからない',
  again: 'もう一つ',
  done: '終わり',
}

test('a flow, line by line', () => {
  expect(diagram(sample, words)).toBe(`flowchart TD
  begin(("▶"))
  n_basis["basis.ask"]
  n_pay["pay.ask"]
  subgraph n_extras["extras"]
    n_extras_of_kind["extras.kind.ask"]
    n_extras_of_amount["extras.amount.ask"]
    n_extras_of_again(("もう一つ"))
    n_extras_of_done(("終わり"))
    n_extras_of_kind -->|"extras.kind.options.none"| n_extras_of_done
    n_extras_of_kind -->|"extras.kind.options.job"| n_extras_of_amount
    n_extras_of_amount --> n_extras_of_again
    n_extras_of_again -.->|"≤ 3"| n_extras_of_kind
  end
  n_verdict{{"Act 4"}}
  n_end("end.say")
  n_end_2d_well("end-well.say")
  begin --> n_basis
  n_basis -->|"basis.options.hour<br/>basis.options.day"| n_pay
  n_basis -->|"basis.options.unsure"| n_end
  n_pay --> n_extras_of_kind
  n_pay -->|"わからない"| n_extras_of_kind
  n_extras_of_done --> n_verdict
  n_verdict -->|"low"| n_end
  n_verdict -->|"fine"| n_end_2d_well
`)
})

const ID = 'n_\\w+'
const TEXT = '"(?:<br/>|[^"<>|`{}\\[\\]#&;:@%\\\\\\n]|#\\d+;)+"'
const LINES = [
  /^flowchart TD$/,
  /^ {2}begin\(\("▶"\)\)$/,
  /^ {2}end$/,
  new RegExp(`^ {2}begin --> ${ID}$`),
  new RegExp(`^ {2}subgraph ${ID}\\[${TEXT}\\]$`),
  new RegExp(
    `^ {2,4}${ID}(?:\\[${TEXT}\\]|\\(${TEXT}\\)|\\(\\(${TEXT}\\)\\)|\\{\\{${TEXT}\\}\\})$`,
  ),
  new RegExp(`^ {2,4}${ID} (?:-->|-\\.->)(?:\\|${TEXT}\\|)? ${ID}$`),
]
/** Lines that are none of those a chart is made of. */
const odd = (chart: string) =>
  chart.split('\n').filter((line) => line !== '' && !LINES.some((known) => known.test(line)))

test.each([
  ['quotes', 'say "no"', 'say #34;no#34;'],
  ['brackets', 'a[b](c){d}|e', 'a#91;b#93;(c)#123;d#125;#124;e'],
  ['a number sign and an ending', '#1; x', '#35;1#59; x'],
  ['HTML', '<b onclick="x">&amp;', '#60;b onclick=#34;x#34;#62;#38;amp#59;'],
  ['lines', 'one\n\ntwo\r\nthree', 'one<br/>two<br/>three'],
  ['Markdown', '`*_~`', '#96;#42;#95;#126;#96;'],
  ['a directive', '%%{init: {}}%%', '#37;#37;#123;init#58; #123;#125;#125;#37;#37;'],
  ['a numbered line', '1. first\n- second', '1.\u00a0first<br/>-\u00a0second'],
  ['figures', 'from {{changeDay, date}} to {{ rate }}', 'from 〈changeDay〉 to 〈rate〉'],
  ['what cannot be seen', 'a\u0000b\u202ec', 'a b c'],
])('%s: no syntax', (_, said, written) => {
  expect(diagram(sample, { ...words, say: () => said })).toContain(`n_basis["${written}"]`)
})

test('long words are cut, and no figure with them', () => {
  const chart = diagram(sample, { ...words, say: () => `${'ờ'.repeat(85)} {{rate, number}} yên` })
  expect(chart).toContain(`n_basis["${'ờ'.repeat(85)} 〈rat…"]`)
})

test('whatever the words are, every line is one of a chart', () => {
  const tricky = fc.constantFrom(
    '"',
    '#quot;',
    ']',
    '}}',
    '-->',
    '|',
    '\n',
    '```',
    'style x:#y;',
    'end',
  )
  const said = fc.array(fc.oneof(tricky, fc.string({ unit: 'binary' }))).map((all) => all.join(''))
  fc.assert(
    fc.property(said, fc.string({ minLength: 1 }), (text, name) => {
      const nodes: Flow['nodes'] = { [name]: outcome({ offer: [] }) }
      const named: Flow = { ...sample, start: name, nodes }
      const hostile = {
        say: () => text,
        restsOn: () => text,
        unknown: text,
        again: text,
        done: text,
      }
      expect(odd(diagram(sample, hostile))).toEqual([])
      expect(odd(diagram(named, hostile))).toEqual([])
    }),
  )
})

test('no two names share an id', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }), (names) => {
      const nodes = Object.fromEntries(names.map((name) => [name, outcome({ offer: [] })]))
      const chart = diagram({ ...sample, start: names[0] ?? '', nodes }, words)
      const ids = [...chart.matchAll(/^ {2}(n_\w*)\(/gm)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(Object.keys(nodes).length)
    }),
  )
})

describe.each(Object.values(flows))('$id', (drawn) => {
  const chart = diagram(drawn, words)

  test('every line is one of a chart, and every arrow joins what is there', () => {
    expect(odd(chart)).toEqual([])
    const boxes = new Set([...chart.matchAll(/^ +(n_\w+)[[({]/gm)].map(([, id]) => id))
    const ends = [...chart.matchAll(/^ +(n_\w+) -.*?(n_\w+)$/gm)].flatMap(([, a, b]) => [a, b])
    expect(ends.filter((id) => !boxes.has(id))).toEqual([])
    expect(boxes.size).toBeGreaterThan(1)
  })

  test('is within what GitHub draws: 50,000 letters and 500 arrows', () => {
    expect(chart.length).toBeLessThan(50_000)
    expect([...chart.matchAll(/->/g)].length).toBeLessThan(500)
  })
})
