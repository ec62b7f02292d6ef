import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advanceSchemeFinding, shortKinds } from '../../../flows/rules/short/index.ts'

const { advance_scheme: advance } = shortKinds

test.each([
  [15, 1_100_000, 880_000],
  [29, 1_100_000, 880_000],
  [30, 2_200_000, 1_760_000],
  [44, 2_200_000, 1_760_000],
  [45, 3_700_000, 2_960_000],
  [70, 3_700_000, 2_960_000],
])('at %d the ceiling is %d', (ageAtLeaving, cap, payable) => {
  const found = advance({ ageAtLeaving, unpaid: 9_000_000 })
  expect(found).toMatchObject({ cap, payable, flags: ['JOHAS_POSSIBLE'] })
})

test.each([
  [0, 0, ['JOHAS_BELOW_20000']],
  [19_999, 0, ['JOHAS_BELOW_20000']],
  [20_000, 16_000, ['JOHAS_POSSIBLE']],
  [20_001, 16_000, ['JOHAS_POSSIBLE']],
  [1_100_000, 880_000, ['JOHAS_POSSIBLE']],
  [1_100_001, 880_000, ['JOHAS_POSSIBLE']],
])('of %d unpaid, %d', (unpaid, payable, flags) => {
  expect(advance({ ageAtLeaving: 24, unpaid })).toMatchObject({ payable, flags })
})

test('an age that nobody told matters only above the lowest ceiling', () => {
  expect(advance({ unpaid: 1_100_000 })).toMatchObject({
    cap: null,
    capRange: [1_100_000, 3_700_000],
    payable: 880_000,
    flags: ['JOHAS_POSSIBLE'],
  })
  expect(advance({ unpaid: 1_200_000 })).toMatchObject({ payableRange: [880_000, 960_000] })
  expect(advance({ unpaid: 100 })).toMatchObject({ payable: 0, flags: ['JOHAS_BELOW_20000'] })
  expect(advance({ ageAtLeaving: 24 })).toMatchObject({ cap: 1_100_000, payable: null, flags: [] })
})

const filed = { ageAtLeaving: 24, unpaid: 100_000, filedOn: '2026-07-10' }
test.each([
  ['2026-01-09', 0, 'left_outside_window'],
  ['2026-01-10', 80_000, undefined],
  ['2026-07-10', 80_000, undefined],
])('left on %s', (leftOn, payable, note) => {
  const found = advance({ ...filed, leftOn })
  expect(found.payable).toBe(payable)
  expect(found.flags).toEqual(payable > 0 ? ['JOHAS_POSSIBLE'] : [])
  expect(found.notes.filter((name) => name.includes('window'))).toEqual(note ? [note] : [])
})

test('the last day of the two years, the day on which two texts differ, and the day after', () => {
  const old = { ...filed, filedOn: '2024-07-10' }
  expect(advance({ ...old, leftOn: '2026-01-09' })).toMatchObject({ payable: 80_000 })
  const edge = advance({ ...old, leftOn: '2026-01-10' })
  expect(edge).toMatchObject({ payable: null, payableRange: [0, 80_000] })
  expect(edge.notes).toContain('window_edge')
  expect(advance({ ...old, leftOn: '2026-01-11' })).toMatchObject({ payable: 0, flags: [] })
})

test('six months before the end of August is the end of February', () => {
  const found = (leftOn: string) => advance({ ...filed, filedOn: '2026-08-31', leftOn }).payable
  expect([found('2026-02-27'), found('2026-02-28')]).toEqual([0, 80_000])
  const leap = (leftOn: string) => advance({ ...filed, filedOn: '2024-08-31', leftOn }).payable
  expect([leap('2024-02-28'), leap('2024-02-29')]).toEqual([0, 80_000])
})

test('an employer that the scheme does not cover', () => {
  for (const why of [{ activeOneYear: false }, { bankrupt: false }]) {
    const found = advance({ ...filed, ...why })
    expect(found).toMatchObject({ payable: 0, flags: [] })
    expect(found.notes).toContain('employer_not_covered')
  }
  const sure = { ...filed, leftOn: '2026-07-01', activeOneYear: true, bankrupt: true }
  expect(advance(sure).notes).toEqual([])
})

test.each(['2020-03-31', '2027-04-01'])('having left on %s: a person', (leftOn) => {
  const found = advance({ ageAtLeaving: 24, unpaid: 100_000, leftOn })
  expect(found).toMatchObject({ cap: null, payable: null, flags: [] })
  expect(found.notes).toContain('ask_a_person')
})

test.each([
  [{ ageAtLeaving: 14 }, 'ageAtLeaving must be a number from 15 to 120, not 14.'],
  [{ unpaid: 0.5 }, 'unpaid must be whole yen, 0 or more, not 0.5.'],
  [{ leftOn: '2026-02-30' }, 'leftOn must be a day such as'],
])('%j: %s', (input, sentence) => expect(() => advance(input)).toThrow(sentence))

test('more unpaid, or more years, never lower what is payable', () => {
  const yen = fc.integer({ min: 0, max: 5e6 })
  fc.assert(
    fc.property(yen, yen, fc.integer({ min: 15, max: 70 }), (unpaid, more, ageAtLeaving) => {
      const found = (given: object) => advance({ unpaid, ageAtLeaving, ...given }).payable ?? -1
      expect(found({ unpaid: unpaid + more })).toBeGreaterThanOrEqual(found({}))
      expect(found({ ageAtLeaving: ageAtLeaving + 15 })).toBeGreaterThanOrEqual(found({}))
      expect(found({}) * 10).toBeLessThanOrEqual(unpaid * 8)
    }),
    { numRuns: 60 },
  )
})

test('in the chat', () => {
  expect(advanceSchemeFinding({ ageAtLeaving: 24, unpaid: 1_500_000 })).toMatchObject({
    route: 'flagged',
    facts: { cap: 1_100_000, payable: 880_000 },
  })
  expect(advanceSchemeFinding({ ageAtLeaving: 24 }).route).toBe('unsure')
})
