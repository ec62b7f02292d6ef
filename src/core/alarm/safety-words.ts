import { hear, type Utterance } from '../listen/hear.ts'
import type { Cut } from '../listen/pattern.ts'
import { type Book, createPhrases, type Entry, type Hit } from '../listen/phrases.ts'
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
  'writer',
] as const
type Saying = (typeof SAYINGS)[number] | 'no' | 'notNow' | 'justNow' | 'denial'

/**
 * A locale's `safety-answers.json`. `yes` are whole messages, the others stand in a sentence. A `no`
 * is one only where nothing is said beside it but `besides`: whoever is well `but afraid` is not. So
 * is `notNow`, which to a question about living may mean at other times. `friend` says that it is
 * about somebody else, and `writer`, where a friend is asked about, that it is about themselves; it is
 * all that is said. `justNow` is only where nothing else is said either: whoever is at work `just now`
 * is not in danger by that. `denial` is what says in so many words that a danger is none.
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
    if (options.includes('writer'))
      return heardIn(text).some(({ writer }) => writer) ? 'writer' : undefined
    if (isUnknown(text)) return ['undated', 'unsaid'].find((option) => options.includes(option))
    if (yes.has(phrase(text))) return options.includes('now') ? 'now' : undefined
    const heard = heardIn(text)
    if (options.includes('denial'))
      return heard.some(({ names }) => names.includes('denial')) ? 'denial' : undefined
    if (heard.some(({ well }) => well)) return options.includes('no') ? 'no' : undefined
    if (heard.some(({ notNow }) => notNow))
      return ['sometimes', 'no'].find((option) => options.includes(option))
    if (heard.some(({ justNow }) => justNow))
      return options.includes('now') && !options.includes('undated') ? 'now' : undefined
    const said = new Set(heard.flatMap(({ names }) => names))
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
      writer: whole('writer'),
      justNow: whole('justNow'),
    }
  }
}

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
