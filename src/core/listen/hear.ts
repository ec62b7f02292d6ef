import { normalise } from '../read/text.ts'
import { kanaOf, plainKana } from './kana.ts'
import { meant } from './keyboard.ts'
import { pair } from './pairs.ts'
import { short } from './short.ts'
import { apart, fits, level, type Sound, sound } from './sound.ts'

/** One after another, what was written: for each place all it may stand for. */
export interface Line {
  readonly sounds: readonly (readonly Sound[])[]
  /** What stands before each place: 0 nothing or a blank, 1 a comma, 2 the end of a sentence. */
  readonly breaks: readonly number[]
  /** Whether something new begins here as it was written, after a blank or in other letters. */
  readonly heads: readonly boolean[]
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
  const tokens = cut(text)
  return { words: asWords(tokens), signs: asSigns(tokens) }
}

interface Token {
  readonly text: string
  /** What stands before it, as in `Line.breaks`. */
  readonly before: number
}

function cut(text: string): readonly Token[] {
  const tokens: Token[] = []
  let before = 2
  for (const [token] of normalise(text.replace(DOTS, ' , ')).matchAll(TOKEN)) {
    if (END.has(token)) before = 2
    else if (COMMA.has(token)) before = Math.max(before, 1)
    else if (!QUOTES.has(token)) {
      tokens.push({ text: token, before })
      before = 0
    }
  }
  return tokens
}

function asWords(tokens: readonly Token[]): Line {
  const line = emptyLine()
  const sure = settled(tokens)
  for (const [place, { text, before }] of tokens.entries()) {
    const word = sure[place]
    const heard = word === undefined ? apart(text).flatMap(readings) : [[sound(word)]]
    for (const [at, sounds] of heard.entries()) add(line, sounds, at > 0 ? 0 : before, true)
  }
  const toned = line.sounds.filter(([written]) => (written?.tone ?? 0) > 0).length
  // Whoever writes tones means none where there is none: `đâu` is not `đầu`, and where most words
  // have one, `may` is not `máy` either.
  const marked = tokens.filter(({ text }) => sound(text).tone > 0).length
  const all = marked > 2 && marked * 2 >= tokens.length
  if (toned > 1)
    line.sounds = line.sounds.map((sounds) => sounds.map((heard) => surely(heard, all)))
  return line
}

/** Words without marks that can only mean one thing together are that, and nothing else. */
function settled(tokens: readonly Token[]): readonly (string | undefined)[] {
  const words: (string | undefined)[] = []
  for (const [at, { text }] of tokens.entries()) {
    const next = tokens[at + 1]
    const both = next === undefined || next.before > 0 ? undefined : pair(text, next.text)
    if (both !== undefined) {
      words[at] ??= both[0]
      words[at + 1] = both[1]
    }
  }
  return words
}

const surely = (heard: Sound, all: boolean): Sound =>
  heard.tone === 0 && (all || heard.shape !== '') ? { ...heard, tone: level } : heard

/** All a written word may stand for; a short form of two words stands in two places. */
function readings(token: string): readonly (readonly Sound[])[] {
  const places: Sound[][] = [[sound(token)]]
  for (const other of [meant(token), ...short(token), held(token)]) {
    if (other === undefined) continue
    for (const [at, word] of other.split(' ').entries()) {
      const heard = sound(word)
      const place = places[at] ?? []
      places[at] = place
      if (!place.some((known) => fits(known, heard) && fits(heard, known))) place.push(heard)
    }
  }
  return places
}

/** `đauu`, `roii`: the last letter was held too long. */
const held = (token: string): string | undefined =>
  HELD.test(token) ? token.replace(HELD, '$1') : undefined

function asSigns(tokens: readonly Token[]): Line {
  const line = emptyLine()
  const kana = tokens.map(({ text }) => (LATIN.test(text) ? kanaOf(text) : undefined))
  const japanese = romajiIn(tokens, kana)
  for (const [at, { text, before }] of tokens.entries()) {
    const read = JAPANESE.test(text) ? text : japanese[at] ? kana[at] : undefined
    if (read === undefined) add(line, [plain(text)], before, true)
    else
      for (const [place, sign] of [...plainKana(read)].entries())
        add(line, [plain(sign)], place > 0 ? 0 : before, place === 0)
  }
  return line
}

/**
 * Which words are Japanese in letters: all, where every word of the message can be; otherwise a
 * run of some length, for short Vietnamese words can be read so, too (`o dau`).
 */
function romajiIn(
  tokens: readonly Token[],
  kana: readonly (string | undefined)[],
): readonly boolean[] {
  const all = tokens.every(({ text }, at) => kana[at] !== undefined || !LETTERS.test(text))
  const marked = kana.map((read) => read !== undefined)
  if (all) return marked
  let start = 0
  let letters = 0
  for (const [at, { text }] of [...tokens, { text: '', before: 2 }].entries()) {
    if (marked[at] === true) letters += text.length
    else {
      if (letters < RUN) marked.fill(false, start, at)
      start = at + 1
      letters = 0
    }
  }
  return marked
}

const plain = (letters: string): Sound => ({ letters, tone: 0, shape: '' })

const emptyLine = () => ({
  sounds: [] as (readonly Sound[])[],
  breaks: [] as number[],
  heads: [] as boolean[],
})

function add(
  line: ReturnType<typeof emptyLine>,
  sounds: readonly Sound[],
  before: number,
  head: boolean,
): void {
  line.sounds.push(sounds)
  line.breaks.push(before)
  line.heads.push(head)
}

const RUN = 7
const DOTS = /\.{2,}|…/g
const TOKEN =
  /[\p{Script=Latin}\p{M}\p{Nd}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|\S/gu
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const LATIN = /^[a-z]+$/
const LETTERS = /[a-z]/
const HELD = /([aeiouyàáảãạươ])\1$/
const END = new Set(['.', '!', '?', '。', '；', ';'])
const COMMA = new Set([',', ':', '、', '-', '–', '—', '/', '(', ')', '~', '>', '|'])
const QUOTES = new Set(['"', "'", '“', '”', '‘', '’', '「', '」', '『', '』', '*', '_', '・'])
