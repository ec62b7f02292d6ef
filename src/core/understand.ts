import type { Locale } from './conversation.ts'
import { type CueBook, type CueFinder, createCues, type Likely } from './listen/cues.ts'
import { hear, type Line, type Utterance } from './listen/hear.ts'
import type { Cut } from './listen/pattern.ts'
import { createPhrases, type Entry } from './listen/phrases.ts'
import { once } from './once.ts'
import type { DangerKind, Sign } from './raised.ts'
import type { IntentBook, IntentEntry } from './understand/book.ts'
import { type Intent, intents } from './understand/intents.ts'
import { isVietnamese, languageOf } from './understand/language.ts'

/** What somebody wants, as far as their words say: the likeliest intent, and others that fit. */
export interface Understood {
  readonly language: Locale | 'other'
  readonly intent: Intent
  /** Other intents that the words fit nearly as well, likeliest first. */
  readonly also: readonly Intent[]
}

/**
 * Makes the reader of what people want from the phrases of every locale: topics as
 * language-notes §7 lists them. `readDanger` says what is danger; whatever it finds comes first.
 */
export function createUnderstanding(
  books: { readonly [L in Locale]: IntentBook },
  readDanger: (text: string) => Sign | undefined,
  learnt: { readonly [L in Locale]?: CueBook | CueFinder } = {},
) {
  const likely = {
    vi: once(() => learnt.vi && createCues(intents, learnt.vi, 'words')),
    ja: once(() => learnt.ja && createCues(intents, learnt.ja, 'signs')),
  }
  const weigh = {
    vi: once(() => createScale(books.vi, 'words')),
    ja: once(() => createScale(books.ja, 'signs')),
  }

  return function understand(text: string): Understood {
    const utterance = hear(text)
    const languages = languageOf(text)
    const sign = readDanger(text)
    const weighed = languages.map((language) => ({
      language,
      scores: weigh[language]()(utterance, sign !== undefined),
    }))
    const found = weighed.reduce<(typeof weighed)[number] | undefined>(
      (one, other) => (one && best(one.scores) >= best(other.scores) ? one : other),
      undefined,
    )
    const named = rank(found?.scores ?? new Map(), sign?.kind)
    const sure = found !== undefined && (languages.length === 1 || best(found.scores) > 0)
    const line = utterance[found?.language === 'ja' ? 'signs' : 'words']
    const cues = sure ? likely[found.language]()?.(line, sign && [`!${sign.kind}`]) : undefined
    const ranked = cues === undefined ? named : settle(named, cues, sign?.kind)
    const spelt = isVietnamese(text) ? 'vi' : languages.includes('ja') ? 'ja' : 'other'
    return {
      language: ranked.length > 0 && found ? found.language : spelt,
      intent: ranked[0] ?? 'none',
      also: ranked.slice(1),
    }
  }
}

type Scores = ReadonlyMap<Intent, number>

/** Adds up what the phrases of one language say for each intent. */
function createScale(
  book: IntentBook,
  cut: Cut,
): (utterance: Utterance, alarmed: boolean) => Scores {
  const find = createPhrases<Intent>(book, cut)
  const terms = new Map<Entry, Pick<IntentEntry, 'worth' | 'short' | 'alarmed'>>(
    Object.values(book.meanings)
      .flat()
      .map((entry) => [entry, entry]),
  )
  return (utterance, alarmed) => {
    const line: Line = utterance[cut]
    const seen = new Set<Entry>()
    const scores = new Map<Intent, number>()
    for (const { name, entry } of find(utterance)) {
      const { worth = STRONG, short = Number.POSITIVE_INFINITY, ...only } = terms.get(entry) ?? {}
      if (seen.has(entry) || line.sounds.length > short) continue
      if (only.alarmed && !alarmed) continue
      seen.add(entry)
      scores.set(name, together(scores.get(name), worth))
    }
    return scores
  }
}

