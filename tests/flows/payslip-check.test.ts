import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Answers, Flow, Question } from '#flow'
import { payslipCheck } from '../../flows/payslip-check.ts'
import type { PayslipAnswers } from '../../flows/rules/payslip/chat/answers.ts'
import { payslipTaken } from '../../flows/rules/payslip/chat/taken.ts'
import { shortChecks } from '../../flows/short-checks.ts'
import { askAt } from '../../src/core/ask.ts'
import type { Locale } from '../../src/core/conversation.ts'
import { mapCard } from '../../src/core/map-card.ts'
import { type Place, walk } from '../../src/core/walk.ts'
import { script } from '../transcript.ts'

const TODAY = '2026-11-23'

/** An answer that the question takes: the ends of its limits, something between, or not known. */
function answerTo(question: Question, pick: number): Answer {
  const { kind, options = [], limits, unknown } = question
  if (unknown !== undefined && kind !== 'choice' && pick % 4 === 0) return 'unknown'
  switch (kind) {
    case 'choice':
      return options[pick % options.length] ?? ''
    case 'period':
      return periods[pick % periods.length] ?? july
    case 'prefecture':
      return String(1 + (pick % 47)).padStart(2, '0')
    default: {
      const { from = 0, to = 0 } = limits ?? {}
      const some = [from, to, Math.round((from * 7 + to) / 8), Math.round((from + to) / 2)]
      return some[Math.floor(pick / 4) % 4] ?? from
    }
  }
}

const july = { from: '2026-07-01', to: '2026-07-31' }
const periods = [
  july,
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2025-11-06', to: '2025-12-05' },
  { from: '2021-03-01', to: '2021-03-31' },
  { from: '2026-11-20', to: '2026-11-20' },
]

/** Answers whatever is asked until an end, as told by a list of numbers. */
function finish(flow: Flow, picks: readonly number[]): { answers: Answers; place: Place } {
  let answers: Answers = {}
  for (let at = 0; at < 200; at++) {
    const place = walk(flow, answers, TODAY)
    if (place.node.kind === 'outcome') return { answers, place }
    answers = { ...answers, [place.at]: answerTo(place.node, picks[at % picks.length] ?? at) }
  }
  throw new Error('no end was reached')
}

/** Says an end in both languages, its card as well; within one bubble. */
function speakable(flow: Flow, place: Place): void {
  const message = askAt(script, flow, place, { locale: 'vi', at: Date.parse(TODAY) })
  for (const locale of ['vi', 'ja'] satisfies Locale[]) {
    const text = message.say.map((phrase) => script.say(locale, phrase)).join('\n')
    expect(text.length, text).toBeLessThanOrEqual(2_000)
    expect(text).not.toMatch(/undefined|NaN|\{\{|(^|[\s:→])-\d/)
    const card = message.card && mapCard(message.card, (phrase) => script.say(locale, phrase))
    expect(JSON.stringify(card ?? '')).not.toMatch(/undefined|NaN|\{\{/)
  }
}

const picks = fc.array(fc.nat(60), { minLength: 20, maxLength: 60 })

describe.each([payslipCheck, shortChecks] as readonly Flow[])(
  'whatever is answered in $id',
  (flow) => {
    test('the end, and all that it can tell more, has words in both languages', () => {
      fc.assert(
        fc.property(picks, (told) => {
          const { answers, place } = finish(flow, told)
          speakable(flow, place)
          const { node } = place
          if (node.kind !== 'outcome') return
          for (const option of Object.keys(node.more ?? {}))
            speakable(flow, walk(flow, { ...answers, [place.at]: option }, TODAY))
        }),
        { numRuns: 400 },
      )
    })
  },
)

const told = (more: PayslipAnswers): PayslipAnswers => ({
  when: { from: '2026-10-01', to: '2026-10-31' },
  where: '04',
  sector: 'other',
  hourlyPay: 1098,
  allowances: [],
  dailyHours: 8,
  extra: 'none',
  took: 'none',
  ...more,
})

describe('a long list of lines taken still fits a bubble', () => {
  const kinds = [
    { kind: 'dormitory', dormitory: 300_000, rent: 1_000_000, people: '9' },
    { kind: 'utilities', utilities: 200_000, bill: 'unknown' },
    { kind: 'meals', meals: 200_000, mealCost: 100_000 },
    { kind: 'savings', amount: 500_000 },
    { kind: 'penalty', penalty: 'fine', amount: 500_000 },
    { kind: 'penalty', penalty: 'sanction', amount: 500_000 },
    { kind: 'fee', fee: 'supervision', amount: 500_000 },
    { kind: 'fee', fee: 'union', amount: 500_000 },
    { kind: 'loan', amount: 500_000 },
    { kind: 'deferred', amount: 'unknown' },
    { kind: 'lateness', lateness: 300_000, missed: 9.75 },
    { kind: 'accident', amount: 500_000 },
    { kind: 'other', amount: 500_000 },
  ] as const
  const bubble = (deductions: PayslipAnswers['deductions'], agreement: Answer) => {
    const finding = payslipTaken(
      told({ took: 'some', taxes: 99_999, deductions, agreement, gross: 2_000_000, net: 1 }),
    )
    const node = payslipCheck.nodes.taken
    speakable(payslipCheck, { at: 'taken', node, path: [], finding })
  }
  const answers = ['yes', 'no', 'unknown'] as const

  test.each(kinds)('eight of one kind: $kind', (line) => {
    for (const agreement of answers)
      bubble(
        Array.from({ length: 8 }, () => line),
        agreement,
      )
  })
  test('eight of any kinds', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...kinds], { minLength: 8, maxLength: 8 }), (lines) => {
        for (const agreement of answers) bubble(lines, agreement)
      }),
    )
  })
})
