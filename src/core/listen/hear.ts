import { normalise } from '../read/text.ts'
import { kanaOf, plainKana } from './kana.ts'
import { meant } from './keyboard.ts'
import { short } from './short.ts'
import { fits, type Sound, sound } from './sound.ts'

/** One after another, what was written: for each place all it may stand for. */
export interface Line {
  readonly sounds: readonly (readonly Sound[])[]
  /** What stands before each place: 0 nothing or a blank, 1 a comma, 2 the end of a sentence. */
  readonly breaks: readonly number[]
}

/** A message made ready for phrases to be found in it, whatever it was typed with. */
export interface Utterance {
  /** Word by word, for Vietnamese. */
  readonly words: Line
  /** Sign by sign without blanks, letters as kana, for Japanese. */
  readonly signs: Line
}

/**
 * Hears a message: `bi danh`, `bij ddanhs`, `bi5 d9anh1` and `bị đánh` are the same words, and
 * `shachou ni nagurareta` the same signs as `しゃちょうに なぐられた`. Costs grow with its length.
 */
export function hear(text: string): Utterance {
  const words = { sounds: [] as (readonly Sound[])[], breaks: [] as number[] }
  const signs = { sounds: [] as (readonly Sound[])[], breaks: [] as number[] }
  let words0 = 2
  let signs0 = 2
  let kana = ''
  const add = (line: typeof words, sounds: readonly Sound[], before: number) => {
    line.sounds.push(sounds)
    line.breaks.push(before)
  }
  const flush = () => {
    for (const sign of plainKana(kana)) {
      add(signs, [sound(sign)], signs0)
      signs0 = 0
    }
    kana = ''
  }
  for (const [token] of normalise(text.replace(DOTS, ' , ')).matchAll(TOKEN)) {
    const stop = END.has(token) ? 2 : COMMA.has(token) ? 1 : 0
    if (stop > 0 || QUOTES.has(token)) {
      flush()
      words0 = Math.max(words0, stop)
      signs0 = Math.max(signs0, stop)
      continue
    }
    for (const sounds of readings(token)) {
      add(words, sounds, words0)
      words0 = 0
    }
    const japanese = JAPANESE.test(token) ? token : LATIN.test(token) ? kanaOf(token) : undefined
    flush()
    if (japanese !== undefined) kana = japanese
    else {
      add(signs, [sound(token)], signs0)
      signs0 = 0
    }
  }
  flush()
  return { words, signs }
}

/** All a written word may stand for; a short form of two words stands in two places. */
function readings(token: string): readonly (readonly Sound[])[] {
  const places: Sound[][] = [[sound(token)]]
  for (const other of [meant(token), ...short(token), single(token), unit(token)]) {
    if (other === undefined) continue
    for (const [at, word] of other.split(' ').entries()) {
      const heard = sound(word)
      const place = places[at] ?? []
      places[at] = place
      if (!place.some((known) => same(known, heard))) place.push(heard)
    }
  }
  return places
}

const same = (one: Sound, other: Sound): boolean => fits(one, other) && fits(other, one)

/** `đauu`, `roii`: the last letter was held too long. */
const single = (token: string): string | undefined =>
  HELD.test(token) ? token.replace(HELD, '$1') : undefined

/** `100tr`, `12man`: what is counted. */
const unit = (token: string): string | undefined => COUNTED.exec(token)?.[1]

const DOTS = /\.{2,}|…/g
const TOKEN =
  /[\p{Script=Latin}\p{M}\p{Nd}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|\S/gu
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const LATIN = /^[a-z]+$/
const COUNTED = /^[0-9]+(\p{Script=Latin}+)$/u
const HELD = /([aeiouyàáảãạươ])\1$/
const END = new Set(['.', '!', '?', '。', '；', ';'])
const COMMA = new Set([',', ':', '、', '-', '–', '—', '/', '(', ')', '~', '>', '|'])
const QUOTES = new Set(['"', "'", '“', '”', '‘', '’', '「', '」', '『', '』', '*', '_', '・'])
