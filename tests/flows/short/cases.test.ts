import { expect, test } from 'vitest'
import { type ShortKind, shortKinds } from '../../../flows/rules/short/index.ts'
import cases from '../../data/wage-cases.json' with { type: 'json' }

const isShort = (kind: string): kind is ShortKind => Object.hasOwn(shortKinds, kind)
const short = cases.cases.flatMap(({ kind, ...one }) => (isShort(kind) ? [{ kind, ...one }] : []))

test('every short kind has a case', () => {
  expect(new Set(short.map(({ kind }) => kind))).toEqual(new Set(Object.keys(shortKinds)))
  expect(short).toHaveLength(17)
})

test.each(short)('$id $description', ({ kind, input, expected }) => {
  const { because, ...found } = shortKinds[kind](input)
  expect(found).toMatchObject(expected)
  expect(because.length).toBeGreaterThan(0)
  for (const { title, url, checked } of because) {
    expect(title).not.toBe('')
    expect(url).toMatch(/^https?:/)
    expect(checked).toBe('2026-11-23')
  }
})

test.each(Object.entries(shortKinds))(
  '%s judges nothing of nothing, and refuses a list',
  (_, check) => {
    const { flags } = check({})
    expect(flags).toEqual([])
    expect(() => check([])).toThrow('the input must be a JSON object, not [].')
  },
)
