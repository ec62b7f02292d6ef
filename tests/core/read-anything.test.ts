import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import ja from '../../locales/ja/commands.json' with { type: 'json' }
import vi from '../../locales/vi/commands.json' with { type: 'json' }
import { createCommandReader } from '../../src/core/commands.ts'
import {
  fold,
  isFuture,
  isNo,
  isUnknown,
  isYes,
  normalise,
  readChoice,
  readMoney,
  readMoneyLoosely,
  readNumber,
  readNumberLoosely,
  readPeriod,
  readPeriodLoosely,
  readPrefecture,
  readRegion,
} from '../../src/core/read.ts'

/** Any UTF-16, halves of pairs among it. */
const anything = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })
const today = '2026-03-31'
const readCommand = createCommandReader([vi, ja])
const readers: { readonly [name: string]: (text: string) => unknown } = {
  fold,
  normalise,
  isNo,
  isUnknown,
  isYes,
  readMoney,
  readMoneyLoosely,
  readNumber,
  readNumberLoosely,
  readPrefecture,
  readRegion,
  readCommand,
  readChoice: (text) => readChoice(text, ['Có', 'Không', text]),
  readPeriod: (text) => readPeriod(text, today),
  readPeriodLoosely: (text) => readPeriodLoosely(text, today, 'ja'),
  isFuture: (text) => isFuture(text, today),
}

describe('hostile text', () => {
  const parts = [
    'a',
    '9',
    '1.',
    '1,',
    '1 ',
    '1 234 ',
    '-',
    ' ',
    '〜',
    '/',
    '1/',
    'x-',
    '(',
    '【',
    'tháng ',
    'từ ',
    '万',
  ]
  const more = [
    '十',
    '千百',
    'いち',
    'じゅう',
    'まん',
    '東京',
    'とうきょう',
    'Osaka ',
    'osaka-',
    'không ',
    'ạ ',
    '😭',
    '👩‍👩‍👧 ',
    '\u0000',
  ]
  const marks = [
    '\u202e',
    '\u200b',
    '\u0301',
    'ﷺ',
    '🇻🇳',
    '\ud800',
    'א',
    '٣',
    'ç',
    'một ',
    'mười ',
    '1h',
    '1時間',
    '年3月',
    'お願い',
    '\\',
    '"',
  ]
  const texts = [...parts, ...more, ...marks].flatMap((part) => [
    part.repeat(Math.ceil(10_000 / part.length)),
    part.repeat(Math.floor(399 / part.length)),
    `${part.repeat(Math.floor(380 / part.length))}!`,
  ])
  test.for(Object.entries(readers))('%s comes back', ([, read]) => {
    for (const text of texts) expect(() => read(text)).not.toThrow()
  })
})

test.for(Object.entries(readers))('%s never throws', ([, read]) => {
  const pieces = fc.constantFrom(
    ...'0 1 8 18 180 30 2026 000 . , - / : 万 千 十 八 円 yên man vạn k sen h giờ tiếng phút ngày tháng năm rưỡi 半 時間 分 月 日 年 令和 từ đến 〜 ~ まで không ạ số 東京 Osaka kyo to あい ち です ( )'.split(
      ' ',
    ),
    ' ',
  )
  fc.assert(
    fc.property(anything, (text) => void read(text)),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (some) => void read(some.join(''))),
    { numRuns: 1500 },
  )
})

test('what is read is sound, whatever was typed', () => {
  const limits = { from: 5, to: 500_000 }
  const pieces = fc.constantFrom(
    ...'0 1 8 18 180 30 2 2026 000 500 . , - / : 万 千 円 man k sen h tiếng ngày tháng rưỡi 月 日 年 đến 〜'.split(
      ' ',
    ),
    ' ',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 10 }), (some) => {
      const text = some.join('')
      const yen = readMoney(text, limits) ?? 5
      expect(Number.isSafeInteger(yen) && yen >= 5 && yen <= 500_000).toBe(true)
      const count = readNumber(text, limits) ?? 5
      expect(count >= 5 && count <= 500_000).toBe(true)
      const { from, to } = readPeriod(text, today) ?? { from: today, to: today }
      expect(from <= to && from <= today).toBe(true)
      for (const day of [from, to]) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
    }),
    { numRuns: 3000 },
  )
})

