import i18next from 'i18next'
import type { Locale, Phrase } from './core/conversation.ts'
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
}

/**
 * The voice of the program: one i18next instance with both languages loaded and nothing to wait
 * for. The wrong language is a fault here, never a fallback.
 */
export function createSpeak(
  texts: { readonly [L in Locale]: Words },
  everywhere: Everywhere,
): { readonly speak: Speak; readonly has: (locale: Locale, key: string) => boolean } {
  const i18n = i18next.createInstance().use(formatter)
  void i18n.init({
    initAsync: false,
    lng: 'vi',
    fallbackLng: false,
    ns: Object.keys(texts.vi),
    defaultNS: false,
    resources: texts,
    showSupportNotice: false,
    saveMissing: false,
    interpolation: {
      escapeValue: false,
      defaultVariables: { ...everywhere },
    },
    missingInterpolationHandler: (text, match) => {
      throw new Error(`no ${match[1]?.trim()} for “${text}”`)
    },
  })

  const find = (locale: Locale, key: string): string | undefined => {
    const colon = key.indexOf(':')
    const found: unknown = i18n.getResource(locale, key.slice(0, colon), key.slice(colon + 1))
    return typeof found === 'string' ? found : undefined
  }
  const plain: { readonly [L in Locale]: Map<string, string> } = { vi: new Map(), ja: new Map() }

  const speak: Speak = (locale, { key, params }) => {
    const known = plain[locale].get(key)
    if (known !== undefined) return known
    const words = find(locale, key)
    if (words === undefined) throw new Error(`no text for ${key} in ${locale}`)
    if (!words.includes('{{')) {
      plain[locale].set(key, words)
      return words
    }
    return i18n.t(key, { lng: locale, replace: spoken(locale, params ?? {}) })
  }

  const spoken = (locale: Locale, params: NonNullable<Phrase['params']>) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'object' ? speak(locale, value) : value,
      ]),
    )

  return { speak, has: (locale, key) => find(locale, key) !== undefined }
}

/** i18next's own formatter passes over what goes wrong; ours throws. */
const formatter = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format(value: unknown, format?: string, locale?: string): string {
    // i18next asks its handler about what is undefined, and that throws.
    if (value === undefined) return value as unknown as string
    const write = formats[format ?? '']
    if (!write) throw new Error(`no such format: ${format}`)
    return write(value, locale === 'ja' ? 'ja' : 'vi')
  },
}
