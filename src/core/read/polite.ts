import { spelt } from './telex.ts'
import { hiragana, normalise, unmarked } from './text.ts'

/**
 * A message as a phrase to compare whole: folded, without punctuation or emoji, short for long
 * (`ko`, `dc`), and without the words that only make it polite (`ạ`, `giúp em với`,
 * `おねがいします`). Japanese loses its blanks, and katakana become hiragana.
 */
export function phrase(text: string): string {
  const words = hiragana(normalise(text))
    .replace(NO_WORD, ' ')
    .replace(JAPANESE_BLANKS, '$1')
    .trim()
    .split(' ')
    .map(wordOf)
  return impolite(words.filter(({ plain }) => plain !== ''))
    .map(({ plain }) => plain)
    .join(' ')
    .replace(JAPANESE_POLITE, '')
}

/** A word without its marks, and as it was written: `tối` is no `tôi`. */
interface Word {
  readonly plain: string
  readonly written: string
}

function wordOf(written: string): Word {
  const bare = unmarked(written)
  return { plain: SHORT.get(bare) ?? spelt(bare, COMMON), written }
}

function impolite(words: readonly Word[]): readonly Word[] {
  let from = 0
  let to = words.length
  while (to - from > 1 && isPolite(words.slice(from, to))) to--
  while (to - from > 1 && isOf(BEFORE, words[from])) from++
  return words.slice(from, to)
}

/** Whether the last word only makes it polite: after a "not", to go and to let are what is not done. */
function isPolite(words: readonly Word[]): boolean {
  const last = words.at(-1)
  const acts = ACTS.has(last?.plain ?? '') && words.some(({ plain }) => NOT.has(plain))
  return isOf(AFTER, last) && !acts
}

/** Written with its own marks, or with none. */
const isOf = (marked: ReadonlyMap<string, readonly string[]>, word: Word | undefined): boolean => {
  const known = word && marked.get(word.plain)
  return known !== undefined && (known.includes(word?.written ?? '') || isBare(word))
}

const isBare = (word: Word | undefined): boolean =>
  word !== undefined && unmarked(word.written) === word.written

/** Words by what they are without their marks. */
function byPlain(list: string): ReadonlyMap<string, readonly string[]> {
  const words = list.split(' ')
  return new Map(
    words.map((word) => [
      unmarked(word),
      words.filter((other) => unmarked(other) === unmarked(word)),
    ]),
  )
}

const ACTS: ReadonlySet<string> = new Set(['di', 'cho', 'giup'])
const NOT: ReadonlySet<string> = new Set(['khong', 'chua', 'chang'])
const NO_WORD = /[^\p{L}\p{N}\u3099\u309a]+/gu
const JAPANESE = '[\\u3040-\\u30ff\\u3400-\\u9fff]'
const JAPANESE_BLANKS = new RegExp(`(${JAPANESE}) (?=${JAPANESE})`, 'g')
const JAPANESE_POLITE =
  /(?:を?(?:お願い|おねがい)(?:します|いたします)?|を?ください|を?下さい|です)(?:ね|よ)?$/
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    khong: 'ko k kh khg hok hk hem kg hong hem',
    duoc: 'dc',
    voi: 'vs',
    nguoi: 'ng',
    minh: 'mk mik',
    biet: 'bik bit bt',
    roi: 'r rui',
    em: 'e',
  }).flatMap(([long, list]) => list.split(' ').map((short) => [short, long] as const)),
)
const COMMON = new Set('khong biet nho ro chua chac quen dong y vang duoc'.split(' '))
const BEFORE = byPlain('a ạ à dạ vâng ad ơi ôi cho em mình tôi tui cháu xin hãy hay thì làm ơn')
const AFTER = byPlain(
  'a ạ à nhé nha nhỉ giùm giúp dùm với đi em mình tôi tui cháu bạn ad ơi ôi cho please pls thôi luôn',
)
