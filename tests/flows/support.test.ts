import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namedLines } from '../../flows/rules/help/named-lines.ts'
import type { Given } from '../../flows/rules/support/answers.ts'
import { supportNumbers } from '../../flows/rules/support/numbers.ts'
import type { Support } from '../../flows/rules/support/support.ts'
import { supportQuestions } from '../../flows/rules/support/table.ts'
import { texts } from '../../locales/index.ts'
import { evaluateSupport } from '../../scripts/evaluate/support-check.ts'
import { createSpeak } from '../../src/speak.ts'
import { agreed, cautious, referred, signs } from './support-table.ts'

const { speak } = createSpeak(texts, { org: 'Hội', contact: 'a@b.c', privacyUrl: 'https://a.b/c' })

type Letters = { readonly [question: string]: string | readonly string[] | undefined }
const evaluate = (answers: Letters) => evaluateSupport({ answers }) as Support

const rows = agreed.map(([question, letter, points, floor, effect]) => ({
  question,
  letter,
  points,
  floor,
  effect,
  name: question + letter,
}))
const urgent = (effect: string | undefined) => effect?.startsWith('URGENT') ?? false

/** Answers worth so many points that bring no floor, flag or trigger. */
const filler = [
  {},
  { Q11: 'b' },
  { Q5: 'b' },
  { Q5: 'a' },
  { Q5: 'b', Q3: 'c' },
  { Q5: 'a', Q3: 'c' },
  { Q5: 'a', Q3: 'c', Q11: 'b' },
  { Q5: 'a', Q3: 'c', Q6: 'c' },
  { Q5: 'a', Q3: 'c', Q6: 'c', Q11: 'b' },
] as const
const levelOf = (sum: number) => (sum >= 8 ? 'HIGH' : sum >= 4 ? 'MEDIUM' : 'LOW')
const rank = ['LOW', 'MEDIUM', 'HIGH', 'URGENT']
const higher = (a: string, b: string) => (rank.indexOf(a) >= rank.indexOf(b) ? a : b)

test.each(rows)('$name alone', ({ question, letter, points, floor, effect, name }) => {
  const found = evaluate({ [question]: letter })
  const lines = Object.entries(referred).find(([names]) => names.split(' ').includes(name))
  expect(found).toEqual({
    level: urgent(effect) ? 'URGENT' : higher(levelOf(points), floor ?? 'LOW'),
    triggers: urgent(effect) || effect === 'LEFT' ? [effect] : [],
    floors: floor ? [floor] : [],
    flags: effect && !urgent(effect) ? [effect] : [],
    referrals: lines ? lines[1].split(' ') : [],
  })
})

test.each(rows)('$name counts its points, on every side of both bounds', (row) => {
  for (const [sum, others] of filler.entries()) {
    const rest: Letters = Object.fromEntries(
      Object.entries(others).filter(([question]) => question !== row.question),
    )
    const lost = sum - pointsOf(rest)
    const { level } = evaluate({ ...rest, [row.question]: row.letter })
    const plain = levelOf(Math.max(0, sum - lost + row.points))
    expect(level).toBe(urgent(row.effect) ? 'URGENT' : higher(plain, row.floor ?? 'LOW'))
  }
})

const pointsOf = (answers: Letters) =>
  rows
    .filter(({ question, letter }) => answers[question] === letter)
    .reduce((sum, { points }) => sum + points, 0)

test.each(rows.filter(({ floor, effect }) => floor || effect))(
  'no help that holds lowers the floor or trigger of $name',
  (row) => {
    for (const help of ['a', 'd']) {
      const found = evaluate({ Q10: help, [row.question]: row.letter })
      expect(rank.indexOf(found.level)).toBeGreaterThanOrEqual(rank.indexOf(row.floor ?? 'URGENT'))
    }
  },
)

