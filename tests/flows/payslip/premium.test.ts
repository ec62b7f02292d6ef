import { expect, test } from 'vitest'
import type { PayslipInput, PremiumMinutes } from '../../../flows/rules/payslip/input.ts'
import { printedPayslip } from '../../../scripts/evaluate/print-payslip.ts'
import { reckon, shown } from './reckon.ts'

const due = (premiumMinutes: PremiumMinutes, more: Partial<PayslipInput> = {}) =>
  shown(reckon({ premiumMinutes, ...more }).premium?.due)

test.each([
  ['within_statutory', 2_000],
  ['overtime', 2_500],
  ['overtime_night', 3_000],
  ['overtime60', 3_000],
  ['overtime60_night', 3_500],
  ['statutory_holiday', 2_700],
  ['statutory_holiday_night', 3_200],
  ['night_in_prescribed', 500],
] as const)('an hour of %s at 2,000 yen is owed %d', (category, yen) => {
  expect(due({ [category]: 60 })).toBe(yen)
  expect(due({ [category]: 1 })).toBeCloseTo(yen / 60, 3)
  expect(due({ [category]: 0 })).toBe(0)
})

const hour = 60
test.each<[string, PremiumMinutes, number, Partial<PayslipInput>?]>([
  ['59.9 hours', { overtime: 59 * hour + 59 }, 2_500 * 59 + (2_500 * 59) / 60],
  ['60.0 hours', { overtime: 60 * hour }, 150_000],
  ['60 hours and a minute', { overtime: 60 * hour + 1 }, 150_000 + 50],
  ['61 hours', { overtime: 61 * hour }, 153_000],
  ['61 hours, told apart', { overtime: 60 * hour, overtime60: hour }, 153_000],
  ['61 hours, one at night', { overtime: 60 * hour, overtime_night: hour }, 153_500],
  ['61 hours at night', { overtime_night: 61 * hour }, 183_500],
  ['60 hours and a rest day', { overtime: 60 * hour, statutory_holiday: hour }, 152_700],
  ['60 hours and plain ones', { overtime: 60 * hour, within_statutory: hour }, 152_000],
  ['61 hours, small, March 2023', { overtime: 61 * hour }, 152_500, march('SME')],
  ['61 hours, large, March 2023', { overtime: 61 * hour }, 153_000, march('large')],
  ['61 hours, small, April 2023', { overtime: 61 * hour }, 153_000, april('SME')],
])('%s', (_, minutes, yen, more) => {
  expect(due(minutes, more)).toBeCloseTo(yen, 3)
})

test('61 hours are listed in the two steps they are owed in', () => {
  const lines = reckon({ premiumMinutes: { overtime: 61 * hour } }).premium?.lines
  expect(lines?.map(({ category, minutes }) => [category, minutes])).toEqual([
    ['overtime', 3_600],
    ['overtime60', 60],
  ])
})

test.each<[string, Partial<PayslipInput>, unknown]>([
  ['31 March 2023, small', day('2023-03-31', 'SME'), 2_500],
  ['1 April 2023, small', day('2023-04-01', 'SME'), 3_000],
  ['31 March 2023, size not known', day('2023-03-31'), [2_500, 3_000]],
  ['1 April 2023, size not known', day('2023-04-01'), 3_000],
  [
    'over the change, small',
    { ...march('SME'), period: span('2023-03-16', '2023-04-15') },
    [2_500, 3_000],
  ],
  ['the day before the table', day('2010-03-31', 'large'), [2_000, null]],
  ['the last day vouched for', day('2027-03-31'), 3_000],
  ['the day after', day('2027-04-01'), [2_000, null]],
  ['over the end of the table', { period: span('2027-03-16', '2027-04-15') }, [2_000, null]],
  [
    'no days known',
    { period: undefined, prefecture: undefined, companySize: 'large' },
    [3_000, null],
  ],
])('an hour beyond 60 on %s', (_, more, yen) => {
  expect(due({ overtime60: hour }, more)).toEqual(yen)
})

test('hours of more than a month are not put beyond 60, and the result says so', () => {
  const twoMonths = {
    period: span('2025-10-01', '2025-11-30'),
    premiumMinutes: { overtime: 7_200 },
  }
  const found = reckon(twoMonths)
  expect(shown(found.premium?.due)).toBe(300_000)
  expect(found.unjudged).toContainEqual({ about: 'premium', why: 'stepUnplaced' })
  expect(reckon({ premiumMinutes: { overtime: 7_200 } }).unjudged).not.toContainEqual(
    expect.objectContaining({ why: 'stepUnplaced' }),
  )
})

test.each([
  ['agriculture', 2_500 * 10, 2_000 * 10],
  ['livestock', 2_500 * 10, 2_000 * 10],
  ['manufacturing', 2_500 * 10, undefined],
])('%s: short of the contract, and what the Act alone would give', (industry, yen, bare) => {
  const found = reckon({
    industry,
    premiumMinutes: { overtime: 600 },
    paidForPremiumHours: 20_000,
  })
  expect(shown(found.premium?.due)).toBe(yen)
  expect(found.statutoryOnly?.premiumDue).toBe(bare)
  expect(found.flags.includes('AGRI_TITP_CONTRACT_BASIS')).toBe(bare !== undefined)
})

test('on a farm nights are owed by the Act, and a lawful payment needs no basis', () => {
  const night = { industry: 'agriculture', premiumMinutes: { overtime_night: 60 } }
  const short = reckon({ ...night, paidForPremiumHours: 2_500 })
  expect(short.statutoryOnly).toEqual({ premiumDue: 2_500, shortfall: 0, atNight: true })
  expect(short.findings.map(({ because }) => because.map(({ id }) => id))).toEqual([
    ['lsa-41', 'lsa-37'],
  ])
  const day = { industry: 'agriculture', premiumMinutes: { overtime: 60 }, paidForPremiumHours: 1 }
  expect(reckon(day).findings.map(({ because }) => because.map(({ id }) => id))).toEqual([
    ['lsa-41'],
  ])
  expect(printedPayslip(short)).toMatchObject({
    statutoryOnly: { why: expect.stringContaining('the premium of art. 37 for those at night') },
  })
  expect(reckon({ ...night, paidForPremiumHours: 3_000 }).flags).toEqual([])
})

test('whether fishery contracts have premiums is not known: both hold', () => {
  const fishing = { industry: 'fisheries', premiumMinutes: { overtime: 60, overtime_night: 60 } }
  expect(due(fishing.premiumMinutes, fishing)).toEqual([4_500, 5_500])
  expect(reckon({ ...fishing, paidForPremiumHours: 4_499 }).flags).toContain('PREMIUM_SHORT')
  expect(reckon({ ...fishing, paidForPremiumHours: 4_500 }).premium?.verdict).toBe('unsure')
  expect(reckon({ ...fishing, paidForPremiumHours: 5_500 }).premium?.verdict).toBe('ok')
})

function span(from: string, to: string) {
  return { from, to }
}
function day(on: string, companySize?: 'SME' | 'large') {
  return { period: span(on, on), companySize }
}
function march(companySize: 'SME' | 'large') {
  return { period: span('2023-03-01', '2023-03-31'), companySize }
}
function april(companySize: 'SME' | 'large') {
  return { period: span('2023-04-01', '2023-04-30'), companySize }
}
