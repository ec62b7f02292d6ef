import { expect, test } from 'vitest'
import type { PayslipInput } from '../../../flows/rules/payslip/input.ts'
import { readPayslip } from '../../../flows/rules/payslip/read.ts'
import { Impossible } from '../../../flows/rules/read-json.ts'
import { evaluatePayslip } from '../../../scripts/evaluate/payslip-check.ts'
import { notesOf, reckon, shown } from './reckon.ts'

const slip: Partial<PayslipInput> = {
  premiumMinutes: { overtime: 600 },
  paidForPremiumHours: 25_000,
  deductions: [{ kind: 'dormitory', amount: 15_000 }],
  labourManagementAgreement: true,
  rentTotal: 45_000,
  occupants: 3,
}

test('nothing is open where everything is known', () => {
  expect(notesOf(slip)).toEqual([])
  expect(shown(reckon(slip).owed)).toBe(0)
  expect(reckon(slip).fine.map(({ about }) => about)).toEqual([
    'minimumWage',
    'premium',
    'deduction',
  ])
})

const monthly = [{ kind: 'base', amount: 340_000, unit: 'month' as const }]
test.each<[string, Partial<PayslipInput>, unknown, string[]]>([
  ['all premium time', { premiumMinutes: undefined }, 0, ['premium.notGiven']],
  [
    'some premium time',
    { premiumMinutes: { overtime: 600, overtime_night: undefined } },
    [0, null],
    ['premium.minutesUnknown'],
  ],
  ['what was paid', { paidForPremiumHours: undefined }, [0, 25_000], ['premium.paidUnknown']],
  ['deductions', { deductions: undefined }, 0, ['deductions.notGiven']],
  [
    'the agreement',
    { labourManagementAgreement: undefined },
    [0, 15_000],
    ['deduction.dormitory.agreementUnknown'],
  ],
  ['the rent', { rentTotal: undefined }, [0, 15_000], ['deduction.dormitory.costUnknown']],
  ['who lives there', { occupants: undefined }, [0, 15_000], ['deduction.dormitory.costUnknown']],
  [
    'an amount taken',
    { deductions: [{ kind: 'dormitory' }] },
    [0, null],
    ['deduction.dormitory.amountUnknown'],
  ],
  [
    'the calendar of pay by the month',
    { pay: monthly, prescribed: { dailyHours: 8 } },
    [0, 1_563], // 340,000 / 160 × 12.5 = 26,562.5
    ['premium.wageUnknown'],
  ],
  ['the prefecture', { prefecture: undefined }, [0, null], ['minimumWage.prefectureUnknown']],
  [
    'the prefecture, at a wage that is lawful in some',
    { prefecture: undefined, pay: [{ kind: 'base', amount: 1_200, unit: 'hour' }] },
    [0, null],
    ['minimumWage.prefectureUnknown', 'premium.wageUnknown'],
  ],
  [
    'a contract as long as the Act allows',
    { prescribed: { annualDays: 255, dailyHours: 8.5 } },
    0,
    ['premium.contractHoursLong'],
  ],
  [
    'an average as short as the Act allows at most',
    { prescribed: { avgMonthlyHours: 192 } },
    0,
    ['premium.contractHoursLong'],
  ],
  [
    'the days',
    { period: undefined },
    [0, null],
    ['minimumWage.periodUnknown', 'premium.wageUnknown'],
  ],
  ['the wage', { pay: undefined }, [0, null], ['minimumWage.wageUnknown', 'premium.wageUnknown']],
  [
    'the law',
    { period: { from: '2027-10-01', to: '2027-10-31' } },
    [0, null],
    ['minimumWage.tableSilent', 'premium.wageUnknown', 'premium.tableSilent'],
  ],
  [
    'the kind of training, in lectures',
    { inLectures: true },
    [0, null],
    ['minimumWage.trainingTypeUnknown', 'premium.wageUnknown'],
  ],
  [
    'the size of the company in 2023',
    { period: { from: '2023-03-01', to: '2023-03-31' }, premiumMinutes: { overtime60: 600 } },
    [0, 5_000],
    ['premium.companySizeUnknown'],
  ],
])('without %s', (_, more, owed, notes) => {
  const found = reckon({ ...slip, ...more })
  expect(shown(found.owed)).toEqual(owed)
  expect(notesOf({ ...slip, ...more })).toEqual(notes)
  expect(found.findings).toEqual([])
})

test('premiums beside prescribed hours that are too long are never fine', () => {
  const about = (prescribed: PayslipInput['prescribed']) =>
    reckon({ ...slip, prescribed }).fine.map((part) => part.about)
  expect(about({ annualDays: 286, dailyHours: 8 })).toContain('premium') // 190.67 hours
  expect(about({ annualDays: 287, dailyHours: 8 })).not.toContain('premium') // 191.33
  expect(about({ annualDays: 255, dailyHours: 8.25 })).not.toContain('premium')
})

