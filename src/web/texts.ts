import ja from '../../locales/ja/web.json' with { type: 'json' }
import vi from '../../locales/vi/web.json' with { type: 'json' }
import type { Locale } from '../core/conversation.ts'

/** What the page and its server say, by name. Both languages have every name. */
export type WebTexts = typeof vi

/** The web channel's own words, in every language. */
export const webTexts: { readonly [L in Locale]: WebTexts } = { vi, ja }

/** The reader's language, from what a request says of it; Vietnamese when it says nothing. */
export const readerOf = (said: string | null | undefined): Locale =>
  said?.trim().toLowerCase().startsWith('ja') ? 'ja' : 'vi'
