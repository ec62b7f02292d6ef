import { arabic } from './numerals.ts'
import { isNo, isYes } from './plain-words.ts'
import { phrase } from './polite.ts'
import { longest, normalise, unmarked } from './text.ts'

/**
 * Which of the labels on the buttons somebody typed, counted from 0: by its words (marks, case
 * and punctuation aside), by the part in or outside its brackets, by its number (`2`, `②`,
 * `số 2`, `2番`), by any yes or no, or by a beginning of at least three letters, two in kanji,
 * that fits only one, in its marks too.
 */
export function readChoice(text: string, labels: readonly string[]): number | undefined {
  if (text.length > longest) return undefined
  const typed = phrase(text)
  if (typed === '') return undefined
  const whole = wholly(text, typed, labels)
  if (whole !== undefined) return whole
  const number = NUMBER.exec(unmarked(arabic(normalise(text))))?.[1] ?? words.get(normalise(text))
  if (number !== undefined)
    return labels[Number(number) - 1] === undefined ? undefined : Number(number) - 1
  const meant = [isYes, isNo].find((says) => says(text))
  if (meant !== undefined) return only(labels, (label) => meant(label.split(PAUSE)[0] ?? ''))
  if (typed.length < (KANJI.test(typed) ? 2 : 3)) return undefined
  return (
    only(labels, (label) => forms(label).includes(typed)) ??
    only(labels, (label) => begins(label, typed, normalise(text)))
  )
}

/**
 * Whether a label, or a piece of it, begins so: with the same marks, where there are any. `đúng` is
 * not the beginning of `Dừng ở đây`, and `dung` may be either; `qua` is no word of `Quay lại`.
 */
function begins(label: string, typed: string, text: string): boolean {
  const whole = (piece: string) => typed.includes(' ') || !LETTER.test(piece.charAt(typed.length))
  if (typed === 'dung') return false
  if (!forms(label).some((piece) => piece.startsWith(typed) && whole(piece))) return false
  return unmarked(text) === text || normalise(label).includes(text)
}

/** Which of the labels somebody typed as it is written, counted from 0; marks, case and dots aside. */
export function readLabel(text: string, labels: readonly string[]): number | undefined {
  const typed = text.length > LONGEST_LABEL ? '' : phrase(text)
  return typed === '' ? undefined : wholly(text, typed, labels)
}

/** One word with other marks is another word: `ăn` is no `Ẩn`. */
function wholly(text: string, typed: string, labels: readonly string[]): number | undefined {
  const said = written(text)
  const exact = !said.includes(' ') && LATIN.test(said) && unmarked(said) !== said
  return only(
    labels,
    (label) => forms(label)[0] === typed && (!exact || written(label).split(' ').includes(said)),
  )
}

/** Words with their marks, and nothing else. */
const written = (text: string): string => normalise(text).replace(NO_WORD, ' ').trim()
const LATIN = /^\p{Script=Latin}+$/u
const NO_WORD = /[^\p{L}\p{N}]+/gu

/** Longer than any label is, in UTF-16 units. */
const LONGEST_LABEL = 80

/**
 * Several of the labels, each once and in the order typed: by their numbers (`1 3 4`, `1,3`,
 * `1 và 3`, `1と3`) or by their words with a pause between them. Undefined unless every part is
 * one of them; a message that names only one is `readChoice`'s.
 */
export function readChoices(
  text: string,
  labels: readonly string[],
): readonly number[] | undefined {
  if (text.length > longest) return undefined
  const said = normalise(text.replaceAll('\n', ';'))
  const plain = arabic(said)
  if (NUMBERS.test(plain)) return all(plain.match(/\d+/g) ?? [], labels)
  return all(said.split(AND), labels) ?? all(said.split(BETWEEN), labels)
}

/** Each part's label; undefined where there are not several parts, or one is no label. */
function all(parts: readonly string[], labels: readonly string[]): readonly number[] | undefined {
  const named = parts.map((part) => part.trim()).filter((part) => part !== '')
  const places = named.map((part) => readChoice(part, labels))
  if (named.length < 2 || places.includes(undefined)) return undefined
  return [...new Set(places.flatMap((place) => (place === undefined ? [] : [place])))]
}

function only(labels: readonly string[], fits: (label: string) => boolean): number | undefined {
  const found = labels.flatMap((label, at) => (fits(label) ? [at] : []))
  return found.length === 1 ? found[0] : undefined
}

/** A label's pieces; the same few labels come again and again. */
function forms(label: string): readonly string[] {
  const known = seen.get(label)
  if (known !== undefined) return known
  if (seen.size >= 2000) seen.clear()
  const found = pieces(label)
  seen.set(label, found)
  return found
}

/** The label, what is outside its brackets, and what is inside. */
function pieces(label: string): readonly string[] {
  const plain = label.normalize('NFKC')
  const inside = [...plain.matchAll(BRACKETS)].map(([, inner = '']) => inner)
  return [plain, plain.replace(BRACKETS, ' '), ...inside]
    .map(phrase)
    .filter((piece) => piece !== '')
}

const seen = new Map<string, readonly string[]>()
const NUMBER =
  /^(?:(?:(?:so|cau|muc|chon|phuong an|cai|y|dap an)(?: thu)? )*|no\.? ?)[(#]?([1-9]\d?)[).:]?(?: ?(?:番目|番|ばん|つ目|つめ|つ))?(?:です|でお願いします|をお願いします)?(?: (?:a|nhe|nha|di|em))?[.。!]?$/
const words: ReadonlyMap<string, string> = new Map(
  [
    ['một', 'mot'],
    ['hai'],
    ['ba'],
    ['bốn', 'bon'],
    ['năm'],
    ['sáu'],
    ['bảy'],
    ['tám'],
    ['chín'],
  ].flatMap((names, at) => names.map((name) => [name, String(at + 1)] as const)),
)
const NUMBERS =
  /^(?:(?:số|so|câu|cau|chọn|chon) ?)*\d{1,2}(?:(?:[^\p{L}\p{N}]+|\s*(?:và|va|với|voi|と)\s*)\d{1,2})+[^\p{L}\p{N}]*$/u
const AND = /[;&+]| (?:và|va|với|voi|cùng|cung) |と(?=.)/
const BETWEEN = /[,;、，。・/&+]|\.(?!\d)| (?:và|va|với|voi|cùng|cung) |と(?=.)/
const PAUSE = /[,;:.、。(（–—]| - /
const BRACKETS = /[([【「]([^)\]】」]*)[)\]】」]/g
const LETTER = /[a-z]/
const KANJI = /\p{Script=Han}/u