test('normalising again changes nothing, and folding leaves no marks', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text))
      expect(fold(text).normalize('NFD')).not.toMatch(/[\u0300-\u036fđ]|^\s|\s$/)
    }),
    { numRuns: 3000 },
  )
})

test.for([
  ['ĐỒNG Ý', 'đồng ý', 'dong y'],
  ['đượcccc', 'được', 'duoc'],
  ['!!!', '!', '!'],
  ['１８００００', '180000', '180000'],
  ['一〇〇〇〇', '一〇〇〇〇', '一〇〇〇〇'],
  ['ｶﾞｯｺｳ', 'ガッコウ', 'ガッコウ'],
  ['Ōsaka', 'ōsaka', 'osaka'],
  ['  a\t\n b ', 'a b', 'a b'],
  ['t\u200bháng', 'tháng', 'thang'],
  ['tháng'.normalize('NFD'), 'tháng', 'thang'],
  ['がぎ', 'がぎ', 'がぎ'],
  ['②', '2', '2'],
] as const)('%s is normalised', ([text, normal, folded]) => {
  expect(normalise(text)).toBe(normal)
  expect(fold(text)).toBe(folded)
})

describe('what is written in a usual form is read back', () => {
  const yen = fc.integer({ min: 0, max: 99_999_999 })
  const wide = (text: string) =>
    text.replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const forms: { readonly [name: string]: (amount: number) => string } = {
    plain: String,
    vi: (amount) => amount.toLocaleString('vi-VN'),
    ja: (amount) => amount.toLocaleString('ja-JP'),
    'vi yên': (amount) => `${amount.toLocaleString('vi-VN')} yên`,
    円: (amount) => `${amount.toLocaleString('ja-JP')}円`,
    wide: (amount) => wide(String(amount)),
    'wide with commas': (amount) =>
      `${wide(amount.toLocaleString('ja-JP')).replaceAll(',', '，')}円`,
    spaced: (amount) => amount.toLocaleString('fr-FR'),
  }
  test.for(Object.entries(forms))('money: %s', ([, write]) => {
    fc.assert(
      fc.property(yen, (amount) => {
        expect(readMoney(write(amount))).toBe(amount)
      }),
    )
  })

  test('money in kanji, in 万 and in words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }), (man, sen) => {
        const sum = man * 10_000 + sen * 1000
        const written = [
          `${man}万${sen}千円`,
          `${man} man ${sen}`,
          `${man}.${sen} vạn`,
          `${man},${sen}万`,
        ]
        for (const text of written) expect(readMoney(text), text).toBe(sum)
      }),
    )
  })

  test('every month and every day of six years', () => {
    for (let at = 0; at < 72; at++) {
      const year = 2021 + Math.floor(at / 12)
      const month = (at % 12) + 1
      const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
      const period = { from: `${last.slice(0, 8)}01`, to: last }
      const written = [
        last.slice(0, 7),
        `${month}/${year}`,
        `tháng ${month}/${year}`,
        `tháng ${month} năm ${year}`,
        `${year}年${month}月`,
        `令和${year - 2018}年${month}月`,
        `R${year - 2018}.${month}`,
        `${period.from}/${last}`,
        `${period.from} - ${last}`,
        `1/${month}/${year} đến ${last.slice(8)}/${month}/${year}`,
      ]
      for (const text of written) expect(readPeriod(text, '2027-06-30'), text).toEqual(period)
      for (let day = 1; day <= Number(last.slice(8)); day++) {
        const date = last.slice(0, 8) + String(day).padStart(2, '0')
        for (const text of [date, `${day}/${month}/${year}`, `${year}年${month}月${day}日`])
          expect(readPeriod(text, '2027-06-30'), text).toEqual({ from: date, to: date })
      }
    }
  })
})
