import { spelt } from './telex.ts'
import { hiragana, normalise, unmarked } from './text.ts'

/**
 * A message as a phrase to compare whole: folded, without punctuation or emoji, short for long
 * (`ko`, `dc`), and without the words that only make it polite (`ạ`, `giúp em với`,
 * `おねがいします`). Japanese loses its blanks, and katakana become hiragana.
 */
export function phrase(text: string): string {
  const words = hiragana(unmarked(normalise(text)))
    .replace(NO_WORD, ' ')
    .replace(JAPANESE_BLANKS, '$1')
    .trim()
    .split(' ')
    .map((word) => SHORT.get(word) ?? spelt(word, COMMON))
  return impolite(words.filter((word) => word !== ''))
    .join(' ')
    .replace(JAPANESE_POLITE, '')
}

function impolite(words: readonly string[]): readonly string[] {
  let from = 0
  let to = words.length
  while (to - from > 1 && isPolite(words.slice(from, to))) to--
  while (to - from > 1 && BEFORE.has(words[from] ?? '')) from++
  return words.slice(from, to)
}

/** Whether the last word only makes it polite: after a "not", to go and to let are what is not done. */
function isPolite(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return AFTER.has(last) && !(ACTS.has(last) && words.some((word) => NOT.has(word)))
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
const BEFORE = new Set('a da vang ad oi cho em minh toi tui chau xin hay thi lam on'.split(' '))
const AFTER = new Set(
  'a nhe nha nhi gium giup dum voi di em minh toi tui chau ban ad oi cho please pls thoi luon'.split(
    ' ',
  ),
)
