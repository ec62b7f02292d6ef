import { arabic } from './numerals.ts'
import { unmarked } from './text.ts'

/** A piece of a message: a written number, a word of letters, or any other single sign. */
export interface Token {
  readonly kind: 'number' | 'word' | 'sign'
  readonly text: string
  /** The word without marks. */
  readonly fold: string
}

/**
 * Cuts normalised text for reading amounts. Kana and kanji come one by one, but for the units
 * that follow numbers (`万`, `時間`); a number keeps its points, commas and groups after blanks.
 */
export function tokens(normal: string): readonly Token[] {
  const cut: Token[] = []
  for (const { 0: text, groups } of arabic(normal).matchAll(PIECE)) {
    const kind = groups?.['number'] ? 'number' : groups?.['word'] ? 'word' : 'sign'
    cut.push({ kind, text, fold: unmarked(text) })
  }
  return cut
}

const PIECE =
  /(?<number>(?<=th[aá]ng )\d{1,2}(?= )|(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,]?\d)|\d+(?:[.,]\d+)*)|(?<word>[\p{Script=Latin}\p{M}]+|万|萬|まん|マン|せん|セン|円|圓|えん|エン|時間|じかん|分|ふん|ぷん|半|はん|日間|日|にち|(?:ヶ|か|カ|ヵ|ケ|箇)月|かげつ|月|週間|週|年間|年|人|回|歳|才|ドル|ドン)|[^\s]/gu