describe('the sum', () => {
  test('is never below nothing: help does not pay for later troubles twice', () => {
    expect(evaluate({ Q10: 'd' }).level).toBe('LOW')
    expect(evaluate({ Q10: 'd', Q5: 'a' }).level).toBe('LOW')
    expect(evaluate({ Q10: 'd', Q5: 'a', Q3: 'c' }).level).toBe('LOW')
    expect(evaluate({ Q10: 'd', Q5: 'a', Q3: 'c', Q11: 'b' }).level).toBe('MEDIUM')
  })
  test('of several troubles at work is four at most', () => {
    const all = { Q7: ['a', 'b', 'c'] }
    expect(evaluate(all).level).toBe('MEDIUM')
    expect(evaluate({ ...all, Q5: 'a' }).level).toBe('MEDIUM')
    expect(evaluate({ ...all, Q5: 'a', Q11: 'b' }).level).toBe('HIGH')
    expect(evaluate({ Q7: ['a', 'b', 'c', 'd'] })).toMatchObject({
      level: 'HIGH',
      floors: ['HIGH'],
    })
    expect(evaluate({ Q7: ['a', 'a', 'a'] }).level).toBe('LOW')
    expect(evaluate({ Q7: ['a', 'e', 'P'] }).level).toBe('LOW')
  })
  test('takes the highest of several offers', () => {
    expect(evaluate({ Q8: ['a', 'b'], Q5: 'b' })).toMatchObject({ floors: ['HIGH'] })
    expect(evaluate({ Q8: ['a', 'd'], Q11: 'b' }).level).toBe('LOW')
    expect(evaluate({ Q8: ['d', 'a'] })).toEqual(evaluate({ Q8: 'a' }))
    expect(evaluate({ Q8: ['a', 'c', 'b'] })).toEqual(evaluate({ Q8: 'c' }))
  })
})

describe('what only a caseworker sees', () => {
  const named = (sign: string) => [sign.slice(0, 2), sign.slice(2)] as const
  test.each(signs)('one sign alone is none: %s', (sign) => {
    expect(evaluate(Object.fromEntries([named(sign)])).flags).not.toContain('TRAFFICKING-REVIEW')
  })
  test.each(signs.flatMap((a) => signs.filter((b) => a < b).map((b) => [a, b] as const)))(
    '%s with %s',
    (a, b) => {
      const answers = Object.fromEntries([named(a), named(b)])
      expect(evaluate(answers).flags).toEqual(['TRAFFICKING-REVIEW'])
      expect(evaluate({ ...answers, Q11: 'c' }).flags).toEqual(['EXPIRED', 'TRAFFICKING-REVIEW'])
    },
  )
  test('papers held without having been asked for are none', () => {
    expect(evaluate({ Q4: 'a', Q6: 'd' }).flags).toEqual([])
  })
})

describe('who has left', () => {
  test('needs a human today, and at once in danger', () => {
    expect(evaluate({ Q9: 'c' })).toMatchObject({
      level: 'HIGH',
      triggers: ['LEFT'],
      floors: ['HIGH'],
      flags: ['LEFT'],
    })
    for (const [question, trigger] of [
      ['Q1', 'URGENT-SAFETY'],
      ['Q2', 'URGENT-LIFE'],
      ['Q3', 'URGENT-RETURN'],
    ] as const) {
      expect(evaluate({ [question]: 'a', Q9: 'c' })).toMatchObject({
        level: 'URGENT',
        triggers: [trigger, 'LEFT'],
        flags: ['LEFT'],
      })
    }
  })
  test('is not named the page about changing company', () => {
    expect(evaluate({ Q9: 'c', Q5: 'a', Q4: 'a' }).referrals).not.toContain('otit-tenseki')
  })
  test.each([{ Q9: 'c' }, { Q11: 'c' }])('societies first, without danger: %o', (status) => {
    const { referrals } = evaluate({ ...status, Q1: 'b', Q5: 'a', Q8: 'c', Q7: 'd' })
    const firstPublic = referrals.findIndex((id) => cautious.includes(id))
    expect(referrals.slice(firstPublic).every((id) => cautious.includes(id))).toBe(true)
    expect(referrals.slice(0, firstPublic)).toContain('nv-tomoiki')
    expect(evaluate({ ...status, Q1: 'a' }).referrals[0]).toBe('police-110')
    const debt = evaluate({ ...status, Q6: 'c' }).referrals
    expect(debt.indexOf('nv-tomoiki')).toBeLessThan(debt.indexOf('houterasu-multi'))
  })
  test.each([
    [{ Q11: 'c', Q12: 'a' }, ['nv-tomoiki', 'posse', 'otit-vi']],
    [{ Q9: 'c', Q8: 'a' }, ['nv-tomoiki', 'otit-vi']],
    [{ Q11: 'c', Q6: 'c', Q4: 'a' }, ['nv-tomoiki', 'posse', 'houterasu-multi', 'otit-vi']],
  ])('a society before OTIT, which is none: %o', (answers, first) => {
    expect(evaluate(answers).referrals.slice(0, first.length)).toEqual(first)
  })
  test('and OTIT first as ever where the card is valid, and in danger', () => {
    expect(evaluate({ Q11: 'a', Q8: 'a' }).referrals).toEqual(['otit-vi', 'nv-tomoiki'])
    expect(evaluate({ Q11: 'c', Q1: 'a' }).referrals.slice(0, 3)).toEqual([
      'police-110',
      'fire-ambulance-119',
      'otit-sos',
    ])
  })
  test('societies first where leaving tonight is all that is urgent', () => {
    const { referrals, level } = evaluate({ Q5: 'b', Q9: 'b2', Q11: 'c' })
    expect(level).toBe('URGENT')
    expect(referrals.indexOf('nv-tomoiki')).toBeLessThan(referrals.indexOf('mhlw-dial-vi'))
  })
})

