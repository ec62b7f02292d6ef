import { expect, test } from 'vitest'
import type { PayslipInput } from '../../../flows/rules/payslip/input.ts'
import { reckon } from './reckon.ts'

const miyagi: Partial<PayslipInput> = {
  prefecture: '04', // November 2025: 1,038
  pay: [{ kind: 'base', amount: 1_040, unit: 'hour' }],
}
const seen = (paidForPremiumHours: number, more: Partial<PayslipInput> = {}) => {
  const found = reckon({
    ...miyagi,
    premiumMinutes: { overtime: 1_200 },
    paidForPremiumHours,
    ...more,
  })
  return [found.sign, found.paidAs?.why]
}
const pay = (...more: NonNullable<PayslipInput['pay']>) => ({
  pay: [{ kind: 'base', amount: 1_040, unit: 'hour' } as const, ...more],
})

test.each<[string, number, Partial<PayslipInput>, (string | undefined)?, string?]>([
  // 20 hours at 1,300 yen are 26,000
  ['all of it', 26_000, {}],
  ['nothing', 0, {}, 'UNCOUNTED_WORK_TIME'],
  ['nothing for nights of basic pay', 0, { premiumMinutes: { night_in_prescribed: 600 } }],
  ['400 yen an hour', 8_000, {}, 'FLAT_OVERTIME_RATE'],
  ['a yen less', 7_999, {}, 'DISGUISED_PIECEWORK'],
  ['less, known to be by the hour', 7_999, { premiumPaidBy: 'hour' }, 'FLAT_OVERTIME_RATE'],
  ['more, known to be by the piece', 12_000, { premiumPaidBy: 'piece' }, 'DISGUISED_PIECEWORK'],
  ['enough, by the piece', 26_000, { premiumPaidBy: 'piece' }],
  ['just under the plain wage', 20_759, {}, 'FLAT_OVERTIME_RATE'], // 1,038 × 20 = 20,760
  ['the minimum wage', 20_760, {}],
  ['the plain wage', 20_800, {}, undefined, 'plainWage'],
  ['somewhat more', 20_801, {}],
  ['15 hours of whole ones', 19_500, {}, undefined, 'fewerMinutes'],
  ['19 h 45 min', 25_675, {}, 'ROUNDING_ILLEGAL', 'fewerMinutes'],
  [
    '5.5 h of 9 h 10 min',
    7_150,
    { premiumMinutes: { overtime: 550 } },
    'ROUNDING_ILLEGAL',
    'fewerMinutes',
  ],
  [
    'as much cut in one day',
    7_150,
    { premiumMinutes: { overtime: 550 }, period: { from: '2025-11-03', to: '2025-11-03' } },
    undefined,
    'fewerMinutes',
  ],
  [
    'minutes dropped of all overtime', // 21 h at 1,300, a night hour at 260
    27_560,
    { premiumMinutes: { overtime: 1_215, overtime_night: 50 } },
    'ROUNDING_MONTHLY_OK',
  ],
  [
    'minutes dropped of one line',
    27_300,
    { premiumMinutes: { overtime: 1_215, overtime_night: 50 } },
  ],
  [
    'unlike cuts of two lines',
    26_000 + 1_170,
    { premiumMinutes: { overtime: 1_235, overtime_night: 55 } },
  ],
  [
    'halves cut of each line',
    26_650 + 780,
    { premiumMinutes: { overtime: 1_255, overtime_night: 55 } },
    'ROUNDING_ILLEGAL',
    'fewerMinutes',
  ],
  [
    'without its allowance',
    26_000,
    pay({ kind: 'job', amount: 17_000, unit: 'month' }),
    undefined,
    'withoutAllowances',
  ],
  [
    '25 % beyond 60 hours too',
    79_300,
    { premiumMinutes: { overtime: 3_660 } },
    undefined,
    'firstRateForAll',
  ],
  [
    'on a base below the minimum',
    25_000,
    { pay: [{ kind: 'base', amount: 1_000, unit: 'hour' }] },
    undefined,
    'underMinimumBase',
  ],
  [
    'by pieces only',
    0,
    { pay: [{ kind: 'base', amount: 300_000, unit: 'piece_total' }], work: { totalHours: 200 } },
  ],
])('20 hours, paid %s (%d)', (_, paid, more, sign, as) => {
  expect(seen(paid, more)).toEqual([sign, as])
})
