import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { intentWords, topicCues } from '../../locales/index.ts'
import type { Locale } from '../../src/core/conversation.ts'
import { hear } from '../../src/core/listen/hear.ts'
import { createPhrases } from '../../src/core/listen/phrases.ts'
import type { DangerKind } from '../../src/core/raised.ts'
import type { IntentBook } from '../../src/core/understand/book.ts'
import { type Intent, intents } from '../../src/core/understand/intents.ts'
import { createUnderstanding } from '../../src/core/understand.ts'

const books: { readonly [L in Locale]: IntentBook } = intentWords
const calm = createUnderstanding(books, () => undefined)

describe.each(['vi', 'ja'] as const)('the word list in %s', (locale) => {
  const find = createPhrases<Intent>(books[locale], locale === 'vi' ? 'words' : 'signs')
  const entries = intents.flatMap((intent) =>
    books[locale].meanings[intent].map((entry) => ({ intent, entry, example: entry.example })),
  )

  test('has words for every intent', () => {
    expect(intents.filter((intent) => books[locale].meanings[intent].length === 0)).toEqual([])
  })

  test.each(entries)('$intent is heard in "$example"', ({ intent, entry, example }) => {
    expect(find(hear(example)).some((hit) => hit.entry === entry)).toBe(true)
    if (GRAVE.has(intent) || intent === 'none' || (entry.worth ?? 3) < 2 || entry.alarmed) return
    const understood = calm(example)
    expect([understood.intent, ...understood.also]).toContain(intent)
  })

  test('a weak word alone decides nothing', () => {
    const weak = entries.filter(({ entry }) => entry.worth === 1)
    expect(weak.length).toBeGreaterThan(0)
    for (const { example } of weak) expect(calm(example).intent).toBe('none')
  })
})

/** What only the danger reader raises. */
const GRAVE: ReadonlySet<Intent> = new Set([
  'suicide',
  'emergency',
  'violence',
  'sexual_harassment',
])

test.each([
  ['luwowng thangs nayf chuwa cos', 'vi', 'wages'],
  ['lu7o7ng cua3 em bi5 thie6u1', 'vi', 'wages'],
  ['cong ty giu ho chieu', 'vi', 'passport_held'],
  ['shachou ga pasupooto wo kaeshite kurenai', 'ja', 'passport_held'],
  ['ｶｲｼｬ ﾔﾒﾀｲ', 'ja', 'want_to_leave'],
  ['nenkin', 'vi', 'tax_nenkin'],
  ['', 'other', 'none'],
  ['123456', 'other', 'none'],
  ['lol', 'other', 'none'],
  ['wakarimasen', 'ja', 'none'],
  ['ty gia yen hom nay', 'vi', 'none'],
  ['富士山の高さは？', 'ja', 'none'],
] as const)('%s is %s and means %s', (text, language, intent) => {
  expect(calm(text)).toMatchObject({ language, intent })
})

test('what two topics share names both, the likelier first', () => {
  expect(calm('Công ty trừ tiền nhà, em muốn chuyển công ty')).toEqual({
    language: 'vi',
    intent: 'transfer',
    also: ['deductions'],
  })
})

test('danger comes before every other intent, and without it no grave one is named', () => {
  const alarmed = createUnderstanding(books, () => ({ kind: 'harm', about: 'self' }))
  expect(alarmed('lương chưa trả, sếp đánh em').intent).toBe('violence')
  expect(alarmed('cứu em với').intent).toBe('emergency')
  expect(calm('đánh cầu lông cuối tuần không').intent).toBe('none')
  expect(calm('cứu em bài tập này với').intent).toBe('none')
})

describe('with cues', () => {
  const learnt = createUnderstanding(books, () => undefined, topicCues)

  test('a topic that no phrase names is found', () => {
    const cues = { vi: { cues: ['gao: wages 90, none -90', 'trang: wages 60'] } }
    const taught = createUnderstanding(books, () => undefined, cues)
    expect(calm('gạo trắng').intent).toBe('none')
    expect(taught('gạo trắng').intent).toBe('wages')
  })

  test('what phrases name is still offered where cues outvote it', () => {
    const cues = { vi: { cues: ['nenkin: visa_renewal 200, tax_nenkin -200'] } }
    const taught = createUnderstanding(books, () => undefined, cues)
    expect(taught('nenkin')).toEqual({
      language: 'vi',
      intent: 'visa_renewal',
      also: ['tax_nenkin'],
    })
  })

  test('no grave intent is made of words alone, and danger stays what it is', () => {
    const cues = { vi: { cues: ['luong: suicide 300, wages -90', 'tien: wages 300'] } }
    expect(createUnderstanding(books, () => undefined, cues)('lương').intent).not.toBe('suicide')
    const alarmed = createUnderstanding(books, () => ({ kind: 'life', about: 'self' }), cues)
    expect(alarmed('tiền').intent).toBe('suicide')
  })

  test.each(['', '123456', 'lol', 'wakarimasen', 'asdf qwe'])('%j stays nothing', (text) => {
    expect(learnt(text).intent).toBe('none')
  })
})

/**
 * The sentences that the lists were written by, and those of the facts (`utterances-dev.jsonl`,
 * whose own sources are named line by line). What is danger is read from their labels here, or
 * from their intent where a line has none. Lines without an intent were written for danger alone.
 */
describe.each(['facts-dev', 'vi-dev', 'ja-dev', 'vi-topics', 'ja-topics'])('%s', (name) => {
  let danger: DangerKind | undefined
  const understand = createUnderstanding(
    books,
    () => (danger === undefined ? undefined : { kind: danger, about: 'self' }),
    topicCues,
  )
  const lines = readFileSync(`tests/data/utterances/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): Labelled => JSON.parse(line))
    .filter((line) => line.intent !== undefined)
    // Of the many thousand topics every fifth; `scripts/understanding-rates.ts` reads all of them.
    .filter((_, at) => !name.endsWith('-topics') || at % 5 === 0)
    .map((line) => {
      danger = (line.danger === undefined ? DANGERS[line.intent] : line.danger) ?? undefined
      const { intent } = understand(line.text)
      return { ...line, right: [line.intent, ...(line.also ?? [])].includes(intent) }
    })

  // Of the topics a part was written to be hard: told indirectly, or sounding like something else.
  const least = name.endsWith('-topics') ? 0.94 : 0.95
  test('nearly all are right', () => {
    expect(lines.filter(({ right }) => right).length / lines.length).toBeGreaterThanOrEqual(least)
  })

  test('at most 2 % of what is outside is given a flow', () => {
    const outside = lines.filter(({ intent }) => intent === 'none')
    const wrong = outside.filter(({ right }) => !right)
    expect(wrong.length).toBeLessThanOrEqual(Math.max(1, outside.length * 0.02))
  })
})

interface Labelled {
  readonly text: string
  readonly intent: Intent
  readonly also?: readonly Intent[]
  readonly danger?: DangerKind | null
}

const DANGERS: { readonly [intent in Intent]?: DangerKind } = {
  suicide: 'life',
  violence: 'harm',
  emergency: 'harm',
  sexual_harassment: 'sexual',
  forced_return: 'return',
  injury: 'injury',
}
