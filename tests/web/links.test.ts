import { expect, test } from 'vitest'

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
