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
  const words = normal.match(WORD) ?? []
  const spoken = words.filter((word) => kanaOf(word) !== undefined)
  return spoken.length * 10 >= words.length * 9 ? ['vi', 'ja'] : ['vi']
}

/** Whether a text without an intent is Vietnamese: its marks say so, or most words could be. */
export function isVietnamese(text: string): boolean {
  const words = normalise(text).match(LETTERS) ?? []
  const spelt = words.filter((word) => isSyllable(unmarked(word)))
  return words.length > 0 && (VIETNAMESE.test(normalise(text)) || spelt.length * 2 > words.length)
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const LATIN = /\p{Script=Latin}/gu
const ICON = /\p{Extended_Pictographic}|🆘/u
const VIETNAMESE = /[đăâêôơưạảãàáẹẻẽèéịỉĩìíọỏõòóụủũùúậầấẩẫệềếểễộồốổỗợờớởỡựừứửữỳýỵỷỹằắẳẵặ]/
const WORD = /[a-z]+/g
const LETTERS = /\p{Script=Latin}+/gu
