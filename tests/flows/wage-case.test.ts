import { expect, test } from 'vitest'
import { Impossible } from '../../flows/rules/read-json.ts'
import { readWageCase } from '../../flows/rules/wage-case.ts'

const period = { from: '2025-11-01', to: '2025-11-30' }
test.each([
  [[], 'the input must be a JSON object, not [].'],
  [{ prefecture: '48' }, 'prefecture must be a code from "01" to "47", not "48".'],
  [{ prefecture: 13 }, 'prefecture must be a word, not 13.'],
  [{ period: { from: '2025-11-31', to: '2025-12-01' } }, 'period.from must be a day such as'],
  [{ period: { from: '2025-12-01', to: '2025-11-30' } }, 'period ends on 2025-11-30, before it'],
  [{ pay: 1000 }, 'pay must be a list, not 1000.'],
  [{ pay: [{ kind: 'base', amount: -1, unit: 'hour' }] }, 'pay[0].amount must be whole yen'],
  [{ pay: [{ kind: 'base', amount: 1.5, unit: 'hour' }] }, 'pay[0].amount must be whole yen'],
  [{ pay: [{ kind: 'base', amount: '1000', unit: 'hour' }] }, 'pay[0].amount must be whole yen'],
  [{ pay: [{ kind: 'base', amount: 1, unit: 'week' }] }, 'pay[0].unit must be one of'],
  [{ prescribed: { dailyHours: 25 } }, 'prescribed.dailyHours must be a number from 0 to 24'],
  [{ prescribed: { annualDays: 0 } }, 'prescribed.annualDays must be more than 0.'],
  [{ period, hoursForMinimumWage: 721 }, 'hoursForMinimumWage must be a number from 0 to 720'],
  [
    { prescribed: { avgMonthlyHours: 733 } },
    'prescribed.avgMonthlyHours must be a number from 0 to 732',
  ],
  [
    { period, hoursSplit: [{ from: '2025-11-30', hours: 24.5 }] },
    'hoursSplit[0].hours is 24.5, more than its days can hold: 24.',
  ],
  [
    {
      period,
      hoursSplit: [{ until: '2025-11-02' }, { from: '2025-11-29', until: '2025-12-05', hours: 49 }],
    },
    'hoursSplit[1].hours is 49, more than its days can hold: 48.',
  ],
  [
    { hoursSplit: [{ from: '2025-11-29', until: '2025-11-30', hours: 49 }] },
    'hoursSplit[0].hours is 49, more than its days can hold: 48.',
  ],
  [
    { period, hoursSplit: [{ from: '2025-12-01', until: '2025-12-05', hours: 8 }] },
    'hoursSplit[0].hours is 8, more than its days can hold: 0.',
  ],
  [
    {
      period,
      hoursSplit: [
        { from: '2025-11-20', hours: 8 },
        { until: '2025-11-20', hours: 8 },
      ],
    },
    'hoursSplit[1] has days that hoursSplit[0] has too.',
  ],
  [
    { period, hoursForMinimumWage: 20, hoursSplit: [{ until: '2025-11-20', hours: 21 }] },
    'hoursSplit comes to more hours than hoursForMinimumWage: 20.',
  ],
  [{ work: { totalHours: 0 } }, 'work.totalHours must be more than 0.'],
  [{ inLectures: 'yes' }, 'inLectures must be true or false'],
])('%j: %s', (input, sentence) => {
  expect(() => readWageCase(input)).toThrow(Impossible)
  expect(() => readWageCase(input)).toThrow(sentence)
})

test('what is missing, null or called unknown is not known', () => {
  const nothing = { prefecture: null, period: 'unknown', pay: undefined, industry: 'farming' }
  expect(Object.values(readWageCase(nothing)).every((value) => value === undefined)).toBe(true)
  expect(readWageCase({ pay: [{}], period: { from: '2025-11-01' } })).toMatchObject({
    period: undefined,
    pay: [{ kind: 'unknown', amount: undefined, unit: undefined }],
  })
})

test('a day may have all of its hours', () => {
  const hoursSplit = [
    { until: '2025-11-29', hours: 696 },
    { from: '2025-11-30', hours: 24 },
  ]
  expect(readWageCase({ period, hoursSplit, hoursForMinimumWage: 720 })).toMatchObject({
    hoursSplit,
  })
  const open = [{ hours: 8_784 }, { from: '2025-11-30' }]
  expect(readWageCase({ hoursSplit: open })).toMatchObject({ hoursSplit: open })
})
