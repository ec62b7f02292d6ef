import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { flows } from '../../flows/index.ts'
import { texts } from '../../locales/index.ts'
import { rowOf } from '../../src/console/answer-row.ts'
import { answersOf } from '../../src/console/answers.ts'
import { wordsIn } from '../../src/console/words.ts'
import type { Answer, Conversation } from '../../src/core/conversation.ts'
import type { Question } from '../../src/core/node.ts'
import { fits, walk } from '../../src/core/walk.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

/** Every question of every flow by where it may be asked, and its place in the words. */
const questions = Object.values(flows).flatMap((flow) =>
  Object.entries(flow.nodes).flatMap(([name, node]) => {
    if (node.kind === 'outcome' || node.kind === 'decide') return []
    if (node.kind !== 'items') return [{ flow, at: name, place: [name], question: node }]
    const inner: readonly (readonly [string, Question])[] = Object.entries(node.nodes)
    return inner.map(([one, question]) => {
      return { flow, at: `${name}/0/${one}`, place: [name, one], question }
    })
  }),
)

const textAt = (locale: 'vi' | 'ja', flow: string, place: readonly string[]): unknown =>
  [flow, ...place].reduce<unknown>(
    (inner, name) => (inner as { readonly [name: string]: unknown } | undefined)?.[name],
    texts[locale],
  )

const someAnswer = ({ kind, options = [] }: Question) => {
  if (kind === 'period') return { from: '2026-03-01', to: '2026-03-31' }
  if (kind === 'prefecture') return '23'
  if (kind === 'money' || kind === 'number') return 1
  return kind === 'choices' ? options.slice(0, 1) : (options[0] ?? 'words')
}

/** Answers that may fit a question, at its limits and around the days that wages changed. */
function answersTo({ options = [], limits, kind }: Question): readonly Answer[] {
  const period = (from: string, to: string) => ({ from, to })
  return [
    ...options,
    ...options.map((one) => [one]),
    ...(limits ? [limits.from, Math.round((limits.from + limits.to) / 9), limits.to] : []),
    ...(kind === 'period' ? [period('2025-10-01', '2025-10-31')] : []),
    ...(kind === 'period' ? [period('2026-03-01', '2026-03-31')] : []),
    ...(kind === 'prefecture' ? ['23', '13', '47'] : []),
    ...(kind === 'text' ? ['Zalo'] : []),
    'unknown',
  ]
}

describe('a row of the table of answers', () => {
  test.for(questions.map((one) => [`${one.flow.id}:${one.at}`, one] as const))(
    '%s is named by a text that somebody wrote for it, whole',
    ([, { flow, at, place, question }]) => {
      for (const locale of ['vi', 'ja'] as const) {
        const written = textAt(locale, flow.id, [...place, 'short'])
        expect(written, locale).toEqual(expect.stringMatching(/\S/))
        const facts = { changeDay: '2026-10-01', dayBefore: '2026-09-30' }
        const given = { at, question, answer: someAnswer(question), facts }
        const row = rowOf(stage.script, locale, flow, given, wordsIn(locale))
        const days =
          locale === 'ja' ? ['2026年10月1日', '2026年9月30日'] : ['1/10/2026', '30/9/2026']
        const filled = String(written)
          .replace(/\{\{changeDay, date\}\}/, days[0] ?? '')
          .replace(/\{\{dayBefore, date\}\}/, days[1] ?? '')
        expect(row.question).toBe(filled)
      }
    },
  )

  test('has room for its name', () => {
    for (const { flow, place } of questions) {
      const where = `${flow.id}:${place.join('.')}`
      expect(String(textAt('ja', flow.id, [...place, 'short'])).length, where).toBeLessThan(70)
      expect(String(textAt('vi', flow.id, [...place, 'short'])).length, where).toBeLessThan(130)
      for (const locale of ['vi', 'ja'] as const)
        expect(textAt(locale, flow.id, [...place, 'short']), where).not.toMatch(/\n/)
    }
  })

  test('can be told of every way through every flow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(flows)), fc.array(fc.nat()), (flow, picks) => {
        const answers: { [at: string]: Answer } = {}
        for (const pick of [...picks, 0, 1, 2]) {
          const { at, node } = walk(flow, answers, '2026-11-25')
          if (node.kind === 'outcome') break
          const some = answersTo(node).filter((one) => fits(one, node))
          const answer = some[pick % some.length]
          if (answer === undefined) break
          answers[at] = answer
        }
        const run = { flow: flow.id, asOf: '2026-11-25', answers, touched: 0 }
        const talk = { session: run } as unknown as Conversation
        for (const locale of ['vi', 'ja'] as const) {
          const told = answersOf(stage.script, locale, talk, [], wordsIn(locale))
          for (const { rows } of told)
            for (const { question, answer } of rows)
              expect(question + answer).not.toMatch(/\{\{|undefined/)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('names the day on which the minimum wage changed', async () => {
    await stage.says('lan', { kind: 'joined' })
    for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap('lan', name)
    await stage.says('lan', { kind: 'text', text: '1000' })
    await stage.tap('lan', 'none')
    for (const text of ['Aichi', '1/10/2025 - 31/10/2025', '90', '80'])
      await stage.says('lan', { kind: 'text', text })
    await stage.says('lan', { kind: 'command', command: 'person' })
    for (const name of ['yes', 'today', 'wages', 'yes', 'unknown']) await stage.tap('lan', name)
    const number = (await stage.last('lan')).case?.number ?? ''
    const rows = async () =>
      (await stage.get(`/console/case/${number}`)).match(/<th scope="row">[^<]*/g)?.join('\n')
    expect(await rows()).toContain('最低賃金の改定前（期間の初日から2025年10月17日まで）')
    expect(await rows()).toContain('最低賃金の改定後（2025年10月18日から期間の末日まで）')
    stage.as('グエン')
    expect(await rows()).toContain('từ đầu kỳ đến hết ngày 17/10/2025')
    expect(await rows()).toContain('từ ngày 18/10/2025 đến hết kỳ')
  })
})