/** The strongest phrase counts whole, further ones a little; weak ones add up. */
function together(before: number | undefined, worth: number): number {
  if (before === undefined) return worth
  if (before < FIRES && worth < FIRES) return before + worth
  const strongest = Math.floor(Math.max(before, worth))
  return strongest + Math.min(MOST_FURTHER, (Math.max(before, worth) % 1) + FURTHER)
}

const best = (scores: Scores): number =>
  Math.max(0, ...[...scores].map(([intent, score]) => (intent === 'none' ? 0 : score)))

/** Which intents fire, the likeliest first; where two are as likely, the graver one. */
function rank(scores: Scores, danger: DangerKind | undefined): readonly Intent[] {
  const outside = scores.get('none')
  const least = outside === undefined ? FIRES : Math.max(STRONGEST, outside)
  const raised = new Map(
    [...scores].filter(
      ([name, score]) =>
        score >= (GRAVE.has(name) ? Math.max(least, ASKED) : least) && name !== 'none',
    ),
  )
  const means = danger === undefined ? [] : MEANS[danger]
  const likeliest = means.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))[0]
  if (likeliest !== undefined) raised.set(likeliest, (raised.get(likeliest) ?? 0) + DANGER)
  const top = Math.max(...raised.values())
  return [...raised]
    .filter(([name, score]) => score >= top - NEARLY || name === likeliest)
    .toSorted(([a, one], [b, other]) => other - one || intents.indexOf(a) - intents.indexOf(b))
    .map(([name]) => name)
}

/**
 * Weighs what the phrases name against what the words make likely: cues end a doubt between
 * intents, find one where no phrase does, and outvote a phrase only where they are rather sure.
 */
function settle(
  named: readonly Intent[],
  cues: Likely<Intent>,
  danger: DangerKind | undefined,
): readonly Intent[] {
  const first = named[0] ?? 'none'
  const score = (intent: Intent): number =>
    CUES * Math.max(FAINTEST, cues.get(intent) ?? FAINTEST) +
    (intent === first
      ? first === 'none'
        ? SILENT
        : NAMED_FIRST
      : named.includes(intent)
        ? NAMED
        : 0)
  const open = danger === undefined ? intents.filter((intent) => !GRAVE.has(intent)) : MEANS[danger]
  const [likeliest = first] = [...new Set([...named, ...open])].toSorted(
    (a, b) => score(b) - score(a),
  )
  return likeliest === 'none' ? [] : [likeliest, ...named.filter((intent) => intent !== likeliest)]
}

/** What an intent of each kind of danger may be called. */
const MEANS: { readonly [kind in DangerKind]: readonly Intent[] } = {
  life: ['suicide'],
  harm: ['violence', 'emergency'],
  confined: ['emergency', 'harassment'],
  sexual: ['sexual_harassment'],
  return: ['forced_return'],
  injury: ['injury', 'sick', 'emergency'],
  broker: ['fraud_pre', 'passport_held', 'debt_fees', 'want_to_leave', 'already_left'],
}

/**
 * The danger reader raises these, and their phrases tell them apart. Without danger only phrases
 * worth `ASKED` do, which ask what the law says or which number to keep.
 */
const GRAVE: ReadonlySet<Intent> = new Set([
  'suicide',
  'emergency',
  'violence',
  'sexual_harassment',
])
/** How much cues weigh, and how much it weighs to be named by phrases, first or beside others. */
const CUES = 0.7
const NAMED_FIRST = 1
const NAMED = 0.6
/** How much it weighs for nothing that no phrase names anything. */
const SILENT = 0.8
/** What is less likely than one in 10,000 is only unlikely. */
const FAINTEST = Math.log(1e-4)
const FIRES = 2
const STRONG = 3
const STRONGEST = 4
const ASKED = 6
const FURTHER = 0.4
const MOST_FURTHER = 0.8
const NEARLY = 2
const DANGER = 10
