import { describe, expect, test } from 'vitest'
import type { Flow, Node } from '#flow'
import { alreadyLeft } from '../../flows/already-left.ts'
import { forcedReturn } from '../../flows/forced-return.ts'
import { inDanger } from '../../flows/in-danger.ts'
import { helpLines } from '../../flows/rules/help/table.ts'
import { shortAnswers } from '../../flows/short-answers.ts'
import { supportCheck } from '../../flows/support-check.ts'
import { welcome } from '../../flows/welcome.ts'
import { texts } from '../../locales/index.ts'

const locales = ['vi', 'ja'] as const
const leaving = [forcedReturn, alreadyLeft, shortAnswers] as const satisfies readonly Flow[]
const REPORTS = new Set(helpLines.filter((line) => line.noStatusCaution).map(({ id }) => id))
/** They have no duty to report anybody: A33. */
const SOCIETIES = ['nv-tomoiki', 'posse', 'rink-osaka', 'amda']

type End = Extract<Node, { readonly kind: 'outcome' }>
const ends = (flow: Flow) =>
  Object.entries(flow.nodes).flatMap(([name, node]) =>
    node.kind === 'outcome' ? [[name, node as End] as const] : [],
  )
const linesOf = (node: Node) => ('lines' in node && node.lines) || []
const said = (flow: Flow, locale: 'vi' | 'ja') =>
  Object.entries(
    texts[locale][flow.id as 'forced-return'] as {
      readonly [node: string]: string | { readonly say?: string; readonly ask?: string }
    },
  ).flatMap(([name, node]) =>
    typeof node === 'string' ? [] : [[name, node.say ?? node.ask ?? ''] as const],
  )

/** The taps it takes to come to every place, by the longest way. */
function longest(flow: Flow, at = flow.start): number {
  const node = flow.nodes[at]
  const next = node?.kind === 'outcome' ? (node.more ?? {}) : node?.kind === 'choice' && node.next
  const ways = typeof next === 'object' ? Object.values(next) : []
  return ways.length === 0 ? 0 : 1 + Math.max(...ways.map((way) => longest(flow, way)))
}

describe.for(leaving)('$id', (flow) => {
  test('can be read without agreeing, and rests after a day', () => {
    expect(flow.open).toBe(true)
    expect(flow.restsAfter).toBe(24)
  })

  test('asks nothing but what can be tapped: no employer, no address, no place', () => {
    for (const node of Object.values(flow.nodes)) expect(['choice', 'outcome']).toContain(node.kind)
  })

  test('every end names somebody to turn to, and offers a person first', () => {
    for (const [name, { lines = [], offer }] of ends(flow)) {
      expect(
        lines.filter((line) => line !== 'emergency'),
        name,
      ).not.toEqual([])
      expect(offer[0], name).toBe('!person')
      expect(offer.at(-1), name).toBe('!menu')
    }
  })

  test.for(locales)('names no law without its day, and no judgement as law (%s)', (locale) => {
    for (const [name, words] of said(flow, locale)) {
      if (/Dựa theo|根拠/.test(words)) expect(words, name).toMatch(/23\/11\/2026|2026年11月23日/)
      const advice = words.search(/Mình khuyên|アドバイス/)
      const law = words.search(/Dựa theo|根拠/)
      if (law >= 0 && advice > law) expect(words.slice(advice), name).not.toMatch(/phải báo|条/)
    }
  })

  test.for(locales)('never labels anybody, nor tells to run or to endure (%s)', (locale) => {
    for (const [name, words] of said(flow, locale)) {
      expect(words, name).not.toMatch(/bỏ trốn|chạy trốn|trốn đi|chịu đựng|失踪|逃げ|がまんして/)
    }
  })
})

test('being sent home takes five taps at most, and the first answer says what to do', () => {
  expect(longest(forcedReturn)).toBeLessThanOrEqual(5)
  for (const at of Object.values(forcedReturn.nodes.stage.next)) {
    expect(forcedReturn.nodes[at].kind).toBe('outcome')
    expect(linesOf(forcedReturn.nodes[at])[0]).toBe('emergency')
  }
})

test.for(locales)(
  'the card for the airport is the sentence of the facts, as advice (%s)',
  (locale) => {
    const card =
      '「帰国したくありません。無理やり帰国させられています。助けてください。ベトナム語の通訳をお願いします。」'
    const file = texts[locale]['forced-return']
    for (const node of [file.airport, file.taken]) expect(node.say).toContain(card)
    expect(file.airport.say).toMatch(/^(?:Mình khuyên|アドバイス)/)
    expect(file.airport.say).not.toMatch(/luật(?! sư)|法律/)
  },
)

describe('already-left', () => {
  test('is short', () => expect(longest(alreadyLeft)).toBeLessThanOrEqual(8))

  test('names no authority that may have to report, and societies first', () => {
    for (const [name, node] of Object.entries(alreadyLeft.nodes)) {
      const lines = linesOf(node).filter((line) => line !== 'emergency')
      for (const line of lines) expect(REPORTS, name).not.toContain(line)
      if (lines.length > 0) expect(SOCIETIES, name).toContain(lines[0])
    }
  })

  test('asks of safety, then of being held, then of the card, then what the person wants', () => {
    const order = ['safe', 'hold', 'card', 'want']
    const asked = Object.entries(alreadyLeft.nodes).filter(([, { kind }]) => kind === 'choice')
    expect(asked.map(([name]) => name)).toEqual(order)
  })

  test.for(locales)('says nothing of transfer, hiding or finding work (%s)', (locale) => {
    for (const [name, words] of said(alreadyLeft, locale)) {
      expect(words, name).not.toMatch(/転籍|đổi nơi thực tập|実習先を かえ|lẩn|隠れ|tìm việc/)
    }
  })
})

test('every short answer has its three lines', () => {
  for (const locale of locales) {
    for (const [name] of ends(shortAnswers)) {
      const words = texts[locale]['short-answers'][name as 'transfer'].say
      expect(words.match(/^• /gm), name).toHaveLength(3)
    }
  }
})

test('they are reached from the menu, from danger and from the check', () => {
  const offered = (flow: Flow) => new Set(ends(flow).flatMap(([, { offer }]) => offer))
  for (const at of ['home', 'reading'] as const) {
    const { offer } = welcome.nodes[at]
    for (const { id } of leaving) expect(offer).toContain(id)
  }
  for (const { id } of leaving) expect(offered(supportCheck)).toContain(id)
  for (const { id } of [forcedReturn, alreadyLeft]) expect(offered(inDanger)).toContain(id)
})
