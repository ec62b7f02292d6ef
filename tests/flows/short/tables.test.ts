import { expect, test } from 'vitest'
import tax from '../../../flows/law/income-tax.json' with { type: 'json' }
import social from '../../../flows/law/social-insurance.json' with { type: 'json' }
import { incomeTax } from '../../../flows/rules/short/income-tax.ts'
import { shortKinds } from '../../../flows/rules/short/index.ts'
import { lawOf } from '../../../flows/rules/short/result.ts'

const figures = (values: { readonly [key: string]: readonly { readonly value: number }[] }) =>
  Object.fromEntries(Object.entries(values).map(([key, all]) => [key, all.map((one) => one.value)]))

test('half of each published rate is the worker’s', () => {
  expect(figures(social.values)).toEqual({
    'health-13': [9.85 / 2],
    'health-lowest': [9.21 / 2],
    'health-highest': [10.55 / 2],
    'nursing-care': [1.62 / 2],
    'childcare-support': [0.23 / 2],
    pension: [18.3 / 2],
  })
})

test('every health rate of 2026 lies between the lowest and the highest', () => {
  const now = Object.entries(social.values).flatMap(([key, entries]) =>
    /^health-\d/.test(key)
      ? entries.flatMap((one) => (one.from === '2026-03-01' ? [one.value] : []))
      : [],
  )
  expect(Math.min(...now)).toBeGreaterThanOrEqual(4.605)
  expect(Math.max(...now)).toBeLessThanOrEqual(5.275)
})

test('the figures of the monthly tax table and of the computer method', () => {
  expect(figures(tax.values)).toEqual({
    'nothing-under': [88_000, 105_000],
    'first-step': [130, 170],
    'at-200000': [4770, 4410],
    'least-deduction': [54_167],
    'least-up-to': [158_333],
    'deduction-share': [30],
    'deduction-added': [6667],
    basic: [48_334],
    rate: [5.105],
    'formula-up-to': [299_999],
  })
})

test('the computer method stays within 100 yen of the table', () => {
  const law = lawOf(tax, '2026-10-01')
  for (const [pay, key] of [
    [105_000, 'first-step'],
    [106_999, 'first-step'],
    [200_000, 'at-200000'],
    [202_999, 'at-200000'],
  ] as const) {
    const byFormula = incomeTax(law, pay, 0).figure ?? 0
    expect(Math.abs(byFormula - (law.value(key) ?? 0))).toBeLessThanOrEqual(100)
  }
})

test.each([
  [320, []],
  [320.5, ['LIMIT_360']],
])('%d hours a year under a yearly variable system', (hours, flags) => {
  const months = Array.from({ length: 10 }, () => ({ overtime: hours / 10, holiday: 0 }))
  const found = shortKinds.limit({ months, specialClause: false, yearlyVariable: true })
  expect(found.flags).toEqual(flags)
})
