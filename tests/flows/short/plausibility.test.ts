import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plausibilityFinding, shortKinds } from '../../../flows/rules/short/index.ts'

const { plausibility } = shortKinds
const tokyo = {
  prefecture: '13',
  month: '2026-10',
  gross: 217_600,
  standardMonthlyRemuneration: 220_000,
  age: 24,
  dependents: 0,
}
const taking = (taxAndSocialInsurance: number) => ({ deducted: { taxAndSocialInsurance } })
const estimateOf = (more: object) => plausibility({ ...tokyo, ...more }).estimate

test.each([
  [39_727, []],
  [39_728, ['DED_TAX_SI_TOO_HIGH']],
  [36_116, []],
  [0, []],
])('%d taken where 36,116 are estimated', (taken, flags) => {
  expect(plausibility({ ...tokyo, ...taking(taken) }).flags).toEqual(flags)
})

test('the parts told one by one are added up', () => {
  const deducted = { health: 10_835, pension: 20_130, employmentInsurance: 1088, incomeTax: 30_000 }
  expect(plausibility({ ...tokyo, deducted })).toMatchObject({
    difference: 25_937,
    flags: ['DED_TAX_SI_TOO_HIGH'],
  })
})

test.each([
  [39, undefined],
  [40, 1782],
  [64, 1782],
  [65, undefined],
])('nursing care at %d', (age, nursingCare) => {
  expect(estimateOf({ age })?.['nursingCare']).toBe(nursingCare)
})

test.each([
  ['2026-03', { health: null, childcareSupport: 0 }],
  ['2026-04', { health: 10_835, childcareSupport: 0 }],
  ['2026-05', { health: 10_835, childcareSupport: 253 }],
])('pay of %s carries the premium of the month before', (month, parts) => {
  expect(estimateOf({ month })).toMatchObject(parts)
})

test.each([
  ['2026-03', undefined, 1197],
  ['2026-04', undefined, 1088],
  ['2026-04', 'construction', 1306],
  ['2026-04', 'agriculture', 1306],
  ['2026-04', 'sewing', 1088],
  ['2026-03', 'agriculture', null],
])('employment insurance in %s, %s', (month, industry, yen) => {
  expect(estimateOf({ month, industry })?.['employmentInsurance']).toBe(yen)
})

test('half a yen is dropped, more is a yen', () => {
  const found = (more: object) => estimateOf({ standardMonthlyRemuneration: 190_000, ...more })
  expect(found({})).toMatchObject({ health: 9357, childcareSupport: 218, pension: 17_385 })
  expect(estimateOf({ gross: 100_100 })?.['employmentInsurance']).toBe(500)
  expect(estimateOf({ gross: 100_101 })?.['employmentInsurance']).toBe(501)
})

/** With no standard remuneration to speak of only employment insurance comes off: 0.5 %. */
const taxOf = (gross: number, more: object = {}) =>
  estimateOf({ gross, standardMonthlyRemuneration: 0, ...more })?.['incomeTax']
test.each([
  [105_527, 0],
  [105_528, 130],
  [159_129, 2850],
  [159_130, 2850],
  [159_131, 2850],
  [200_043, 4300],
  [201_005, 4340],
  [301_507, 7910],
  [301_508, null],
])('income tax on %d less employment insurance', (gross, tax) => expect(taxOf(gross)).toBe(tax))

test('dependants only lower the tax, by how much is not known', () => {
  expect(estimateOf({ dependents: 1 })).toMatchObject({
    incomeTax: null,
    incomeTaxRange: [0, 3810],
    total: null,
    totalRange: [32_306, 36_116],
  })
  expect(estimateOf({ dependents: null })).toMatchObject({ incomeTaxRange: [0, 3810] })
  const found = (taken: number) => plausibility({ ...tokyo, dependents: 1, ...taking(taken) })
  expect(found(39_727)).toMatchObject({ flags: [] })
  expect(found(39_727).notes).toContain('may_be_too_high')
  expect(found(35_000).notes).not.toContain('may_be_too_high')
  expect(found(39_728)).toMatchObject({
    difference: null,
    differenceRange: [3612, 7422],
    flags: ['DED_TAX_SI_TOO_HIGH'],
  })
})

test('a prefecture whose rate was not collected lies between the lowest and the highest', () => {
  expect(estimateOf({ prefecture: '23' })).toMatchObject({
    health: null,
    healthRange: [10_131, 11_605],
    incomeTaxRange: [3790, 3840],
    totalRange: [35_442, 36_866],
  })
  expect(plausibility({ ...tokyo, prefecture: '23', ...taking(40_552) }).flags).toEqual([])
  expect(plausibility({ ...tokyo, prefecture: '23', ...taking(40_553) }).flags).toHaveLength(1)
})

test('2025: without a health rate there is no total, and no tax on what is left', () => {
  expect(estimateOf({ month: '2025-10' })).toMatchObject({
    health: null,
    employmentInsurance: 1197,
    incomeTax: null,
    total: null,
  })
})

