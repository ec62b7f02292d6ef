import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cueFile } from '../locales/cue-file.ts'
import { isFresh } from '../scripts/learn/book.ts'
import { type Lesson, weigh } from '../scripts/learn/weigh.ts'
import { createCues } from '../src/core/listen/cues.ts'
import { hear } from '../src/core/listen/hear.ts'

const root = join(import.meta.dirname, '..')
const names = ['none', 'life', 'harm'] as const
type Name = (typeof names)[number]

const lesson = (means: Name, ...cues: readonly string[]): Lesson<Name> => ({
  cues,
  shares: new Map([[means, 1]]),
})

describe.each([
  ['vi', 'danger'],
  ['ja', 'danger'],
  ['vi', 'topic'],
  ['ja', 'topic'],
] as const)('in %s the %s cues', (locale, subject) => {
  const kept = readFileSync(join(root, `locales/${locale}/${subject}-cues.json`), 'utf8')

  test('are what the sentences and the program teach as they are', () => {
    expect(isFresh(root, locale, kept) ? '' : 'run "npm run learn"').toBe('')
  })

  test('are each found in their file, and no other', () => {
    const find = cueFile(new URL(`../locales/${locale}/${subject}-cues.json`, import.meta.url))
    const { cues } = JSON.parse(kept) as { readonly cues: readonly string[] }
    const cueOf = (line: string) => line.slice(0, line.lastIndexOf(': '))
    const lost = cues.filter((line, at) => at % 7 === 0 && find(cueOf(line)) !== line)
    expect(lost).toEqual([])
    const [first = '', last = ''] = [cues[0], cues.at(-1)]
    expect([find(cueOf(first)), find(cueOf(last))]).toEqual([first, last])
    for (const unknown of ['', '!', 'zzzz', '〇〇', `${cueOf(first)}x`, 'em: wages'])
      expect(find(unknown)).toBeUndefined()
  })

  test('are told from what was written in by hand, or learnt from other sentences', () => {
    const book = JSON.parse(kept) as { readonly from: string; readonly cues: readonly string[] }
    const cues = book.cues.with(0, 'em: life 99')
    expect(isFresh(root, locale, JSON.stringify({ ...book, cues }))).toBe(false)
    expect(isFresh(root, locale, JSON.stringify({ ...book, from: 'elsewhere' }))).toBe(false)
    expect(isFresh(root, locale, '')).toBe(false)
  })
})

test('what is only ever said of one meaning speaks for it', () => {
  const lessons = [
    lesson('harm', 'knife', 'he'),
    lesson('harm', 'knife', 'she'),
    lesson('none', 'rice', 'he'),
    lesson('none', 'rice', 'she'),
  ]
  const { cues } = weigh(lessons, names, 1)
  expect(cues.find((line) => line.startsWith('knife:'))).toMatch(/none -\d+.* harm \d+/)
  expect(cues.find((line) => line.startsWith('rice:'))).toMatch(/none \d+.* harm -\d+/)
})

test('what only one sentence says teaches nothing, and what is faint is left out', () => {
  const lessons = [lesson('harm', 'knife', 'once'), lesson('harm', 'knife'), lesson('none', 'rice')]
  expect(weigh(lessons, names, 1).cues.map((line) => line.split(':')[0])).toEqual(['knife'])
  expect(weigh(lessons, names, 1_000).cues).toEqual([])
})

test('the same lessons teach the same', () => {
  const lessons = [lesson('harm', 'a', 'b'), lesson('none', 'a', 'c'), lesson('life', 'b', 'c')]
  expect(weigh(lessons, names, 1)).toEqual(weigh(lessons, names, 1))
})

test('what was learnt finds what no phrase foresaw', () => {
  const lessons = Array.from({ length: 8 }, (_, n) =>
    n % 2 === 0
      ? lesson('life', '*', 'khong', 'thiet', 'khong thiet')
      : lesson('none', '*', 'khong', 'an'),
  )
  const likely = createCues(names, weigh(lessons, names, 1), 'words')
  const odds = (text: string) => {
    const each = likely(hear(text).words)
    return (each.get('life') ?? 0) - (each.get('none') ?? 0)
  }
  expect(odds('không thiết gì nữa')).toBeGreaterThan(0)
  expect(odds('không ăn')).toBeLessThan(0)
})
