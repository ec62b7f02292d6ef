import type { Locale } from './conversation.ts'
import {
  type CueBook,
  type CueFinder,
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
import type { DangerKind, Sign } from './raised.ts'
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
  /** Words by which people name themselves, read where a friend is asked about: `em muốn chết`. */
  readonly own: readonly Entry[]
  /** And that friend, who was spoken of before: `nó`, `bạn ấy`. */
  readonly they: readonly Entry[]
}

/** How one language speaks of danger: its phrases, and what labelled sentences taught. */
export interface DangerWords {
  readonly book: DangerBook
  readonly cues: CueBook | CueFinder
}

/**
 * Makes the reader of danger in what people write: the gravest there is, or undefined. It reads
 * both languages wherever words of both may be, for both are mixed. Words, guards and sayings that only sound
 * bad are in the locales; absconding-risk §5 names the least it must know.
 *
 * Two ears hear together. A phrase of the lists counts, unless all the words around it speak
 * strongly against it; and where no phrase is found, the words alone may speak for danger. A message
 * of few words has none around: there a phrase counts by itself.
 *
 * Where what was asked is of a friend, `asked` says so: then it is theirs, unless the writer is named.
 */
export function createDangerReader(words: { readonly [L in Locale]: DangerWords }) {
  const readers = {
    vi: once(() => reader(words.vi, 'words')),
    ja: once(() => reader(words.ja, 'signs')),
  }

  return function readDanger(text: string, asked: Sign['about'] = 'self'): Sign | undefined {
    if (FIGURES.test(text)) return undefined
    const utterance = hear(text)
    const found = languagesIn(text).map((language) => readers[language]()(utterance))
    const kind = gravestOf(found.map(({ signs }) => signs))
    const cries = found.some(({ signs }) => signs.has('cry'))
    if (kind === undefined && !cries) return undefined
    const about = whoseIs(new Set(found.flatMap(({ named }) => named)), asked)
    return { kind: kind ?? 'harm', about }
  }
}

/** Of those that are equally grave, the one that all the words speak for most. */
function gravestOf(found: readonly Signs[]): DangerKind | undefined {
  const oddsFor = (kind: DangerKind) =>
    found.reduce((most, signs) => Math.max(most, signs.get(kind) ?? NEVER), NEVER)
  const told = GRAVEST.map((kinds) => kinds.filter((one) => found.some((signs) => signs.has(one))))
  return told
    .find((kinds) => kinds.length > 0)
    ?.reduce((one, other) => (oddsFor(other) > oddsFor(one) ? other : one))
}

function reader({ book, cues }: DangerWords, cut: Cut) {
  const find = createPhrases<DangerKind | 'cry'>(book, cut)
  const hearken = createCues(meanings, cues, cut)
  const findWhose = createPhrases(
    {
      groups: book.groups,
      harmless: [],
      denied: { before: [], after: [] },
      meanings: { friend: book.friend, self: book.self, own: book.own, they: book.they },
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
      odds: oddsOf(hearken(within(line, stretch))),
    }))
    const signs = signsOf(phrases, around, enough, line.sounds.length)
    return { signs, named: signs.size > 0 ? findWhose(utterance).map(({ name }) => name) : [] }
  }
}

/** What is told of, and how much the words around speak for it, in log odds. */
type Signs = ReadonlyMap<DangerKind | 'cry', number>

/** Who is named in a message that tells of danger. */
type Named = 'friend' | 'self' | 'own' | 'they'

/** What most messages say of danger. */
const SILENT = { signs: new Map() as Signs, named: [] }

/** A stretch of a message, and how much its words speak for each danger, in log odds. */
interface Around extends Stretch {
  readonly odds: ReadonlyMap<DangerKind, number>
}

const oddsOf = (likely: Likely<DangerKind | 'none'>): Around['odds'] =>
  new Map(KINDS.map((kind) => [kind, (likely.get(kind) ?? NEVER) - (likely.get('none') ?? NEVER)]))

function signsOf(
  found: readonly Hit<DangerKind | 'cry'>[],
  around: readonly Around[],
  enough: number,
  length: number,
): Signs {
  const counts = found.flatMap(({ name, entry, from, to }) => {
    const near = around.filter((one) => one.from < to && from < one.to)
    const certain = entry.sure || entry.short !== undefined || length < enough
    if (!certain && !near.some(({ odds }) => most(odds) + PHRASE > 0)) return []
    return [
      [name, near.reduce((sum, { odds }) => Math.max(sum, oddsIn(odds, name)), NEVER)] as const,
    ]
  })
  if (counts.length > 0) return strongest(counts)
  return strongest(
    around
      .filter(({ from, to, odds }) => to - from >= enough && most(odds) > LEAST)
      .map(({ odds }) => {
        const kind = KINDS.reduce((one, other) =>
          oddsIn(odds, other) > oddsIn(odds, one) ? other : one,
        )
        return [kind, oddsIn(odds, kind)] as const
      }),
  )
}

const most = (odds: Around['odds']): number => Math.max(...odds.values())

const oddsIn = (odds: Around['odds'], kind: DangerKind | 'cry'): number =>
  kind === 'cry' ? most(odds) : (odds.get(kind) ?? NEVER)

function strongest(told: readonly (readonly [DangerKind | 'cry', number])[]): Signs {
  const signs = new Map<DangerKind | 'cry', number>()
  for (const [kind, odds] of told) signs.set(kind, Math.max(odds, signs.get(kind) ?? NEVER))
  return signs
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

/** Whose it is by who is named in the languages it was read in. */
function whoseIs(named: ReadonlySet<Named>, asked: Sign['about']): Sign['about'] {
  const friend = named.has('friend') || (asked === 'friend' && named.has('they'))
  if (friend && !named.has('self')) return 'friend'
  return named.has('friend') || named.has('self') || named.has('own') ? 'self' : asked
}

/** The gravest first. Being hurt, locked in and violated are equally grave. */
const GRAVEST: readonly (readonly DangerKind[])[] = [
  ['life'],
  ['harm', 'confined', 'sexual'],
  ['return'],
  ['injury'],
  ['broker'],
]
const KINDS = GRAVEST.flat()

/** What the words of a message may mean. */
export const meanings: readonly (DangerKind | 'none')[] = ['none', ...KINDS]
