import { expect, test } from 'vitest'
import { evaluatePayslip } from '../../../scripts/evaluate/payslip-check.ts'
import cases from '../../data/wage-cases.json' with { type: 'json' }

/** Cases that we believe to be wrong, each with the law that says so. None is known. */
const doubted: { readonly [id: string]: string } = {}

test('there are 84 cases of ten kinds', () => {
  expect(cases.cases).toHaveLength(84)
  expect(new Set(cases.cases.map(({ kind }) => kind)).size).toBe(10)
  expect(Object.keys(doubted)).toEqual([])
})

test.each(cases.cases)('$id $kind: $description', ({ kind, input, expected }) => {
  const found = evaluatePayslip({ kind, ...input })
  expect(found).toMatchObject(expected)
  expect(found).toHaveProperty('because')
})

test.each(cases.cases.filter(({ kind }) => kind === 'wage'))(
  '$id as a whole case, without its kind, and with its lists turned round',
  (whole) => {
    const found = evaluatePayslip({ ...whole.input })
    expect(evaluatePayslip(whole)).toEqual(found)
    const turned = Object.fromEntries(
      Object.entries(whole.input)
        .toReversed()
        .map(([name, value]) => [name, name === 'pay' ? [...value].toReversed() : value]),
    )
    expect(evaluatePayslip(turned)).toEqual(found)
  },
)
