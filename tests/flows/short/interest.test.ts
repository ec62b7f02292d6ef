import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interestFinding, shortKinds } from '../../../flows/rules/short/index.ts'

const { interest } = shortKinds
const owed = { principal: 300_000, afterLeaving: false }

test.each([
  [0, 0],
  [1, 25],
  [365, 9000],
  [366, 9025],
])('%d days at 3 %% of 300,000', (days, yen) => {
  expect(interest({ ...owed, days })).toMatchObject({ rate: 0.03, interest: yen, notes: [] })
})

test('halves of a yen go up, less goes down', () => {
  const found = (principal: number) => interest({ ...owed, principal, days: 73 }).interest
  expect([found(250), found(249), found(83), found(84)]).toEqual([2, 1, 0, 1])
})

test('where it is not known whether the worker had left, both rates bound it', () => {
  expect(interest({ principal: 300_000, days: 73 })).toMatchObject({
    rate: null,
    rateRange: [0.03, 0.146],
    interest: null,
    interestRange: [1800, 8760],
    notes: ['left_unknown', 'except_bankruptcy_or_dispute'],
  })
})

test('days are those from the payday to the day of the claim', () => {
  const found = interest({ ...owed, from: '2026-03-01', to: '2026-05-13' })
  expect(found).toMatchObject({ interest: 1800 })
  expect(interest({ ...owed, from: '2024-02-28', to: '2024-03-01' }).interest).toBe(49)
  expect(interest({ ...owed, from: '2026-03-01' }).interest).toBeNull()
  expect(interest({ days: 73, afterLeaving: true })).toMatchObject({ rate: 0.146, interest: null })
})

test.each([
  [false, '2020-03-31', '2026-01-01', false],
  [false, '2020-04-01', '2026-01-01', true],
  [false, '2026-01-01', '2029-03-31', true],
  [false, '2026-01-01', '2029-04-01', false],
  [true, '2026-01-01', '2027-03-31', true],
  [true, '2026-01-01', '2027-04-01', false],
])('left %s, from %s to %s: known %s', (afterLeaving, from, to, known) => {
  const found = interest({ principal: 1_000_000, from, to, afterLeaving })
  expect(found.rate !== null).toBe(known)
  expect(found.interest !== null).toBe(known)
  expect(found.notes.includes('ask_a_person')).toBe(!known)
})

/** 300,000 yen for 73 days before 13 May and 100 after: 1,800 and 12,000. */
const spanning = { principal: 300_000, from: '2026-03-01', to: '2026-08-21' }
test.each([
  ['2026-02-01', 0.146, 20_760],
  ['2026-03-01', 0.146, 20_760], // left on the payday: every day of delay comes after
  ['2026-03-02', null, 20_665], // 24.66 + 20,640
  ['2026-05-13', null, 13_800],
  ['2026-08-20', null, 4361], // 4,241.1 + 120
  ['2026-08-21', 0.03, 4266],
  ['2026-09-30', 0.03, 4266],
])('left on %s: rate %s, %d yen', (leftOn, rate, yen) => {
  expect(interest({ ...spanning, leftOn })).toMatchObject({ rate, interest: yen })
})

test('each rate holds for its own days, and the hedge stays', () => {
  expect(interest({ ...spanning, leftOn: '2026-05-13' })).toMatchObject({
    rateRange: [0.03, 0.146],
    notes: ['except_bankruptcy_or_dispute'],
  })
  const told = interestFinding({ ...spanning, leftOn: '2026-05-13' })
  expect(told).toMatchObject({ route: 'fine', facts: { interest: 13_800 } })
  expect(told.because).toHaveLength(2)
  const halves = { ...spanning, principal: 1_000, from: '2026-05-12', to: '2026-05-14' }
  expect(interest({ ...halves, leftOn: '2026-05-13' }).interest).toBe(0) // 0.08 + 0.40
  expect(interest({ ...halves, principal: 1_037, leftOn: '2026-05-13' }).interest).toBe(1)
  expect(interest({ ...spanning, principal: null, leftOn: '2026-05-13' }).interest).toBeNull()
})

test.each([
  ['2020-03-31', '2026-01-01'],
  ['2026-03-01', '2027-04-01'],
])('from %s to %s over the leaving day there is no answer', (from, to) => {
  const found = interest({ principal: 1_000_000, from, to, leftOn: '2026-10-01' })
  const early = interest({ principal: 1_000_000, from, to, leftOn: '2025-10-01' })
  for (const one of [found, early]) {
    expect(one).toMatchObject({ rate: null, interest: null })
    expect(one.notes).toContain('ask_a_person')
  }
})

test('one rate known of two is none', () => {
  const found = interest({ principal: 1000, from: '2026-01-01', to: '2028-01-01' })
  expect(found).toMatchObject({ rate: null, interest: null })
  expect(found).not.toHaveProperty('rateRange')
})

test.each([
  [{ principal: -1 }, 'principal must be whole yen'],
  [{ days: 1.5 }, 'days must be a whole number, not 1.5.'],
  [{ from: '2026-02-02', to: '2026-02-01' }, 'the days end on 2026-02-01, before they begin on'],
  [{ from: '2026-02-01', to: '2026-02-02', days: 2 }, 'days must be 1, as from 2026-02-01 to'],
  [{ ...{ from: '2026-02-01', to: '2026-02-02' }, leftOn: '2026-02-30' }, 'leftOn must be a day'],
  [{ to: '2026-02-02', leftOn: '2026-02-02', afterLeaving: true }, 'is not after leaving.'],
  [{ from: '2026-02-02', leftOn: '2026-02-01', afterLeaving: false }, 'is after leaving.'],
  [{ afterLeaving: 1 }, 'afterLeaving must be true or false, not 1.'],
])('%j: %s', (input, sentence) => expect(() => interest(input)).toThrow(sentence))

test('more money, more days and having left never lower it', () => {
  const count = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5e6 }), count, count, (principal, days, more) => {
      const found = (given: object) =>
        interest({ principal, days, afterLeaving: false, ...given }).interest ?? -1
      expect(found({ principal: principal + more })).toBeGreaterThanOrEqual(found({}))
      expect(found({ days: days + more })).toBeGreaterThanOrEqual(found({}))
      expect(found({ afterLeaving: true })).toBeGreaterThanOrEqual(found({}))
    }),
    { numRuns: 60 },
  )
})

test('in the chat', () => {
  const found = interestFinding({ principal: 300_000, days: 100, afterLeaving: true })
  expect(found).toMatchObject({ route: 'fine', facts: { rate: 0.146, interest: 12_000 } })
  expect(found.because.map(({ id }) => id)).toEqual(['wage-security-6'])
  const unsure = interestFinding({ principal: 300_000, days: 73 })
  expect(unsure).toMatchObject({
    route: 'unsure',
    facts: { interestLow: 1800, interestHigh: 8760 },
  })
})
