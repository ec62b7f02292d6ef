import ja from '../locales/ja/prefectures.json' with { type: 'json' }
import vi from '../locales/vi/prefectures.json' with { type: 'json' }
import type { Locale } from './core/conversation.ts'

type Write = (value: unknown, locale: Locale) => string

type Figures = { readonly [L in Locale]: Intl.NumberFormat }

const figures: Figures = {
  vi: new Intl.NumberFormat('vi', { maximumFractionDigits: 1 }),
  ja: new Intl.NumberFormat('ja', { maximumFractionDigits: 1 }),
}
const hundredths: Figures = {
  vi: new Intl.NumberFormat('vi', { maximumFractionDigits: 2 }),
  ja: new Intl.NumberFormat('ja', { maximumFractionDigits: 2 }),
}
const prefectures: { readonly [L in Locale]: { readonly [code: string]: string } } = { vi, ja }

/**
 * How a figure is written in each language, by the name that follows it in a text:
 * `{{perHour, number}}`. At most one decimal is shown, and never an empty one. Throws where the
 * figure is not of its kind.
 */
export const formats: { readonly [name: string]: Write } = {
  number: (value, locale) => written(figures, value, locale),
  /** Of a reckoning: to the hundredth, so that 1.25 is not 1.3. */
  precise: (value, locale) => written(hundredths, value, locale),
  /** `2026-03-31`: 31/3/2026, 2026年3月31日. */
  date: (value, locale) => {
    const [year, month, day] = digits(value, 3)
    return locale === 'vi' ? `${day}/${month}/${year}` : `${year}年${month}月${day}日`
  },
  /** `2026-03`: tháng 3/2026, 2026年3月. */
  month: (value, locale) => {
    const [year, month] = digits(value, 2)
    return locale === 'vi' ? `tháng ${month}/${year}` : `${year}年${month}月`
  },
  /** As much of a day as is known, a bare year included: 9/2023, 2023年9月. */
  when: (value, locale) => {
    const parts = digits(value, 1).slice(0, 3)
    if (locale === 'vi') return parts.toReversed().join('/')
    return parts.map((part, place) => `${part}${'年月日'[place]}`).join('')
  },
  /** A two-digit code: Tokyo, 東京都. */
  prefecture: (value, locale) => {
    const name = prefectures[locale][String(value)]
    if (name === undefined) throw new Error(`no prefecture ${String(value)}`)
    return name
  },
}

function written(figures: Figures, value: unknown, locale: Locale): string {
  if (typeof value !== 'number') throw new Error(`not a number: ${String(value)}`)
  return figures[locale].format(value)
}

function digits(value: unknown, count: number): readonly number[] {
  const parts = String(value).split('-').map(Number)
  if (parts.length < count || parts.some((part) => !Number.isInteger(part) || part < 1)) {
    throw new Error(`not a day or month: ${String(value)}`)
  }
  return parts
}
