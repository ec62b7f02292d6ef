import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandWords } from '../../locales/index.ts'
import type { Locale } from '../../src/core/conversation.ts'
import { type DangerBook, meanings } from '../../src/core/danger.ts'
import { type CueBook, cuesOf } from '../../src/core/listen/cues.ts'
import { hear } from '../../src/core/listen/hear.ts'
import type { DangerKind } from '../../src/core/raised.ts'
import { type Intent, intents } from '../../src/core/understand/intents.ts'
import { type Lesson, weigh } from './weigh.ts'

/** What is learnt, and where from: `danger-cues.json` and `topic-cues.json` of each language. */
export const subjects = { danger: learnDanger, topic: learnTopics }

/**
 * Which danger a sentence tells of, if any. The examples of the phrase lists are sentences, too, and
 * what commands are called is none.
 */
function learnDanger(root: string, locale: Locale): CueBook {
  const sentences = [...labelled(root, locale), ...examples(root, locale), ...commands(locale)]
  const lessons = sentences.flatMap(({ text, danger }): Lesson<DangerKind | 'none'>[] =>
    danger === undefined
      ? []
      : [{ cues: heard(text, locale), shares: new Map([[danger ?? 'none', 1]]) }],
  )
  return weigh(lessons, meanings, FAINT.danger)
}

/** What somebody wants, where it is known whether they are in danger. */
function learnTopics(root: string, locale: Locale): CueBook {
  const lessons = labelled(root, locale).flatMap(
    ({ text, danger, intent, also = [] }): Lesson<Intent>[] => {
      if (intent === undefined) return []
      const first = also.length > 0 ? FIRST : 1
      const shares = new Map([
        ...also.map((name) => [name, (1 - first) / also.length] as const),
        [intent, first] as const,
      ])
      return [{ cues: heard(text, locale, danger ? [`!${danger}`] : []), shares }]
    },
  )
  return weigh(lessons, intents, FAINT.topic)
}

function heard(text: string, locale: Locale, more: readonly string[] = []): readonly string[] {
  const cut = locale === 'vi' ? 'words' : 'signs'
  return cuesOf(hear(text)[cut], cut, more)
}

/** A sentence, what it is about, and the danger in it; either undefined where nobody has said. */
interface Sentence {
  readonly text: string
  readonly lang: string
  readonly intent?: Intent
  readonly also?: readonly Intent[]
  readonly danger?: DangerKind | null
}

function labelled(root: string, locale: Locale): readonly Sentence[] {
  const lines = [`${locale}-dev`, `${locale}-topics`, 'facts-dev']
    .flatMap((name) =>
      readFileSync(join(root, `tests/data/utterances/${name}.jsonl`), 'utf8').split('\n'),
    )
    .filter((line) => line !== '')
    .map((line): Sentence => JSON.parse(line))
    .filter(({ lang }) => lang === locale)
  return [...new Map(lines.map((line) => [line.text, line])).values()]
}

/** A cry for help is harm; what is harmless is none. */
function examples(root: string, locale: Locale): readonly Pick<Sentence, 'text' | 'danger'>[] {
  const book: DangerBook = JSON.parse(
    readFileSync(join(root, `locales/${locale}/danger.json`), 'utf8'),
  )
  const kinds = Object.keys(book.meanings) as (keyof typeof book.meanings)[]
  const meant = kinds.flatMap((kind) =>
    book.meanings[kind].map(({ example }) => ({
      text: example,
      danger: kind === 'cry' ? ('harm' as const) : kind,
    })),
  )
  return [...meant, ...book.harmless.map(({ example }) => ({ text: example, danger: null }))]
}

const commands = (locale: Locale) =>
  Object.values(commandWords[locale])
    .flatMap(({ whole }) => whole)
    .map((text) => ({ text, danger: null }))

/** How much of a sentence is what it is first about, where it is about more. */
const FIRST = 0.75
/** Weights nearer to nothing than this many tenths are left out. */
const FAINT = { danger: 3, topic: 5 }
