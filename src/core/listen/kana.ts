import { hiragana } from '../read/text.ts'

/**
 * Japanese in one spelling: hiragana for katakana, and without what learners leave out or double:
 * the long vowels of `しゃちょう`, `ゆうきゅう`, `ヘルパー`. Kanji stay, but those of `友達`, which as many
 * write `友だち`. `を` is `お`.
 */
export function plainKana(text: string): string {
  let made = ''
  for (const kana of hiragana(text.replace(FRIEND, 'ともだち'))) {
    const vowel = VOWEL_OF.get(made.at(-1) ?? '')
    const long =
      kana === 'ー' ||
      (kana === 'う' && (vowel === 'o' || vowel === 'u')) ||
      (kana === 'お' && vowel === 'o')
    if (!long) made += kana === 'を' ? 'お' : kana
  }
  return made
}

/** Letters as kana (`shachou`, `syatyo`, `tasukete`), or undefined where they are no Japanese. */
export function kanaOf(word: string): string | undefined {
  const letters = word.replaceAll('aa', 'a')
  let made = ''
  let at = 0
  while (at < letters.length) {
    const now = letters[at] ?? ''
    const next = letters[at + 1] ?? ''
    if (now === 'n' && !VOWEL.test(next) && next !== 'y') {
      made += 'ん'
      at += next === 'n' && !VOWEL.test(letters[at + 2] ?? '') ? 2 : 1
    } else if (now === next && CONSONANT.test(now)) {
      made += 'っ'
      at++
    } else if (now === 't' && next === 'c') {
      made += 'っ'
      at++
    } else if (now === 'm' && /[bpm]/.test(next)) {
      made += 'ん'
      at++
    } else {
      const size = [4, 3, 2, 1].find((length) => ROMAJI.has(letters.slice(at, at + length)))
      if (size === undefined) return undefined
      made += ROMAJI.get(letters.slice(at, at + size))
      at += size
    }
  }
  return made
}

const FRIEND = /友(?:達|だち|ダチ)/g
const VOWEL = /[aiueo]/
const CONSONANT = /[bcdfghjkmpqrstvwyz]/

const ROWS: { readonly [sounds: string]: string } = {
  'a i u e o': 'あいうえお',
  'ka ki ku ke ko': 'かきくけこ',
  'ca ci cu ce co': 'かしくせこ',
  'ga gi gu ge go': 'がぎぐげご',
  'sa si su se so': 'さしすせそ',
  'za zi zu ze zo': 'ざじずぜぞ',
  'ta ti tu te to': 'たちつてと',
  'da di du de do': 'だぢづでど',
  'na ni nu ne no': 'なにぬねの',
  'ha hi hu he ho': 'はひふへほ',
  'ba bi bu be bo': 'ばびぶべぼ',
  'pa pi pu pe po': 'ぱぴぷぺぽ',
  'ma mi mu me mo': 'まみむめも',
  'ya yu yo': 'やゆよ',
  'ra ri ru re ro': 'らりるれろ',
  'wa wo': 'わお',
  'shi chi tsu fu ji': 'しちつふじ',
}
const SMALL: readonly (readonly [string, string])[] = [
  ['ky', 'き'],
  ['gy', 'ぎ'],
  ['sy', 'し'],
  ['sh', 'し'],
  ['zy', 'じ'],
  ['jy', 'じ'],
  ['j', 'じ'],
  ['ty', 'ち'],
  ['ch', 'ち'],
  ['cy', 'ち'],
  ['ny', 'に'],
  ['hy', 'ひ'],
  ['by', 'び'],
  ['py', 'ぴ'],
  ['my', 'み'],
  ['ry', 'り'],
]
const GLIDES: readonly (readonly [string, string])[] = [
  ['a', 'ゃ'],
  ['u', 'ゅ'],
  ['o', 'ょ'],
  ['e', 'ぇ'],
]
const OTHERS: readonly (readonly [string, string])[] = [
  ['fa', 'ふぁ'],
  ['fi', 'ふぃ'],
  ['fe', 'ふぇ'],
  ['fo', 'ふぉ'],
  ['va', 'ば'],
  ['vi', 'び'],
  ['vu', 'ぶ'],
  ['ve', 'べ'],
  ['vo', 'ぼ'],
  ['thi', 'てぃ'],
  ['dhi', 'でぃ'],
]

const ROMAJI: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ROWS).flatMap(([sounds, kana]) =>
    sounds.split(' ').map((spoken, at) => [spoken, kana[at] ?? ''] as const),
  ),
  ...SMALL.flatMap(([begin, kana]) =>
    GLIDES.map(([vowel, small]) => [begin + vowel, kana + small] as const),
  ),
  ...OTHERS,
])

const RIMES = [
  ['a', 'あかがさざただなはばぱまやらわゃ'],
  ['u', 'うくぐすずつづぬふぶぷむゆるゅ'],
  ['o', 'おこごそぞとどほぼぽもよろょ'],
] as const
const VOWEL_OF: ReadonlyMap<string, string> = new Map(
  RIMES.flatMap(([vowel, row]) => [...row].map((kana) => [kana, vowel] as const)),
)
