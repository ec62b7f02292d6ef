import type { DangerKind, Locale, Sign } from './conversation.ts'
import { hear, type Utterance } from './listen/hear.ts'
import type { Cut } from './listen/pattern.ts'
import { type Book, createPhrases, type Entry, type Hit } from './listen/phrases.ts'

/** A locale's `danger.json`: what people say of each danger, and of whom they say it. */
export interface DangerBook extends Book<DangerKind> {
  /** Names for somebody else who is in it: `bạn cùng phòng em`, `ともだち`. */
  readonly friend: readonly Entry[]
  /** Where that somebody does it to the writer: `chồng em đánh em`. */
  readonly self: readonly Entry[]
}

/**
 * Makes the reader of danger in what people write: the gravest there is, or undefined. It reads
 * both languages in every message, for both are mixed. Words, guards and sayings that only sound
 * bad are in the locales; absconding-risk §5 names the least it must know.
 */
export function createDangerReader(words: { readonly [L in Locale]: DangerBook }) {
  const readers = [reader(words.vi, 'words'), reader(words.ja, 'signs')]

  return function readDanger(text: string): Sign | undefined {
    const utterance = hear(text)
    const found = readers.map((read) => read(utterance))
    const kind = GRAVEST.find((grave) => found.some(({ signs }) => signs.has(grave)))
    if (kind === undefined) return undefined
    return { kind, about: found.some(({ friend }) => friend) ? 'friend' : 'self' }
  }
}

function reader(book: DangerBook, cut: Cut) {
  const find = createPhrases<DangerKind>(book, cut)
  const findWhose = createPhrases(
    {
      groups: book.groups,
      harmless: [],
      denied: { before: [], after: [] },
      meanings: { friend: book.friend, self: book.self },
    },
    cut,
  )
  return (utterance: Utterance) => {
    const signs = new Set(find(utterance).map(({ name }) => name))
    return { signs, friend: signs.size > 0 && isFriends(findWhose(utterance)) }
  }
}

const isFriends = (whose: readonly Hit<'friend' | 'self'>[]): boolean =>
  whose.some(({ name }) => name === 'friend') && !whose.some(({ name }) => name === 'self')

const GRAVEST: readonly DangerKind[] = [
  'life',
  'harm',
  'confined',
  'sexual',
  'return',
  'injury',
  'broker',
]
