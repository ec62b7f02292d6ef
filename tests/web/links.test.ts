import { expect, test } from 'vitest'
import helpLines from '../../flows/law/help-lines.json' with { type: 'json' }
import { texts } from '../../locales/index.ts'

interface Piece {
  readonly text: string
  readonly href?: string
}
const module = new URL('../../src/web/page/links.js', import.meta.url).href
const { pieces } = (await import(module)) as { pieces: (text: string) => readonly Piece[] }
const links = (text: string) => pieces(text).flatMap(({ href }) => href ?? [])

test.for([
  ['Gọi 0120-811-610 (miễn phí)', 'tel:0120811610'],
  ['0570-011000 / 03-5363-3013', 'tel:0570011000', 'tel:0353633013'],
  ['☎ 050-3754-5430。', 'tel:05037545430'],
  ['+84 24 3824 9517', 'tel:+842438249517'],
  ['Ở Nhật: 110 · 119. Ở Việt Nam: 113 · 115', 'tel:110', 'tel:119', 'tel:113', 'tel:115'],
  ['#9110', 'tel:%239110'],
  ['警察は110です', 'tel:110'],
  ['http://localhost:3000/privacy', 'http://localhost:3000/privacy'],
  ['Xem https://www.mhlw.go.jp/a/b.html.', 'https://www.mhlw.go.jp/a/b.html'],
])('%s', ([text = '', ...hrefs]) => {
  expect(links(text)).toEqual(hrefs)
})

test.for([
  '1.110 yên',
  '110 yên',
  '110円',
  '第119条',
  'Điều 119 Luật tiêu chuẩn lao động',
  'Luật tiêu chuẩn lao động, điều 105, 119',
  'điều 24, 110 và 119',
  'Luật 1, điều 15 – điều 119',
  'arts. 110, 119',
  'Article 104-2 and 119',
  '労働基準法 第105条、第119条',
  '第15、119条',
  '第104条の2と119条',
  '2026-10-01 – 2026-10-31',
  '18/10/2025',
  '0,110',
  'Thứ 2-6: 11:00-19:00, 09-17',
  '110:30',
  '180.000',
  'FY2026-110',
  'javascript:alert(1)',
  'data:text/html,x',
])('not in %s', (text) => {
  expect(links(text)).toEqual([])
})

test('nothing of a text is lost', () => {
  const text = 'Gọi 0120-811-610, hoặc https://example.org/a?b=c#d (110).\n第119条'
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('of our own words, only numbers of help lines can be called', () => {
  const numbers = helpLines.lines.flatMap(({ phone, alt }) => [phone ?? '', alt ?? ''])
  const known = new Set(numbers.map(digits))
  for (const text of wordsIn(texts)) {
    const called = links(text).filter((href) => href.startsWith('tel:'))
    const unknown = called.filter((href) => !known.has(digits(href.replace('%23', '#'))))
    expect(unknown, text).toEqual([])
  }
})

test('an emergency number stays one beside an article of law', () => {
  expect(links('Theo điều 119, bạn gọi 110')).toEqual(['tel:110'])
  expect(links('第105条。警察は 110')).toEqual(['tel:110'])
})

const digits = (number: string) => number.replace(/[^#\d]/g, '')

const wordsIn = (inside: unknown): readonly string[] =>
  typeof inside === 'string' ? [inside] : Object.values(inside ?? {}).flatMap(wordsIn)
