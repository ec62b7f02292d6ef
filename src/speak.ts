import i18next from 'i18next'
import { BACKUP_DAYS, RESULT_DAYS, SAFETY_DAYS, SENT_DAYS, WORDS_DAYS } from './config.ts'
import type { Locale } from './core/conversation.ts'
import type { Phrase } from './core/message.ts'
import { formats } from './say-formats.ts'

/** A phrase in a language. Throws where there are no words, or a figure is missing from them. */
export type Speak = (locale: Locale, phrase: Phrase) => string

/** Words by file, then by place: `texts.vi['wage-check'].basis.ask`. */
export interface Words {
  readonly [place: string]: string | readonly string[] | Words
}

/** What every text may name: who runs this, how to reach them, where the whole notice is. */
export interface Everywhere {
  readonly org: string
  readonly contact: string
  readonly privacyUrl: string
  /** How many people read a case, by the time that it is said. */
  readonly readers?: () => number
  /** How many of them are in the caseworkers' group. */
  readonly inGroup?: () => number
  /** Where they read it, in words. */
  readonly readIn?: () => Phrase
  /** How long a result is kept, in days. */
  readonly resultDays?: number
  /** How long words are kept, in days. */
  readonly wordsDays?: number
  /** How long words of a talk about safety are kept, in days. */
  readonly safetyDays?: number
  /** How long it is known what was sent, in days. */
  readonly sentDays?: number
  /** How long copies of the database are kept, in days. */
  readonly backupDays?: number
}

/**
 * The voice of the program: one i18next instance with both languages loaded and nothing to wait
 * for. The wrong language is a fault here, never a fallback.
 *
 * i18next reads each text once. Filling in the figures is done here, which takes a hundredth of
 * the time: a turn says ten phrases.
 */
export function createSpeak(
  texts: { readonly [L in Locale]: Words },
  everywhere: Everywhere,
): { readonly speak: Speak; readonly has: (locale: Locale, key: string) => boolean } {
  const named = {
    ...{ resultDays: RESULT_DAYS, wordsDays: WORDS_DAYS, safetyDays: SAFETY_DAYS },
    ...{ sentDays: SENT_DAYS, backupDays: BACKUP_DAYS, ...everywhere },
  }
  const i18n = i18next.createInstance().use(unfilled)
  void i18n.init({
    initAsync: false,
    lng: 'vi',
    fallbackLng: false,
    ns: Object.keys(texts.vi),
    defaultNS: false,
    resources: texts,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (_, [, blank]) => `${MARK}${blank}${MARK}`,
  })

  const has = (locale: Locale, key: string): boolean => {
    const colon = key.indexOf(':')
    const found: unknown = i18n.getResource(locale, key.slice(0, colon), key.slice(colon + 1))
    return typeof found === 'string'
  }

  const known: { readonly [L in Locale]: Map<string, Text> } = { vi: new Map(), ja: new Map() }
  const read = (locale: Locale, key: string): Text => {
    const before = known[locale].get(key)
    if (before) return before
    if (!has(locale, key)) throw new Error(`no text for ${key} in ${locale}`)
    const text = parse(i18n.t(key, { lng: locale }))
    known[locale].set(key, text)
    return text
  }

  const speak: Speak = (locale, { key, params }) =>
    read(locale, key)
      .map((part) => {
        if (typeof part === 'string') return part
        const known = params?.[part.name] ?? named[part.name as keyof Everywhere]
        const value = typeof known === 'function' ? known() : known
        if (value === undefined) throw new Error(`no ${part.name} for ${key}`)
        if (typeof value === 'object') return speak(locale, value)
        return part.write ? part.write(value, locale) : String(value)
      })
      .join('')

  return { speak, has }
}

/** A text as i18next read it: words, and blanks to be filled with figures. */
type Text = readonly (string | Blank)[]
interface Blank {
  readonly name: string
  readonly write: ((value: unknown, locale: Locale) => string) | undefined
}

/** A character that no text has. */
const MARK = '\u0000'

/** i18next's own formatter would fill a blank that nobody gave a figure for. */
const unfilled = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format: (value: string) => value,
}

const parse = (text: string): Text =>
  text
    .split(MARK)
    .map((part, place) => (place % 2 === 0 ? part : blank(part)))
    .filter((part) => part !== '')

function blank(inside: string): Blank {
  const [name = '', format] = inside.split(',').map((part) => part.trim())
  if (format === undefined) return { name, write: undefined }
  const write = formats[format]
  if (!write) throw new Error(`no such format: ${format}`)
  return { name, write }
}
