import { hear } from '../listen/hear.ts'
import type { Cut } from '../listen/pattern.ts'
import { type Book, createPhrases, type Entry } from '../listen/phrases.ts'
import { isNo, isUnknown, isYes } from '../read/plain-words.ts'
import { phrase } from '../read/polite.ts'
import { longest } from '../read/text.ts'

/** What somebody may say of a danger when asked about it; gravest first, the first found counts. */
const SAYINGS = [
  'locked',
  'now',
  'begun',
  'soon',
  'before',
  'sometimes',
  'threat',
  'undated',
  'alone',
  'together',
  'unsaid',
  'no',
] as const
type Saying = (typeof SAYINGS)[number]

/** A locale's `safety-answers.json`. `yes` are whole messages, the others stand in a sentence. */
export interface SafetyWords {
  readonly denied: Book<Saying>['denied']
  readonly yes: readonly string[]
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
  const yes = new Set([...locales.vi.yes, ...locales.ja.yes].map(phrase))

  return function readSafety(text: string, options: readonly string[]): string | undefined {
    if (text.length > longest) return undefined
    if (isUnknown(text)) return ['undated', 'unsaid'].find((option) => options.includes(option))
    if (yes.has(phrase(text))) return ['now', 'alone'].find((option) => options.includes(option))
    if (options.includes('alone') && isYes(text)) return 'alone'
    if (options.includes('alone') && isNo(text)) return 'together'
    const utterance = hear(text)
    const said = new Set(finders.flatMap((find) => find(utterance)).map(({ name }) => name))
    const meant = SAYINGS.filter((saying) => said.has(saying)).map((saying) =>
      optionFor(saying, options),
    )
    return meant.find((option) => option !== undefined)
  }
}

const finder = ({ denied, meanings }: SafetyWords, cut: Cut) =>
  createPhrases<Saying>({ groups: {}, harmless: [], denied, meanings }, cut)

function optionFor(saying: Saying, options: readonly string[]): string | undefined {
  const when = options.includes('undated')
  // Of living alone: pills that are taken, and a farewell.
  if (saying === 'begun') return options.includes('sometimes') ? 'now' : undefined
  if (saying === 'soon') return when ? 'now' : undefined
  if (saying === 'now' && when) return undefined
  if (saying === 'no' && options.includes('alone')) return 'together'
  return options.includes(saying) ? saying : undefined
}
