import { describe, expect, test } from 'vitest'
import { readNumber, readNumberLoosely } from '../../src/core/read.ts'

describe('one number', () => {
  test.for([
    ['8', 8],
    ['８', 8],
    ['8h', 8],
    ['8 h', 8],
    ['8h30', 8.5],
    ['8H30', 8.5],
    ['8h30p', 8.5],
    ['8h05', 8 + 5 / 60],
    ['8h00', 8],
    ['8:30', 8.5],
    ['173:30', 173.5],
    ['8 tiếng', 8],
    ['8 tiếng rưỡi', 8.5],
    ['8 rưỡi', 8.5],
    ['8h rưỡi', 8.5],
    ['7.5', 7.5],
    ['7,5', 7.5],
    ['７．５', 7.5],
    ['7,5 tiếng', 7.5],
    ['8 giờ 30', 8.5],
    ['8 giờ 30 phút', 8.5],
    ['8 tiếng 15 phút', 8.25],
    ['8 tieengs', 8],
    ['8時間', 8],
    ['8時間半', 8.5],
    ['7時間45分', 7.75],
    ['８時間３０分', 8.5],
    ['八時間', 8],
    ['十二時間', 12],
    ['はちじかん', 8],
    ['はちじかんはん', 8.5],
    ['8じかん', 8],
    ['255 ngày', 255],
    ['255日', 255],
    ['二十二日', 22],
    ['255.5', 255.5],
    ['170 tiếng', 170],
    ['173.8', 173.8],
    ['173,75', 173.75],
    ['mười ngày', 10],
    ['tám tiếng', 8],
    ['hai mươi hai ngày', 22],
    ['mười năm', 10],
    ['tám', 8],
    ['mười lăm', 15],
    ['năm', 5],
    ['0', 0],
    ['khoảng 8 tiếng', 8],
    ['lam 8 tieng', 8],
    ['1 ngày', 1],
    ['約8時間です', 8],
    ['8 ạ', 8],
    ['3人', 3],
    ['3 lần', 3],
    ['6 tháng', 6],
    ['6か月', 6],
    ['6ヶ月', 6],
    ['12:00', 12],
  ] as const)('%s is %d', ([text, count]) => {
    expect(readNumber(text)).toBeCloseTo(count, 12)
    expect(readNumber(text, { from: 0, to: 400 })).toBe(readNumberLoosely(text))
  })
})

describe('nothing is guessed', () => {
  test.for([
    '',
    'h',
    'tiếng',
    '8-9 tiếng',
    '8~9時間',
    '8 hoặc 9',
    '8 tiếng 22 ngày',
    '-8',
    '−8',
    '8h5',
    '8h75',
    '8h rưỡi 30',
    '25%',
    '8時',
    '18 man',
    '8k',
    '8 yên',
    '$8',
    'không 8',
    '8時間ではない',
    '8x22',
    '8*22',
    '1.000',
    '1,000',
    '480 phút',
    '8..5',
    '8.5.5',
    '007',
    '1e3',
    'tối 8',
    '8:75',
    '8:30:15',
    '2026/3',
    '½',
    'hai ba tiếng',
    '9'.repeat(40),
  ])('%s', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })
})

test('the limits choose between two readings', () => {
  expect(readNumber('1.000', { from: 0, to: 24 })).toBe(1)
  expect(readNumber('1.000', { from: 100, to: 3000 })).toBe(1000)
  expect(readNumber('7.250', { from: 0, to: 24 })).toBe(7.25)
  expect(readNumber('2.085', { from: 0, to: 8784 })).toBeUndefined()
  expect(readNumber('480 phút', { from: 0, to: 24 })).toBe(8)
  expect(readNumber('480分', { from: 0, to: 24 })).toBe(8)
  expect(readNumber('25', { from: 0, to: 24 })).toBeUndefined()
  expect(readNumberLoosely('25')).toBe(25)
})

describe('for how long, and of what', () => {
  const limits = { from: 0, to: 400 } as const
  test.for([
    ['8 tiếng 1 ngày', 'day', 8],
    ['1 ngày 8 tiếng', 'day', 8],
    ['8 tiếng/ngày', 'day', 8],
    ['1日8時間', 'day', 8],
    ['一日八時間', 'day', 8],
    ['mỗi ngày 8 tiếng', 'day', 8],
    ['毎日8時間', 'day', 8],
    ['mỗi tháng 8 ngày', 'month', 8],
    ['8 ngày 1 tháng', 'month', 8],
    ['160h/tháng', 'month', 160],
    ['月160時間', 'month', 160],
    ['週40時間', 'week', 40],
    ['一週間40時間', 'week', 40],
    ['40 tiếng 1 tuần', 'week', 40],
    ['年間105日', 'year', 105],
    ['105 ngày/năm', 'year', 105],
  ] as const)('%s is per %s', ([text, per, count]) => {
    expect(readNumber(text, { ...limits, per })).toBe(count)
    expect(readNumber(text, { ...limits, per: per === 'day' ? 'week' : 'day' })).toBeUndefined()
    expect(readNumber(text, limits)).toBeUndefined()
    expect(readNumberLoosely(text)).toBeUndefined()
  })

  test('hours are not days', () => {
    expect(readNumber('22 ngày', { ...limits, of: 'hour' })).toBeUndefined()
    expect(readNumber('22日', { ...limits, of: 'hour' })).toBeUndefined()
    expect(readNumber('170 tiếng', { ...limits, of: 'day' })).toBeUndefined()
    expect(readNumber('170 tiếng', { ...limits, of: 'hour' })).toBe(170)
    expect(readNumber('170', { ...limits, of: 'hour' })).toBe(170)
    expect(readNumber('7時間45分', { ...limits, of: 'hour', per: 'day' })).toBe(7.75)
    expect(readNumber('1 ngày', { ...limits, of: 'day', per: 'year' })).toBe(1)
  })
})
