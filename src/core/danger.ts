import type { DangerKind, Locale, Sign } from './conversation.ts'
import { hear, type Utterance } from './listen/hear.ts'
import type { Cut } from './listen/pattern.ts'
import { type Book, createPhrases, type Entry, type Hit } from './listen/phrases.ts'

/**
 * A locale's `danger.json`: what people say of each danger, and of whom they say it. A `cry` for
 * help that does not say what happens is harm, where nothing else is said.
 */
export interface DangerBook extends Book<DangerKind | 'cry'> {
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
    if (FIGURES.test(text)) return undefined
    const utterance = hear(text)
    const found = readers.map((read) => read(utterance))
    const grave = GRAVEST.find((kind) => found.some(({ signs }) => signs.has(kind)))
    if (grave === undefined) return undefined
    const kind = grave === 'cry' ? 'harm' : grave
    return { kind, about: found.some(({ friend }) => friend) ? 'friend' : 'self' }
  }
}

function reader(book: DangerBook, cut: Cut) {
  const find = createPhrases<DangerKind | 'cry'>(book, cut)
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

/** Most answers are figures, and none of them is a sign; but for the numbers that people call. */
const FIGURES = /^(?!\D*(?:110|119|113|115)\D*$)[\d\s.,:/-]+$/

const isFriends = (whose: readonly Hit<'friend' | 'self'>[]): boolean =>
  whose.some(({ name }) => name === 'friend') && !whose.some(({ name }) => name === 'self')

const GRAVEST: readonly (DangerKind | 'cry')[] = [
  'life',
  'harm',
  'confined',
  'sexual',
  'return',
  'injury',
  'broker',
  'cry',
]
