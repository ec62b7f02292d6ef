import { hiragana } from './text.ts'

/**
 * A place's name as one key for all its spellings: kana become letters, long vowels and doubled
 * letters are dropped, and older or Vietnamese spelling (`Tiba`, `Ki-ô-tô`, `Phu-cu-ô-ca`) is put
 * right. `Ōsaka`, `Oosaka`, `オオサカ` and `osaka` are all `osaka`. Takes folded text.
 */
export function romajiKey(folded: string): string {
  let key = hiragana(folded).replace(KANA, (kana) => letters(kana))
  for (const [from, to] of SPELLINGS) key = key.replace(from, to)
  return key
}

function letters(kana: string): string {
  const known = SOUNDS.get(kana)
  if (known !== undefined) return known
  const [first = '', small = ''] = kana
  const sound = SOUNDS.get(first) ?? ''
  const glide = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' }[small]
  if (glide === undefined) return sound
  return /(?:sh|ch|j)i$/.test(sound)
    ? sound.slice(0, -1) + glide.charAt(1)
    : sound.slice(0, -1) + glide
}

const KANA = /[ぁ-ゖ][ゃゅょ]?/g

const ROWS: { readonly [row: string]: string } = {
  あいうえお: 'a i u e o',
  かきくけこ: 'ka ki ku ke ko',
  がぎぐげご: 'ga gi gu ge go',
  さしすせそ: 'sa shi su se so',
  ざじずぜぞ: 'za ji zu ze zo',
  たちつてと: 'ta chi tsu te to',
  だぢづでど: 'da ji zu de do',
  なにぬねの: 'na ni nu ne no',
  はひふへほ: 'ha hi fu he ho',
  ばびぶべぼ: 'ba bi bu be bo',
  ぱぴぷぺぽ: 'pa pi pu pe po',
  まみむめも: 'ma mi mu me mo',
  やゆよ: 'ya yu yo',
  らりるれろ: 'ra ri ru re ro',
  わをん: 'wa o n',
}
const SOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries(ROWS).flatMap(([kana, sounds]) => {
    const spoken = sounds.split(' ')
    return [...kana].map((sign, at) => [sign, spoken[at] ?? ''] as const)
  }),
)

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/ph/g, 'f'],
  [/c(?!h)/g, 'k'],
  [/x/g, 's'],
  [/s[iy](?![aou])/g, 'shi'],
  [/t[iy](?![aou])/g, 'chi'],
  [/tu/g, 'tsu'],
  [/(?<![sc])hu/g, 'fu'],
  [/zi/g, 'ji'],
  [/([kh])i(?=[ou])/g, '$1y'],
  [/([oa])h(?![aeiouy])/g, '$1'],
  [/ou/g, 'o'],
  [/mm/g, 'nm'],
  [/(.)\1+/g, '$1'],
]