/** Reckons by asking, of each level in turn, whether anything speaks for it. */
function reference(answers: Letters) {
  const given = rows.filter(({ question, letter }) =>
    [answers[question] ?? []].flat().includes(letter),
  )
  const work = given.filter(({ question }) => question === 'Q7')
  const offers = given.filter(({ question }) => question === 'Q8').map(({ points }) => points)
  const others = given.filter(({ question }) => question !== 'Q7' && question !== 'Q8')
  let sum = Math.max(...offers, 0)
  for (const { points } of others) sum += points
  const grievances = work.map(({ points }) => points).reduce((a, b) => a + b, 0)
  sum += grievances > 4 ? 4 : grievances
  const has = (floor: string) => given.some((row) => row.floor === floor)
  const reviewed = new Set(given.map(({ name }) => name).filter((name) => signs.includes(name)))
  const level = given.some(({ effect }) => urgent(effect))
    ? 'URGENT'
    : has('HIGH') || sum > 7
      ? 'HIGH'
      : has('MEDIUM') || sum > 3
        ? 'MEDIUM'
        : 'LOW'
  return {
    level,
    triggers: [...new Set(given.flatMap(({ effect }) => effect ?? []))].filter(
      (effect) => effect !== 'EXPIRED',
    ),
    floors: ['HIGH', 'MEDIUM'].filter(has),
    flags: [
      ...['LEFT', 'EXPIRED'].filter((flag) => given.some(({ effect }) => effect === flag)),
      ...(reviewed.size > 1 ? ['TRAFFICKING-REVIEW'] : []),
    ],
  }
}

const lettersOf = (question: string) => [
  ...rows.filter((row) => row.question === question).map(({ letter }) => letter),
  'P',
]
const questions = [...new Set(rows.map(({ question }) => question))]
const anyAnswers: fc.Arbitrary<Letters> = fc.record(
  Object.fromEntries(
    questions.map((question) => {
      const one = fc.constantFrom(...lettersOf(question))
      const several = question === 'Q7' || question === 'Q8'
      return [question, several ? fc.array(one, { maxLength: 5 }) : one]
    }),
  ),
  { requiredKeys: [] },
)
const RUNS = { numRuns: 5_000 }

