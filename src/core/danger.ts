import type { DangerKind, Locale, Sign } from './conversation.ts'
import {
  type CueBook,
  createCues,
  type Likely,
  type Stretch,
  stretchesOf,
  within,
} from './listen/cues.ts'
import { hear, type Utterance } from './listen/hear.ts'
import type { Cut } from './listen/pattern.ts'
import { type Book, createPhrases, type Entry, type Hit } from './listen/phrases.ts'
import { once } from './once.ts'
import { languagesIn } from './understand/language.ts'

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

/** How one language speaks of danger: its phrases, and what labelled sentences taught. */
export interface DangerWords {
  readonly book: DangerBook
  readonly cues: CueBook
}

/**
 * Makes the reader of danger in what people write: the gravest there is, or undefined. It reads
 * both languages wherever words of both may be, for both are mixed. Words, guards and sayings that only sound
 * bad are in the locales; absconding-risk §5 names the least it must know.
 *
 * Two ears hear together. A phrase of the lists counts, unless all the words around it speak
 * strongly against it; and where no phrase is found, the words alone may speak for danger.
 */
export function createDangerReader(words: { readonly [L in Locale]: DangerWords }) {
  const readers = {
    vi: once(() => reader(words.vi, 'words')),
    ja: once(() => reader(words.ja, 'signs')),
  }

  return function readDanger(text: string): Sign | undefined {
    if (FIGURES.test(text)) return undefined
    const utterance = hear(text)
    const found = languagesIn(text).map((language) => readers[language]()(utterance))
    const kind = GRAVEST.find((one) => found.some(({ signs }) => signs.has(one)))
    const cries = found.some(({ signs }) => signs.has('cry'))
    if (kind === undefined && !cries) return undefined
    return { kind: kind ?? 'harm', about: found.some(({ friend }) => friend) ? 'friend' : 'self' }
  }
}

function reader({ book, cues }: DangerWords, cut: Cut) {
  const find = createPhrases<DangerKind | 'cry'>(book, cut)
  const hearken = createCues(meanings, cues, cut)
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
    const line = utterance[cut]
    const phrases = find(utterance)
    const enough = ENOUGH[cut]
    if (phrases.length === 0 && line.sounds.length < enough) return SILENT
    const around = stretchesOf(line, cut).map((stretch) => ({
      ...stretch,
      ...oddsOf(hearken(within(line, stretch))),
    }))
    const signs = signsOf(phrases, around, enough)
    return { signs, friend: signs.size > 0 && isFriends(findWhose(utterance)) }
  }
}

/** What most messages say of danger. */
const SILENT = {
  signs: new Set<DangerKind | 'cry'>() as ReadonlySet<DangerKind | 'cry'>,
  friend: false,
}

/** A stretch of a message, and the danger that its words speak for most, in log odds. */
interface Around extends Stretch {
  readonly kind: DangerKind
  readonly odds: number
}

function oddsOf(likely: Likely<DangerKind | 'none'>): Pick<Around, 'kind' | 'odds'> {
  const each = (kind: DangerKind | 'none') => likely.get(kind) ?? NEVER
  const kind = GRAVEST.reduce((one, other) => (each(other) > each(one) ? other : one))
  return { kind, odds: each(kind) - each('none') }
}

function signsOf(
  found: readonly Hit<DangerKind | 'cry'>[],
  around: readonly Around[],
  enough: number,
): ReadonlySet<DangerKind | 'cry'> {
  const counts = found.filter(
    ({ entry, from, to }) =>
      entry.sure || around.some((one) => one.from < to && from < one.to && one.odds + PHRASE > 0),
  )
  if (counts.length > 0) return new Set(counts.map(({ name }) => name))
  return new Set(
    around
      .filter(({ from, to, odds }) => to - from >= enough && odds > LEAST)
      .map(({ kind }) => kind),
  )
}

/** How much a phrase of the lists weighs against the words around it, as log odds. */
const PHRASE = 3
/** The log odds at which words alone are heard as danger. */
const LEAST = -0.5
const NEVER = Number.NEGATIVE_INFINITY
/** A place, a command or a figure is too little to be heard as danger without a phrase. */
const ENOUGH: { readonly [C in Cut]: number } = { words: 4, signs: 8 }

/** Most answers are figures, and none of them is a sign; but for the numbers that people call. */
const FIGURES = /^(?!\D*(?:110|119|113|115)\D*$)[\d\s.,:/-]+$/

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

/** What the words of a message may mean. */
export const meanings: readonly (DangerKind | 'none')[] = ['none', ...GRAVEST]
