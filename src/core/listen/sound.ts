/**
 * One reading of a written word: its letters without marks, its tone, and the marks that make a
 * letter another letter (`đ`, `ê`, `ơ`, `ă`). Kana and kanji have letters only.
 */
export interface Sound {
  readonly letters: string
  /** 0 where none is written; `level` where none is meant. Hỏi and ngã are one tone. */
  readonly tone: number
  /** One sign for each letter, or empty where no letter is marked. */
  readonly shape: string
}

/** A normalised word, or a single sign, as it sounds. */
export function sound(word: string): Sound {
  if (PLAIN.test(word)) return { letters: oneI(word), tone: 0, shape: '' }
  let letters = ''
  let shape = ''
  let tone = 0
  for (const sign of word.normalize('NFD')) {
    const mark = SHAPES.get(sign)
    if (mark !== undefined) shape = shape.slice(0, letters.length - 1) + mark
    else if (TONES.has(sign)) tone = TONES.get(sign) ?? 0
    else if (VOICED.has(sign)) letters = (letters + sign).normalize('NFC')
    else {
      letters += sign === 'đ' ? 'd' : sign
      shape += sign === 'đ' ? '-' : '.'
    }
  }
  // No syllable that stops short carries these tones: the hand slipped.
  if (tone !== SHARP && tone !== HEAVY && STOPPED.test(letters)) tone = 0
  return { letters: oneI(letters), tone, shape: BARE.test(shape) ? '' : shape }
}

/**
 * Whether what is written may stand for the word: the same letters, and no mark against it. Where
 * a tone is written, so are the other marks, save the stroke of `đ`.
 */
export function fits(written: Sound, word: Sound): boolean {
  if (written.letters !== word.letters) return false
  if (written.tone !== 0 && written.tone !== word.tone && !(written.tone === level && !word.tone))
    return false
  if (written.shape === word.shape) return true
  if (written.tone !== 0)
    return (
      written.shape.replaceAll('-', '.') === word.shape.replaceAll('-', '.') ||
      (written.shape === '' && STROKE.test(word.shape))
    )
  if (written.shape === '') return true
  for (let at = 0; at < written.shape.length; at++) {
    const mark = written.shape[at]
    if (mark !== '.' && mark !== word.shape[at]) return false
  }
  return true
}

/** A figure and what is written right behind it are words of their own: `90tr`, `10h30`. */
export const apart = (word: string): readonly string[] =>
  FIGURE_FIRST.test(word) ? (word.match(FIGURES) ?? []) : [word]

/** The tone of a word without a tone, written by somebody who does write tones. */
export const level = 9

/** `ký` and `kí`, `lý` and `lí` are the same word. */
const oneI = (letters: string): string => (Y.test(letters) ? `${letters.slice(0, -1)}i` : letters)

const FIGURE_FIRST = /^\d+\p{L}/u
const FIGURES = /\d+|\D+/g
const PLAIN = /^[a-z0-9]*$/
const BARE = /^\.*$/
const STROKE = /^[-.]*$/
const Y = /^(?:[hklmstv]|qu)y$/
const STOPPED = /[cpt]$|ch$/
const SHARP = 2
const HEAVY = 4
const TONES: ReadonlyMap<string, number> = new Map([
  ['\u0300', 1],
  ['\u0301', SHARP],
  ['\u0309', 3],
  ['\u0303', 3],
  ['\u0323', HEAVY],
])
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['\u0302', '^'],
  ['\u0306', '('],
  ['\u031b', '+'],
])
const VOICED = new Set(['\u3099', '\u309a'])
