import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, type Answers, isPeriod } from '#flow'
import { lineIds } from '../../flows/rules/help/named-lines.ts'
import { supportFinding } from '../../flows/rules/support/finding.ts'
import { rightsFor } from '../../flows/rules/support/rights.ts'
import { type Support, supportNeed } from '../../flows/rules/support/support.ts'
import { supportTable } from '../../flows/rules/support/table.ts'
import { supportCheck } from '../../flows/support-check.ts'
import { texts } from '../../locales/index.ts'
import type { Message } from '../../src/core/message.ts'
import { momentAt, newSession } from '../../src/core/moment.ts'
import { startFlow } from '../../src/core/obey.ts'
import { walk } from '../../src/core/walk.ts'
import { rehearse } from '../../src/rehearse.ts'
import { script } from '../transcript.ts'

const today = '2026-11-25'
const { nodes } = supportCheck
const asked = Object.keys(supportTable) as readonly (keyof typeof supportTable)[]
const ends = Object.entries(nodes).flatMap(([name, node]) =>
  node.kind === 'outcome' ? [[name, node] as const] : [],
)

/** Walks to an end, choosing by `pick` among all that may be answered; cards are read on. */
function answered(pick: () => number): { readonly answers: Answers; readonly at: string } {
  const answers: { [at: string]: Answer } = {}
  for (;;) {
    const { at, node } = walk(supportCheck, answers, today)
    if (node.kind === 'outcome') {
      if (!at.startsWith('card')) return { answers, at }
      answers[at] = 'goOn'
    } else {
      const { options = [], alone = {} } = node
      const several = options.filter((option) => !Object.hasOwn(alone, option))
      const one = options[pick() % options.length] ?? ''
      const many = several.slice(pick() % several.length)
      answers[at] = node.kind !== 'choices' ? one : Object.hasOwn(alone, one) ? [one] : many
    }
  }
}

const walks = fc
  .infiniteStream(fc.nat(1_000))
  .map((picks) => answered(() => picks.next().value ?? 0))

const names = (answer: Answer | undefined) =>
  answer === undefined || typeof answer === 'number' || isPeriod(answer) ? [] : [answer].flat()
const levels: { readonly [at: string]: Support['level'] } = {
  ...{
    urgentSafety: 'URGENT',
    urgentLife: 'URGENT',
    urgentReturn: 'URGENT',
    urgentHuman: 'URGENT',
  },
  ...{ left: 'HIGH', high: 'HIGH', medium: 'MEDIUM', low: 'LOW', later: 'LOW' },
}

test('its questions and answers are those of the decision table, each to be left out or to stop', () => {
  for (const name of asked) {
    const node = nodes[name]
    const options = node.options as readonly string[]
    expect(options.toSorted(), name).toEqual(
      [...Object.keys(supportTable[name].answers), 'unsaid', 'stop'].toSorted(),
    )
    const ways: { readonly [option: string]: string } =
      node.kind === 'choices' ? node.alone : node.next
    expect(ways['stop'], name).toBe('verdict')
  }
})

test('wherever it ends, that is what the rule says of what was answered', () => {
  fc.assert(
    fc.property(walks, ({ answers, at }) => {
      const said = Object.fromEntries(asked.map((name) => [name, names(answers[name])]))
      const danger = answers['private'] === 'danger' ? { safety: ['now'] } : said
      expect(supportNeed(danger).level).toBe(levels[at])
    }),
    { numRuns: 5_000 },
  )
})

test('every end is come to, and everything is asked by somebody', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(walks, ({ answers, at }) => {
      for (const place of [at, ...Object.keys(answers)]) reached.add(place)
    }),
    { numRuns: 5_000, seed: 1 },
  )
  expect(Object.keys(levels).filter((at) => !reached.has(at))).toEqual([])
  expect([...asked, 'cardSent', 'cardPlanned'].filter((at) => !reached.has(at))).toEqual([])
})

describe('danger ends the questions at once', () => {
  test.each([
    [{ private: 'danger' }, 'urgentSafety'],
    [{ private: 'yes', safety: 'now' }, 'urgentSafety'],
    [{ private: 'yes', safety: 'locked' }, 'urgentSafety'],
    [{ private: 'yes', safety: 'before', despair: 'now' }, 'urgentLife'],
    [{ private: 'yes', safety: 'no', despair: 'no', sentHome: 'now' }, 'urgentReturn'],
    [{ private: 'yes', safety: 'no', despair: 'stop' }, 'low'],
    [{ private: 'yes', safety: 'before', despair: 'stop' }, 'high'],
  ])('%o', (answers, at) => expect(walk(supportCheck, answers, today).at).toBe(at))
})

test.each(ends)('%s leads to a person', (_, { offer }) => expect(offer).toContain('!person'))

test('nothing is kept of it as a result', () => {
  expect(ends.filter(([, node]) => 'result' in node)).toEqual([])
})

test('nothing is asked before the agreement, and danger has its own way without it', () => {
  const { rehearsal } = rehearse(script, { locale: 'vi', on: today })
  rehearsal.hear('tiếng việt')
  const m = momentAt(script, 0, 9)
  const before = { ...rehearsal.conversation(), session: newSession(m, 'welcome') }
  const { conversation } = startFlow(m, before, 'support-check')
  expect(conversation.session?.flow).toBe('welcome')
  expect(conversation.session?.then).toBe('support-check')
})

const leaves = (file: object): readonly string[] =>
  Object.values(file).flatMap((one) => (typeof one === 'string' ? [one] : leaves(one)))

