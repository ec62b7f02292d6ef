import { hear, type Utterance } from '../listen/hear.ts'
import type { Cut } from '../listen/pattern.ts'
import { type Book, createPhrases, type Entry, type Hit } from '../listen/phrases.ts'
import { once } from '../once.ts'
import { isUnknown } from '../read/plain-words.ts'
import { phrase } from '../read/polite.ts'
import { longest } from '../read/text.ts'

/** What somebody may say of a danger when asked about it; gravest first, the first found counts. */
const SAYINGS = [
  'taken',
  'airport',
  'locked',
  'now',
  'cry',
  'begun',
  'soon',
  'before',
  'sometimes',
  'threat',
  'undated',
  'alone',
  'together',
  'unsaid',
  'friend',
] as const

/** What is told by itself, where it is asked for by name: some of it wherever it stands. */
const ANYWHERE = ['denial', 'selfWell', 'parting'] as const
/** And some where nothing else is said but `besides`. */
const WHOLE = ['writer', 'theyWell', 'afterAll', 'watched', 'unwatched'] as const

type Saying =
  | (typeof SAYINGS)[number]
  | (typeof ANYWHERE)[number]
  | (typeof WHOLE)[number]
  | 'no'
  | 'notNow'
  | 'justNow'

/**
 * A locale's `safety-answers.json`. `yes` are whole messages, the others stand in a sentence. A `no`
 * is one only where nothing is said beside it but `besides`: whoever is well `but afraid` is not. So
 * is `notNow`, which to a question about living may mean at other times. `friend` says that it is
 * about somebody else. `justNow` is only where nothing else is said either: whoever is at work `just now`
 * is not in danger by that.
 *
 * By name are asked for: `denial`, that a danger is none, in so many words; `selfWell` and `theyWell`,
 * that the writer is well, or the friend; `writer`, where a friend is asked about, that it is about
 * themselves; `afterAll`, that it is so after all; `parting`, what makes a goodbye or a medicine an
 * ordinary one; `watched` and `unwatched`, whether it is safe to write.
 */
export interface SafetyWords {
  readonly denied: Book<Saying>['denied']
  readonly yes: readonly string[]
  readonly besides: readonly Entry[]
  readonly meanings: { readonly [S in Saying]: readonly Entry[] }
}

/**
 * Makes the reader of words that answer a question about danger: `đang bị`, `hôm qua`, `rồi`,
 * `大丈夫`. It gives an option of the question; undefined where the words are none. To "when?" a day
 * is an answer, and to "are you in danger now?" it is none.
 */
export function createSafetyReader(locales: {
  readonly vi: SafetyWords
  readonly ja: SafetyWords
}) {
  const finders = [finder(locales.vi, 'words'), finder(locales.ja, 'signs')]
  const heardIn = (text: string) => {
    const utterance = hear(text)
    return finders.map((find) => find(utterance))
  }
  const yes = new Set([...locales.vi.yes, ...locales.ja.yes].map(phrase))

  return function readSafety(text: string, options: readonly string[]): string | undefined {
    if (text.length > longest) return undefined
    const heard = once(() => heardIn(text))
    const named = BY_NAME.find((name) => options.includes(name))
    if (named) return heard().some((one) => one.says(named)) ? named : undefined
    if (isUnknown(text)) return ['undated', 'unsaid'].find((option) => options.includes(option))
    if (yes.has(phrase(text))) return options.includes('now') ? 'now' : undefined
    if (heard().some(({ well }) => well)) return options.includes('no') ? 'no' : undefined
    if (heard().some(({ notNow }) => notNow))
      return ['sometimes', 'no'].find((option) => options.includes(option))
    if (heard().some(({ justNow }) => justNow))
      return options.includes('now') && !options.includes('undated') ? 'now' : undefined
    const said = new Set(heard().flatMap(({ names }) => names))
    const meant = SAYINGS.filter((saying) => said.has(saying)).map((saying) =>
      optionFor(saying, options),
    )
    return meant.find((option) => option !== undefined)
  }
}

function finder({ denied, meanings, besides }: SafetyWords, cut: Cut) {
  const find = createPhrases<Saying | 'besides'>(
    { groups: {}, harmless: [], denied, meanings: { ...meanings, besides } },
    cut,
  )
  return (utterance: Utterance) => {
    const hits = find(utterance)
    const names = hits.map(({ name }) => name)
    const length = utterance[cut].sounds.length
    const whole = (name: Saying) => names.includes(name) && isWhole(hits, name, length)
    return {
      names,
      well: whole('no'),
      notNow: whole('notNow'),
      justNow: whole('justNow'),
      says: (name: (typeof BY_NAME)[number]) =>
        isAnywhere(name) ? names.includes(name) : whole(name),
    }
  }
}

const BY_NAME = [...ANYWHERE, ...WHOLE] as const
const isAnywhere = (name: (typeof BY_NAME)[number]): boolean => ANYWHERE.some((one) => one === name)

/** Whether that, and what may stand beside it, is everything that was said. */
const isWhole = (hits: readonly Hit<Saying | 'besides'>[], that: Saying, length: number): boolean =>
  Array.from({ length }, (_, at) => at).every((at) =>
    hits.some(
      ({ name, from, to }) => (name === that || name === 'besides') && from <= at && at < to,
    ),
  )

function optionFor(saying: Saying, options: readonly string[]): string | undefined {
  const when = options.includes('undated')
  // Of living alone: pills that are taken, and a farewell; then nobody is waited for.
  if (saying === 'begun')
    return options.includes('sometimes') ? 'now' : options.includes('alone') ? 'alone' : undefined
  if (saying === 'cry') return ['cry', 'now', 'alone'].find((option) => options.includes(option))
  if (saying === 'taken' || saying === 'airport') {
    if (options.includes(saying)) return saying
    return when ? 'now' : undefined
  }
  if (saying === 'soon') return when ? 'now' : undefined
  if (saying === 'now' && when) return undefined
  return options.includes(saying) ? saying : undefined
}
