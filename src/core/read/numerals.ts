import { hiragana } from './text.ts'

/**
 * Normalised text with Japanese numerals below 10,000 as digits: `十八万五千` is `18万5000`,
 * `二〇二六年` is `2026年`. A message that is wholly a number in kana is read too. What is not a
 * well-formed numeral is left as it was.
 */
export function arabic(normal: string): string {
  return fromKana(normal).replace(KANJI, (run) => value(run) ?? run)
}

function value(run: string): string | undefined {
  if (!/[十百千]/.test(run)) return run.replace(/\D/g, (sign) => String(digit(sign)))
  const places = PLACES.exec(run)
  if (places === null) return undefined
  const [, thousand, hundred, ten, one] = places
  const total = part(thousand, 1000) + part(hundred, 100) + part(ten, 10) + (one ? digit(one) : 0)
  return String(total)
}

const part = (written: string | undefined, size: number) =>
  written === undefined ? 0 : written.length === 1 ? size : size * digit(written.charAt(0))

const digit = (sign: string) =>
  sign === '零' ? 0 : Math.max(DIGITS.indexOf(sign), Number(sign) || 0)

function fromKana(text: string): string {
  const kana = hiragana(text.replaceAll(' ', ''))
  const found = WHOLE_KANA.exec(kana)
  if (found?.[1] === undefined) return text
  return found[1].replace(KANA, (word) => SIGNS[word] ?? word) + kana.slice(found[1].length)
}

const DIGITS = '〇一二三四五六七八九'
const KANJI = /(?<![\d.,])\d*[〇零一二三四五六七八九十百千][\d〇零一二三四五六七八九十百千]*/g
const PLACES =
  /^(?:([\d一二三四五六七八九]?千))?(?:([\d一二三四五六七八九]?百))?(?:([\d一二三四五六七八九]?十))?([\d一二三四五六七八九])?$/
const SIGNS: { readonly [kana: string]: string } = {
  ぜろ: '〇',
  れい: '〇',
  いち: '一',
  いっ: '一',
  に: '二',
  さん: '三',
  よん: '四',
  し: '四',
  ご: '五',
  ろく: '六',
  ろっ: '六',
  なな: '七',
  しち: '七',
  はち: '八',
  はっ: '八',
  きゅう: '九',
  く: '九',
  じゅう: '十',
  じゅっ: '十',
  ひゃく: '百',
  びゃく: '百',
  ぴゃく: '百',
  せん: '千',
  ぜん: '千',
  まん: '万',
}
const ANY = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const KANA = new RegExp(ANY, 'g')
const WHOLE_KANA = new RegExp(`^((?:${ANY})+)(?:えん|じかん(?:はん)?|にち|がつ)?(?:です)?$`)
