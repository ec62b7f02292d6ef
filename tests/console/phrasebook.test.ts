import { expect, test } from 'vitest'
import ja from '../../locales/ja/phrasebook.json' with { type: 'json' }
import vi from '../../locales/vi/phrasebook.json' with { type: 'json' }

interface Sentence {
  readonly say: string
  readonly choose: string
  readonly slots?: { readonly [slot: string]: string }
}
const books: { readonly [language: string]: { readonly [name: string]: Sentence } } = { ja, vi }
const blanks = (say: string) =>
  [...say.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name).sort()

test('both languages have the same twenty sentences', () => {
  expect(Object.keys(ja).sort()).toEqual(Object.keys(vi).sort())
  expect(Object.keys(ja).length).toBeGreaterThanOrEqual(20)
})

test.for(Object.keys(ja))('%s has the same slots in both languages, all of them used', (name) => {
  for (const book of Object.values(books)) {
    const sentence = book[name]
    if (!sentence) throw new Error(`no ${name}`)
    expect(sentence.choose).not.toBe('')
    expect(blanks(sentence.say)).toEqual(Object.keys(sentence.slots ?? {}).sort())
    expect(blanks(sentence.say)).toEqual(blanks(books['ja']?.[name]?.say ?? ''))
  }
})