describe.each(['vi', 'ja'] as const)('in %s', (locale) => {
  const words = leaves(texts[locale]['support-check']).join('\n')
  test('nobody is marked, told to run, or told to bear it', () => {
    expect(words).not.toMatch(
      /bỏ trốn|trốn|chịu đựng đi|ráng chịu|cố chịu|失踪|逃げ|がまんして(?!いる)|rủi ro|リスク|tội phạm/i,
    )
  })
  test('no question is about the employer, an address or a place', () => {
    const questions = asked.map((name) => texts[locale]['support-check'][name].ask).join('\n')
    expect(questions).not.toMatch(/tên công ty|địa chỉ|ở đâu|tỉnh nào|会社の 名前|住所|どこに 住/)
  })
  test('no sum of points is anywhere', () => {
    fc.assert(
      fc.property(walks, ({ answers }) => {
        const given = Object.fromEntries(
          [...asked, 'private'].map((name) => [name, answers[name]]),
        ) as Parameters<typeof supportFinding>[0]
        expect(supportFinding(given).facts).toEqual({})
      }),
    )
    expect(words).not.toMatch(/\{\{/)
  })
})

test('where a human is needed soon or later, exactly one number is named, and it may be shown', () => {
  fc.assert(
    fc.property(walks, ({ answers, at }) => {
      const { finding } = walk(supportCheck, answers, today)
      if (at !== 'high' && at !== 'medium') return
      expect(finding?.lines).toHaveLength(1)
      expect(lineIds).toContain(finding?.lines?.[0])
      expect(finding?.notes?.length).toBeLessThanOrEqual(at === 'high' ? 4 : 3)
    }),
    { numRuns: 2_000 },
  )
})

/** What fits one answer alone: the line said of it, and the number to call. */
test.each<[string, string, string | undefined, string?]>([
  ['safety', 'before', 'safePlace', 'otit-sos'],
  ['despair', 'sometimes', 'listen', 'yorisoi-foreign'],
  ['sentHome', 'undated', 'stay', 'otit-sos'],
  ['sentHome', 'threat', 'stay'],
  ['papers', 'held', 'papers', 'otit-vi'],
  ['papers', 'refused', 'papers', 'otit-vi'],
  ['papers', 'bankOrPhone', 'papers'],
  ['pay', 'unpaid', 'wages'],
  ['pay', 'less', 'wages'],
  ['debt', 'threatened', 'penalty', 'houterasu-multi'],
  ['work', 'insults', 'transfer'],
  ['work', 'hours', 'overtime'],
  ['work', 'otherWork', 'transfer'],
  ['work', 'sexual', 'safePlace', 'sexual-8891'],
  ['offers', 'papersAsked', undefined, 'otit-vi'],
  ['offers', 'sent', undefined, 'otit-vi'],
  ['leaving', 'thinking', 'transfer'],
  ['leaving', 'planned', 'transfer', 'otit-vi'],
  ['card', 'expired', 'status', 'nv-tomoiki'],
  ['body', 'hurt', 'accident', 'otit-vi'],
  ['body', 'pregnant', 'pregnancy', 'otit-vi'],
  ['body', 'pressed', 'pregnancy', 'otit-vi'],
])('%s %s: the line %s, the number %s', (question, answer, line, number) => {
  const given = { [question]: question === 'work' ? [answer] : answer }
  expect(rightsFor({ [question]: [answer] })[0]?.name).toBe(line)
  const { route, notes, lines } = supportFinding(given)
  if (number === undefined) return expect(route).toBe('low')
  // What the law says is told in general (A44); an advice of ours is not.
  const general = line === undefined || line === 'listen' ? [] : ['general']
  expect(notes).toEqual([...(line === undefined ? [] : [line]), ...general])
  expect(lines).toEqual([number])
})

test('the gravest matters are named first, and a calm number before a public office', () => {
  const many = { pay: 'unpaid', papers: 'held', body: 'pressed', leaving: 'thinking', debt: 'none' }
  expect(supportFinding(many)).toMatchObject({
    route: 'high',
    notes: ['pregnancy', 'papers', 'general'],
    lines: ['otit-vi'],
  })
  expect(supportFinding({ pay: 'unpaid', body: 'hurt', told: 'stop' })).toMatchObject({
    route: 'medium',
    notes: ['soFar', 'accident', 'general'],
    lines: ['otit-vi'],
  })
})

test('a society before OTIT where the card has run out, whatever else is the matter', () => {
  for (const more of [{ body: 'hurt' }, { papers: 'held' }, { pay: 'unpaid', debt: 'cannotRepay' }])
    expect(supportFinding({ ...more, card: 'expired' }).lines).toEqual(['nv-tomoiki'])
  expect(supportFinding({ body: 'hurt', card: 'long' }).lines).toEqual(['otit-vi'])
})

test('more numbers are told of every end that offers them, the emergency numbers first', () => {
  fc.assert(
    fc.property(walks, ({ answers, at }) => {
      const node = nodes[at as 'high']
      if (!('more' in node) || !('numbers' in node.more)) return
      const further = walk(supportCheck, { ...answers, [at]: 'numbers' }, today)
      expect(further.at).toBe('numbers')
      expect(further.finding?.lines).not.toContain('police-110')
    }),
  )
  expect(nodes.numbers.lines).toEqual(['emergency', 'found'])
})

test('a talk from the menu to the end has the right things in it', () => {
  const { rehearsal } = rehearse(script, { locale: 'vi', on: today, flow: 'support-check' })
  const say = (lines: readonly string[]) => {
    let said: readonly Message[] = []
    for (const line of lines) said = rehearsal.hear(line)
    return rehearsal.words(said)
  }
  const start = ['[An toàn, hỏi đi]', '[Trước đây, vẫn sợ]']
  const end = say([...start, '[Dừng ở đây]'])
  expect(end).toContain('đến chỗ an toàn')
  expect(end.match(/📞|🔗/g)).toHaveLength(1)
  expect(end).toContain('[Gặp người thật]')
})
