/**
 * Typed text made comparable: NFKC (full-width digits, half-width katakana, ②), composed accents,
 * lower case, nothing invisible, single blanks. A letter or sign three times or more becomes one
 * (`đượcccc`, `!!!`); digits, kanji numerals among them, are left alone.
 */
export function normalise(text: string): string {
  // One message is read in several ways, one after another.
  if (text !== last.text) last = { text, normal: normalised(text) }
  return last.normal
}

let last = { text: '', normal: '' }

function normalised(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(BLANKS, ' ').replace(REPEATS, '$1').trim()
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .normalize('NFKC')
    .replace(REPEATS, '$1')
    .trim()
    .normalize('NFC')
}

/** Normalised, and without Vietnamese marks or long-vowel signs: `đồng ý` is `dong y`. */
export function fold(text: string): string {
  return unmarked(normalise(text)).trim()
}

/** The same, for text that is normalised already. Kana keep their voicing marks. */
export function unmarked(normal: string): string {
  if (PLAIN.test(normal)) return normal
  return normal.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').normalize('NFC')
}

/** Katakana as hiragana, so that either matches. */
export function hiragana(text: string): string {
  return text.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/** Nobody answers a question in more than this many characters; such text is not read at all. */
export const longest = 400

/** Nothing in it has another form. */
const PLAIN = /^[\x20-\x7e]*$/
const UNSEEN = /\p{Cf}|\u034f|\u20e3|[\ufe00-\ufe0f]/gu
const BLANKS = /[\s\p{Cc}]+/gu
const REPEATS = /([^\p{Nd}〇零一二三四五六七八九十百千])\1{2,}/gu
const MARKS = /[\u0300-\u036f]/g
const KATAKANA = /[ァ-ヶ]/g