test('what is short for certain is said while the rest is open', () => {
  const short = { ...slip, paidForPremiumHours: 20_000, period: undefined }
  expect(reckon(short).flags).toEqual(['PREMIUM_SHORT'])
  expect(shown(reckon(short).premium?.shortfall)).toEqual([5_000, null])
  const open = { ...slip, pay: monthly, prescribed: { dailyHours: 8 }, paidForPremiumHours: 24_000 }
  expect(shown(reckon(open).premium?.shortfall)).toEqual([452, 2_563]) // 340,000 × 21 / 3650 × 12.5
  expect(reckon(open).flags).toEqual(['PREMIUM_SHORT'])
})

test('what the slip calls overtime is what was paid for it', () => {
  const line = (kind: string, amount?: number) => ({ kind, amount, unit: 'month' as const })
  const paid = (...lines: ReturnType<typeof line>[]) =>
    reckon({
      ...slip,
      paidForPremiumHours: undefined,
      pay: [{ kind: 'base', amount: 2_000, unit: 'hour' }, ...lines],
    }).premium?.paid
  expect(paid(line('overtime_paid', 20_000))).toBe(20_000)
  expect(paid(line('overtime_paid', 20_000), line('fixed_overtime', 5_000))).toBe(25_000)
  expect(paid(line('fixed_overtime'))).toBeUndefined()
  expect(paid(line('commute', 20_000))).toBeUndefined()
})

test('lectures before the contract are no work: no minimum wage and no premiums', () => {
  const found = evaluatePayslip({
    inLectures: true,
    titpType: 'supervised',
    premiumMinutes: { overtime: 60 },
  })
  expect(found).toMatchObject({
    minimumWage: { verdict: 'not_applicable' },
    totalShortfall: 0,
    flags: ['LECTURE_NOT_EMPLOYMENT'],
    notes: [],
  })
  expect(found).not.toHaveProperty('premium')
})

test('a range is printed beside the figure that is not known', () => {
  expect(evaluatePayslip({ premiumMinutes: { overtime: 'unknown' } })).toMatchObject({
    premium: { due: null, paid: null, acceptRange: [0, null], breakdown: [{ hours: null }] },
    totalShortfall: null,
  })
  expect(
    evaluatePayslip({
      deductions: [
        { kind: 'wifi', amount: 3_000 },
        { kind: 'savings', amount: 2_000 },
      ],
    }),
  ).toMatchObject({
    deductions: {
      items: [{ excess: null, excessRange: [0, 3_000], flag: null }, { excess: 2_000 }],
      unlawfulTotal: null,
      unlawfulTotalRange: [2_000, 5_000],
    },
    totalShortfall: null,
    totalShortfallRange: [2_000, null],
  })
})

const period = { from: '2025-12-10', to: '2025-12-10' }
test.each([
  [{ premiumMinutes: { overtme: 3 } }, 'premiumMinutes has no category "overtme"; known: within_'],
  [{ premiumMinutes: { toString: 3 } }, 'premiumMinutes has no category "toString"'],
  [{ premiumMinutes: [] }, 'premiumMinutes must be a JSON object, not [].'],
  [{ premiumMinutes: { overtime: -1 } }, 'premiumMinutes.overtime must be a number from 0'],
  [{ premiumMinutes: { overtime: 0.5 } }, 'premiumMinutes.overtime must be a whole number'],
  [{ period, premiumMinutes: { overtime: 1_441 } }, 'overtime must be a number from 0 to 1440'],
  [
    { period, premiumMinutes: { overtime: 1_000, overtime_night: 441 } },
    'premiumMinutes are 1441 in all, more than the 1440 of the period.',
  ],
  [{ weeks: [[1, 2, 3, 4, 5, 6, 7, 8]] }, 'weeks[0] has more than seven days.'],
  [{ weeks: [[1_441]] }, 'weeks[0][0] must be a number from 0 to 1440'],
  [{ paidForPremiumHours: 1.5 }, 'paidForPremiumHours must be whole yen'],
  [{ premiumPaidBy: 'day' }, 'premiumPaidBy must be one of hour, piece, not "day".'],
  [{ companySize: 'tiny' }, 'companySize must be one of SME, large, not "tiny".'],
  [{ deductions: {} }, 'deductions must be a list, not {}.'],
  [{ deductions: [{ kind: 'x', amount: -1 }] }, 'deductions[0].amount must be whole yen'],
  [{ labourManagementAgreement: 'yes' }, 'labourManagementAgreement must be true or false'],
  [{ occupants: 0 }, 'occupants must be a number from 1 to 100, not 0.'],
  [{ lateMinutes: -1 }, 'lateMinutes must be a number from 0'],
  [{ calendarDays: 0 }, 'calendarDays must be a number from 1 to 92, not 0.'],
])('%j: %s', (input, sentence) => {
  expect(() => readPayslip(input)).toThrow(Impossible)
  expect(() => readPayslip(input)).toThrow(sentence)
})

test('a kind that there is not is refused', () => {
  expect(() => evaluatePayslip({ kind: 'toString' })).toThrow('kind must be one of wage, ')
  expect(() => evaluatePayslip({ kind: 3 })).toThrow(Impossible)
  expect(() => evaluatePayslip({ input: [] })).toThrow('input must be a JSON object, not [].')
})
