import { describe, expect, test } from 'vitest'
import { safetyWords } from '../../locales/index.ts'
import { hear } from '../../src/core/listen/hear.ts'
import { createPhrases, type Entry } from '../../src/core/listen/phrases.ts'

/** Every entry by itself, so that no other answers for it. */
describe.for(['vi', 'ja'] as const)('what answers a question about danger, in %s', (locale) => {
  const { meanings, denied } = safetyWords[locale]
  const entries = Object.entries(meanings).flatMap(([name, all]) =>
    all.map((entry): [string, string, Entry] => [name, entry.example, entry]),
  )
  test.for(entries)('%s: "%s"', ([, example, entry]) => {
    const cut = locale === 'vi' ? 'words' : 'signs'
    const find = createPhrases({ groups: {}, harmless: [], denied, meanings: { it: [entry] } }, cut)
    expect(find(hear(example))).not.toEqual([])
  })
})