describe('whatever anybody answers', () => {
  test('it is as a second reckoning finds it', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { referrals: _, ...found } = evaluate(answers)
        expect(found).toEqual(reference(answers))
      }),
      RUNS,
    )
  })
  test('the order of questions and of several answers is of no account', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const turned = Object.fromEntries(
          Object.entries(answers)
            .toReversed()
            .map(([question, given]) => [
              question,
              Array.isArray(given) ? given.toReversed() : given,
            ]),
        )
        const { referrals, ...found } = evaluate(turned)
        const { referrals: usual, ...before } = evaluate(answers)
        expect(found).toEqual(before)
        expect(referrals.toSorted()).toEqual(usual.toSorted())
      }),
      RUNS,
    )
  })
  test('"I would rather not say" is as not asked', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...questions), (answers, question) => {
        const { [question]: _, ...without } = answers
        expect(evaluate({ ...answers, [question]: 'P' })).toEqual(evaluate(without))
      }),
      RUNS,
    )
  })
  test('one more trouble never makes it look better', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        fc.constantFrom(...rows.filter(({ points }) => points >= 0)),
        (answers, { question, letter }) => {
          const { [question]: _, ...without } = answers
          const before = evaluate(without).level
          const after = evaluate({ ...without, [question]: letter }).level
          expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before))
        },
      ),
      RUNS,
    )
  })
  test('every line named is fitting, each once, and public bodies come last without status', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { referrals, level, flags } = evaluate(answers)
        expect(new Set(referrals).size).toBe(referrals.length)
        const given = new Set(
          Object.entries(answers).flatMap(([q, all]) => [all].flat().map((letter) => q + letter)),
        )
        const fitting = Object.entries(referred).flatMap(([names, lines]) =>
          names.split(' ').some((name) => given.has(name)) ? lines.split(' ') : [],
        )
        expect(referrals.filter((id) => !fitting.includes(id))).toEqual([])
        if (level === 'URGENT' || flags.every((flag) => flag === 'TRAFFICKING-REVIEW')) return
        const first = referrals.findIndex((id) => cautious.includes(id))
        if (first >= 0) expect(cautious).toEqual(expect.arrayContaining(referrals.slice(first)))
      }),
      RUNS,
    )
  })
})

test.each([
  [{ answers: { Q1: 'z' } }, 'Q1 takes a, b, c, d or P, not "z".'],
  [{ answers: { Q4: 'a3' } }, 'Q4 takes a, a2, b, c or P, not "a3".'],
  [{ answers: { Q13: 'a' } }, /^There is no question "Q13"; known: Q1, /],
  [{ answers: { Q1: ['a', 'b'] } }, 'Q1 takes one answer, not ["a","b"].'],
  [{ answers: { Q7: 3 } }, 'Q7 must be a list, not 3.'],
  [{ answers: { Q7: ['a', null] } }, /^Q7 takes a, b, c, d, e or P/],
  [{ answers: [] }, /^"answers" must be a JSON object/],
  [{}, /^"answers" must be a JSON object/],
  [[], /^The input must be a JSON object/],
])('what cannot be is said in a sentence: %j', (json, sentence) => {
  expect(() => evaluateSupport(json)).toThrow(sentence)
})

test('one answer in a list, no answer, and nothing at all', () => {
  expect(evaluate({ Q1: ['a'], Q7: [] })).toEqual(evaluate({ Q1: 'a' }))
  expect(evaluateSupport({ answers: { Q1: null } })).toEqual(evaluate({}))
  expect(evaluate({})).toEqual({ level: 'LOW', triggers: [], floors: [], flags: [], referrals: [] })
})

describe('"where can I call" has a line for each answer', () => {
  const linesOf = (answers: Given) => supportNumbers({ private: 'yes', ...answers }).lines ?? []
  test.for<readonly [Given, readonly string[]]>([
    [{ safety: 'before', work: ['sexual'] }, ['otit-sos', 'sexual-8891']],
    [{ despair: 'sometimes', body: 'pressed' }, ['yorisoi-foreign', 'ninshin-sos-tokyo']],
    [
      { despair: 'sometimes', body: 'pressed', card: 'expired' },
      ['yorisoi-foreign', 'nv-tomoiki', 'posse'],
    ],
    [
      { safety: 'before', debt: 'threatened', work: ['sexual'] },
      ['houterasu-multi', 'sexual-8891'],
    ],
  ])('%j', ([answers, wanted]) => {
    expect(linesOf(answers)).toEqual(expect.arrayContaining([...wanted]))
  })

  test('whatever was answered, in one bubble that fits, at any hour', () => {
    const options = Object.fromEntries(
      supportQuestions.map(([name, { answers }]) => [
        name,
        fc.constantFrom(...Object.keys(answers)),
      ]),
    )
    const times = fc.integer({ min: 0, max: 167 })
    fc.assert(
      fc.property(fc.record(options, { requiredKeys: [] }), times, (answers, hour) => {
        const at = Date.parse('2026-11-25T00:00:00+09:00') + hour * 3_600_000
        for (const locale of ['vi', 'ja'] as const) {
          const say = namedLines(['emergency', ...linesOf(answers as Given)], locale, at)
          const text = say.map((line) => speak(locale, line)).join('\n')
          expect(text.length).toBeLessThanOrEqual(940)
        }
      }),
      { numRuns: 150 },
    )
  })
})