test('without an estimate 15 to 17 % of gross is what is usual, and no more', () => {
  const given = { month: '2026-10', gross: 200_000 }
  const found = (taken: number) => plausibility({ ...given, ...taking(taken) })
  expect(found(37_400)).toMatchObject({ roughly: [30_000, 34_000], flags: [] })
  expect(found(33_000).notes).not.toContain('may_be_too_high')
  expect(found(33_001).notes).toContain('may_be_too_high')
  expect(found(190_000)).toMatchObject({ flags: [] })
  expect(found(190_000).notes).not.toContain('ask_for_breakdown')
  expect(found(30_000).notes).toContain('by_rule_of_thumb')
  expect(plausibility({ month: '2026-10', ...taking(90_000) })).toMatchObject({ flags: [] })
})

/** The premiums of a short month are those of the whole standard remuneration. */
const shortMonth = { ...tokyo, month: '2025-10', gross: 120_000 }
test.each([
  ['2025, with the standard remuneration', shortMonth, 31_800],
  ['2026, without', { month: '2026-10', gross: 120_000 }, 31_800],
  ['2026, half the pay', { month: '2026-10', gross: 60_000 }, 12_000],
])('a rule of thumb raises no flag: %s', (_name, given, taken) => {
  const found = plausibilityFinding({ ...given, ...taking(taken) })
  expect(found).toMatchObject({ route: 'unsure' })
  expect(found.notes).toContain('may_be_too_high')
  expect(found.notes).not.toContain('DED_TAX_SI_TOO_HIGH')
})

test.each([
  [20_790, false],
  [22_869, false],
  [22_870, true],
])('pension and employment insurance alone are 20,790; %d may be too high: %s', (taken, may) => {
  const found = plausibility({ ...shortMonth, ...taking(taken) })
  expect(found).toMatchObject({ estimate: { pension: 20_130, employmentInsurance: 660 } })
  expect(found.notes.includes('may_be_too_high')).toBe(may)
})

test.each(['2025-03', '2027-01', '2027-03', '2027-04'])('%s has no answer', (month) => {
  const found = plausibility({ ...tokyo, month, ...taking(90_000) })
  expect(found.flags).toEqual([])
  expect(found.notes).toContain('ask_a_person')
  expect(found.estimate).toMatchObject({ total: null })
  expect(found).not.toHaveProperty('roughly')
})

test.each([
  ['2026-04-10', '2027-05', true],
  ['2026-04-10', '2027-06', false],
  ['2026-01-01', '2026-06', true],
  ['2025-12-31', '2026-05', true],
  ['2025-12-31', '2026-06', false],
])('arrived %s, resident tax in %s: first year %s', (arrived, month, early) => {
  const found = plausibility({ arrived, month, deducted: { residentTax: 6000 } })
  expect(found.flags).toEqual(early ? ['DED_RESIDENT_TAX_FIRST_YEAR'] : [])
  expect(found.questionable).toBe(early ? 6000 : undefined)
})

test('resident tax that nobody can date, none at all, and accident insurance', () => {
  const found = plausibility({ month: '2026-10', deducted: { residentTax: 6000 } })
  expect(found).toMatchObject({ flags: [], notes: ['arrival_unknown'] })
  const none = { arrived: '2026-04-10', month: '2026-10', deducted: { residentTax: 0 } }
  expect(plausibility(none)).toMatchObject({ flags: [], notes: [] })
  const accident = plausibility({ deducted: { accidentInsurance: 1200 } })
  expect(accident).toMatchObject({ flags: ['DED_ROSAI'], questionable: 1200 })
})

test.each([
  [{ month: '2026-1' }, 'month must be a month such as "2026-04", not "2026-1".'],
  [
    { month: '2026-03', arrived: '2026-04-10' },
    'month 2026-03 comes before the arrival on 2026-04-10.',
  ],
  [{ gross: -1 }, 'gross must be whole yen'],
  [{ deducted: 62_000 }, 'deducted must be a JSON object, not 62000.'],
  [{ deducted: { residentTax: 'much' } }, 'deducted.residentTax must be whole yen'],
  [{ prefecture: '99' }, 'prefecture must be a code from "01" to "47", not "99".'],
])('%j: %s', (input, sentence) => expect(() => plausibility(input)).toThrow(sentence))

test('more taken never lifts the flag, more pay never lowers the estimate', () => {
  const yen = fc.integer({ min: 0, max: 250_000 })
  fc.assert(
    fc.property(yen, yen, yen, (gross, taken, more) => {
      const flags = (sum: number) => plausibility({ ...tokyo, gross, ...taking(sum) }).flags.length
      expect(flags(taken + more)).toBeGreaterThanOrEqual(flags(taken))
      const total = (pay: number) => Number(estimateOf({ gross: pay })?.['total'])
      expect(total(gross + 2000)).toBeGreaterThanOrEqual(total(gross))
    }),
    { numRuns: 60 },
  )
})

test('in the chat', () => {
  const deducted = { taxAndSocialInsurance: 62_000 }
  expect(plausibilityFinding({ ...tokyo, deducted })).toMatchObject({
    route: 'flagged',
    facts: { estimateHealth: 10_835, estimateTotal: 36_116, difference: 25_884 },
    notes: ['DED_TAX_SI_TOO_HIGH', 'ask_for_breakdown'],
  })
  const most = { taxAndSocialInsurance: 39_727 }
  const range = plausibilityFinding({ ...tokyo, dependents: 1, deducted: most })
  expect(range).toMatchObject({ route: 'unsure', facts: { estimateTotalLow: 32_306 } })
  expect(plausibilityFinding({ ...tokyo, month: '2027-02' }).route).toBe('unknown')
})
