import ja from '../../locales/ja/sign-in.json' with { type: 'json' }
import vi from '../../locales/vi/sign-in.json' with { type: 'json' }
import type { Locale } from '../core/conversation.ts'
import { createSpeak } from '../speak.ts'
import type { Words } from './talk.ts'

const texts = { vi: { 'sign-in': vi }, ja: { 'sign-in': ja } } satisfies {
  readonly [L in Locale]: { readonly 'sign-in': typeof vi & typeof ja }
}
const { speak } = createSpeak(texts, { org: '', contact: '', privacyUrl: '' })

/** The words of the sign-in in a language. Throws where there are none. */
export const signInWords =
  (reader: Locale): Words =>
  (key, params) =>
    speak(reader, { key: `sign-in:${key}`, ...(params && { params }) })

/** The language of somebody who is not known yet: as asked for, else the browser's, else Japanese. */
export function readerBefore(asked: string | undefined, accepted: string | undefined): Locale {
  if (asked === 'vi' || asked === 'ja') return asked
  const first = /\b(vi|ja)\b/i.exec(accepted ?? '')?.[1]
  return first?.toLowerCase() === 'vi' ? 'vi' : 'ja'
}
