import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  fraction,
  multiply,
  ratio,
  round,
  subtract,
  written,
} from '../../src/core/fraction.ts'

test.each([
  [7.5, '15/2'],
  [0.1, '1/10'],
  [-2.25, '-9/4'],
  [1e21, '1000000000000000000000'],
  [2.5e-7, '1/4000000'],
  [1080, '1080'],
  [0, '0'],
])('%d is %s', (value, text) => expect(written(fraction(value))).toBe(text))

test('what is no finite number is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => fraction(value)).toThrow(RangeError)
  }
  expect(() => ratio(1n, 0n)).toThrow(RangeError)
  expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError)
})

test('a fraction is in lowest terms, its sign above', () => {
  expect(ratio(6n, -4n)).toEqual({ n: -3n, d: 2n })
  expect(ratio(0n, -4n)).toEqual({ n: 0n, d: 1n })
})

test.each([
  ['19500/17', 19_500n, 17n, 1_147, 1_148, 1_147, 1_147.0588],
  ['-1/3', -1n, 3n, -1, 0, 0, -0.3333],
  ['5/2', 5n, 2n, 2, 3, 3, 2.5],
  ['12', 12n, 1n, 12, 12, 12, 12],
] as const)('%s goes down, up and to the nearest', (_, n, d, down, up, near, four) => {
  const value = ratio(n, d)
  expect([floor(value), ceil(value) + 0, round(value) + 0, round(value, 4)]).toEqual([
    down,
    up,
    near,
    four,
  ])
})

test('one decimal, down, never reaches a whole it has not reached', () => {
  expect(floor(ratio(1_161_999n, 1_000n), 1)).toBe(1_161.9)
  expect(ceil(ratio(1n, 1_000n), 1)).toBe(0.1)
})

const any = fc
  .tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(([n, d]) => ratio(n, d))

test('sums and products undo each other', () => {
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a)
      if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a)
      expect(compare(a, b)).toBe(Math.sign(Number(a.n * b.d - b.n * a.d)))
      expect(floor(a) <= ceil(a)).toBe(true)
    }),
  )
})
