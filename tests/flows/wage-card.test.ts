import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minimumWageFinding } from '../../flows/rules/wage-finding.ts'
import type { WageAnswers } from '../../flows/rules/wage-input.ts'
import { script } from '../transcript.ts'

const november = { where: '26', when: { from: '2025-11-01', to: '2025-11-30' } } // 1,058 to 1,122
const december = { where: '26', when: { from: '2025-12-01', to: '2025-12-31' } }
const card = (answers: WageAnswers) => minimumWageFinding(answers).card
const marks = (answers: WageAnswers) =>
  card(answers)?.rows.map(({ label, mark }) => [label.name, mark])

test('a minimum under which nobody worked is not shown', () => {
  expect(marks({ hourlyPay: 1_058, hoursBefore: 160, hoursAfter: 0, ...november })).toEqual([
    ['cardPay', undefined],
    ['cardMinimum', undefined],
    ['cardDifference', 'fine'],
  ])
  expect(marks({ hourlyPay: 1_000, hoursBefore: 0, hoursAfter: 0, ...november })).toBe(undefined)
})

test('pay that equals the minimum differs by nothing, and that is fine', () => {
  const rows = card({ hourlyPay: 1_122, ...december })?.rows ?? []
  expect(rows.at(-1)).toMatchObject({ value: { name: 'cardYen', facts: { yen: 0 } }, mark: 'fine' })
})

test('one yen below is low, and is written at the bar', () => {
  const found = card({ hourlyPay: 1_121, hoursWorked: 160, ...december })
  expect(found?.rows.slice(2)).toMatchObject([
    { label: { name: 'cardDifference' }, value: { name: 'cardLess', facts: { yen: 1 } } },
    { label: { name: 'cardShortPeriod' }, value: { facts: { yen: 160 } }, mark: 'low' },
  ])
  expect(found?.bars).toMatchObject([
    { size: 1_121, mark: 'low', gap: { name: 'cardGap', facts: { yen: 1 } } },
    { size: 1_122 },
  ])
})

test('where pay or minimum is not known there is no card', () => {
  expect(card({ hourlyPay: 1_000, where: '26' })).toBe(undefined)
  expect(
    card({ hourlyPay: 1_000, where: '26', when: { from: '2027-10-01', to: '2027-10-31' } }),
  ).toBe(undefined)
  expect(
    card({
      hourlyPay: 1_000,
      allowances: [{ kind: 'other', amount: 'unknown' }],
      ...december,
    }),
  ).toBe(undefined)
})

test('a card never contradicts the verdict, and has words in both languages', () => {
  const pay = fc.integer({ min: 900, max: 1_300 })
  const hours = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined })
  fc.assert(
    fc.property(pay, hours, hours, (hourlyPay, hoursBefore, hoursAfter) => {
      const found = minimumWageFinding({ hourlyPay, hoursBefore, hoursAfter, ...november })
      const all = [...(found.card?.rows ?? []), ...(found.card?.bars ?? [])]
      if (all.length === 0) return
      expect(all.some(({ mark }) => mark === 'low')).toBe(found.route === 'below')
      for (const { label, value } of all)
        for (const { name, facts = {} } of [label, value])
          for (const locale of ['vi', 'ja'] as const)
            expect(script.say(locale, { key: `wage-check:notes.${name}`, params: facts })).not.toBe(
              '',
            )
    }),
  )
})
