import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { split } from '../../src/channels/split.ts'

const plain = (pieces: readonly string[]) =>
  pieces.map((piece) => piece.replace(/^\(\d+\/\d+\)\n/, ''))

describe('split', () => {
  test('leaves alone what fits, and makes nothing of nothing', () => {
    expect(split('x'.repeat(50), 50)).toEqual(['x'.repeat(50)])
    expect(split(' \n\t', 50)).toEqual([])
  })

  test('numbers the pieces and ends them where a thought ends', () => {
    const paragraph = (n: number) => `${'chữ '.repeat(n)}hết.`
    const text = `${paragraph(6)}\n\n${paragraph(5)}`
    expect(split(text, 50)).toEqual([`(1/2)\n${paragraph(6)}\n\n`, `(2/2)\n${paragraph(5)}`])
    expect(plain(split(`${'a'.repeat(25)}。${'b'.repeat(30)}`, 50))).toEqual([
      `${'a'.repeat(25)}。`,
      'b'.repeat(30),
    ])
    expect(plain(split(`${'a'.repeat(25)} ${'b'.repeat(30)}`, 50))[0]).toBe(`${'a'.repeat(25)} `)
  })

  test('never cuts a grapheme that fits a piece', () => {
    for (const sign of ['👨‍👩‍👧‍👦', '🇻🇳', 'ế\u0323'.normalize('NFD'), '\r\n', '🏯'])
      for (const before of [0, 1, 2, 3]) {
        const pieces = plain(split(`${'x'.repeat(before)}${sign.repeat(40)}`, 60))
        for (const piece of pieces) expect(piece.replaceAll(sign, '').replaceAll('x', '')).toBe('')
      }
  })

  test('does not take a mark from the blank it stands on', () => {
    const text = `${'a'.repeat(25)} \u0301${'b'.repeat(30)}`
    expect(plain(split(text, 50))[0]?.startsWith(`${'a'.repeat(25)} \u0301`)).toBe(true)
  })

  test('cuts between code points where one grapheme is longer than a piece', () => {
    for (const piece of split(`a${'\u{1F3FB}'.repeat(100)}`, 41)) {
      expect(piece.isWellFormed()).toBe(true)
      expect(piece.length).toBeLessThanOrEqual(41)
    }
  })

  test('loses nothing and keeps to the limit, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 600 })
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 120 }), (words, max) => {
        const pieces = split(words, max)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max)
          expect(piece.isWellFormed()).toBe(words.isWellFormed())
        }
        const whole = pieces.length > 1 ? plain(pieces).join('') : (pieces[0] ?? words)
        expect(whole).toBe(words)
      }),
    )
  })
})
