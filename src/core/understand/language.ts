import type { Locale } from '../conversation.ts'
import { kanaOf } from '../listen/kana.ts'
import { isSyllable } from '../listen/keyboard.ts'
import { normalise, unmarked } from '../read/text.ts'

/**
 * Which languages a message may be in: by its script where that says, both where plain letters
 * may be Japanese. Empty where there are no letters.
 */
export function languageOf(text: string): readonly Locale[] {
  const normal = normalise(text)
  const japanese = normal.match(JAPANESE)?.length ?? 0
  const latin = normal.match(LATIN)?.length ?? 0
  if (japanese > 0) return japanese * 2 >= latin ? ['ja'] : ['vi', 'ja']
  if (latin === 0) return normal === '' || !ICON.test(normal) ? [] : ['vi']
  if (VIETNAMESE.test(normal)) return ['vi']
  return spokenIn(normal) >= SPOKEN ? ['vi', 'ja'] : ['vi']
}

/**
 * The languages in which to listen to a message: more than it is probably in, since people mix them,
 * and not one in which its words would be chance.
 */
export function languagesIn(text: string): readonly Locale[] {
  const normal = normalise(text)
  const japanese = languageOf(text).includes('ja')
  const vietnamese = isVietnamese(text)
  const mixed = !vietnamese || normal.search(JAPANESE) >= 0 || spokenIn(normal) >= PERHAPS_SPOKEN
  return [
    ...(vietnamese || !japanese ? (['vi'] as const) : []),
    ...(mixed ? (['ja'] as const) : []),
  ]
}

/** How many of the words in plain letters can be spoken as Japanese, as a share of one. */
function spokenIn(normal: string): number {
  const words = normal.match(WORD) ?? []
  const spoken = words.filter((word) => kanaOf(word) !== undefined)
  return words.length === 0 ? 1 : spoken.length / words.length
}

/** Whether a text without an intent is Vietnamese: its marks say so, or most words could be. */
export function isVietnamese(text: string): boolean {
  const words = normalise(text).match(LETTERS) ?? []
  const spelt = words.filter((word) => isSyllable(unmarked(word)))
  return words.length > 0 && (VIETNAMESE.test(normalise(text)) || spelt.length * 2 > words.length)
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const SPOKEN = 0.9
const PERHAPS_SPOKEN = 0.75
const LATIN = /\p{Script=Latin}/gu
const ICON = /\p{Extended_Pictographic}|🆘/u
const VIETNAMESE = /[đăâêôơưạảãàáẹẻẽèéịỉĩìíọỏõòóụủũùúậầấẩẫệềếểễộồốổỗợờớởỡựừứửữỳýỵỷỹằắẳẵặ]/
const WORD = /[a-z]+/g
const LETTERS = /\p{Script=Latin}+/gu
