import { romajiKey } from './romaji.ts'
import { hiragana, longest, normalise, unmarked } from './text.ts'

/** A place as it may be named: kanji without 県, romaji, and what may stand right behind. */
export interface Place {
  readonly id: string
  readonly kanji: readonly string[]
  readonly romaji: readonly string[]
}

/**
 * Makes a reader that finds the one place a message names, in kanji, kana, or romaji in any usual
 * spelling. A name counts as a whole word only (東京都 is not 京都); two different places are none.
 */
export function createPlaceReader(places: readonly Place[], endings: readonly string[]) {
  const keys = new Map<string, string>()
  for (const { id, romaji } of places)
    for (const name of romaji)
      for (const ending of ['', ...endings]) keys.set(romajiKey(name.toLowerCase() + ending), id)
  const kanji = new Map(places.flatMap(({ id, kanji: names }) => names.map((name) => [name, id])))
  const written = new RegExp(
    `(?<!\\p{Script=Han})(${[...kanji.keys()].join('|')})(?:[都道府県市]|地方)?(?!\\p{Script=Han}|さん|さま|くん)`,
    'gu',
  )
  const named = (word: string) => (word.length < 3 ? undefined : keys.get(romajiKey(word)))

  return (text: string): string | undefined => {
    if (text.length > longest) return undefined
    const normal = normalise(text)
    if (DENIED.test(unmarked(normal))) return undefined
    const found = new Set<string>()
    for (const { 1: name = '' } of normal.matchAll(written)) found.add(kanji.get(name) ?? '')
    const words = unmarked(normal).match(LATIN_WORDS) ?? []
    for (const word of words)
      for (const part of named(word) === undefined ? word.split(/[-'’.]/) : [word])
        found.add(named(part) ?? '')
    for (const run of hiragana(normal).match(KANA_RUNS) ?? []) found.add(kanaPlace(run, keys) ?? '')
    found.delete('')
    if (found.size === 0) {
      const name = words.filter((word) => !FILLERS.has(word))
      return named(words.join('')) ?? named(name.join(''))
    }
    return found.size === 1 ? [...found][0] : undefined
  }
}

/** The place a run of kana begins with, if only a particle or a verb of being there follows. */
function kanaPlace(run: string, keys: ReadonlyMap<string, string>): string | undefined {
  const name = run.replace(KANA_BEFORE, '').replace(KANA_AFTER, '')
  return name.length < 2 ? undefined : (keys.get(romajiKey(name)) ?? keys.get(romajiKey(run)))
}

const DENIED = /\b(?:khong|ko|hong|chua)\b|ない|ません/
const LATIN_WORDS = /[a-z]+(?:[-'’.][a-z]+)*/g
const KANA_RUNS = /[ぁ-ゖー]+/g
const KANA_BEFORE = /^(?:わたしは|ぼくは|いまは|いま)/
const KANA_AFTER =
  /(?:です|だ|に|で|の|は|にいます|にすんでいます|ではたらいています|ではたらきます|のかいしゃ|のかいしゃです|ちほう)$/
const FILLERS = new Set(
  'tinh thanh pho tp o tai vung khu vuc mien em e toi minh lam dang song ben nhat ban a da thu do phu la ken prefecture'.split(
    ' ',
  ),
)
