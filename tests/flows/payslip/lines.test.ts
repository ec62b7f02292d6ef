import { expect, test } from 'vitest'
import type { Line } from '../../../flows/rules/payslip/lines.ts'
import { reckonPayslip } from '../../../flows/rules/payslip/payslip.ts'
import { readPayslip } from '../../../flows/rules/payslip/read.ts'
import cases from '../../data/wage-cases.json' with { type: 'json' }
import { reckon, shown } from './reckon.ts'

const told = (line: Line) => {
  switch (line.part) {
    case 'minimumWage':
      return [
        'minimumWage',
        line.from,
        line.rate,
        shown(line.hours),
        shown(line.gap),
        shown(line.yen),
      ]
    case 'premium':
      return [line.category, ...[line.hours, line.base, line.times, line.yen].map(shown)]
    case 'premiumPaid':
      return ['paid', line.yen]
    case 'deduction':
      return [line.kind, line.amount, shown(line.allowed), shown(line.yen)]
  }
}

test('a whole slip is reckoned line by line, and its findings add up to what is owed', () => {
  const whole = cases.cases.find(({ id }) => id === 'WC083')
  const slip = reckonPayslip(readPayslip(whole?.input))
  expect(slip.lines.map(told)).toEqual([
    ['minimumWage', '2026-10-01', 1_121, 168, 56, 9_408],
    ['overtime', 55, 1_121, 1.25, 77_068.75],
    ['paid', 33_000],
    ['dormitory', 20_000, 12_500, 7_500],
    ['savings', 10_000, 0, 10_000],
  ])
  const found = slip.findings.map(({ id, kind, yen, because }) => [
    id,
    kind,
    shown(yen),
    because.map((source) => source.id).join(),
  ])
  expect(found).toEqual([
    ['MW_BELOW', undefined, 9_408, 'mwa-4'],
    ['PREMIUM_SHORT', undefined, 44_069, 'lsa-37'],
    ['DED_ABOVE_COST', 'dormitory', 7_500, 'tita-r-14-4'],
    ['DED_FORCED_SAVINGS', 'savings', 10_000, 'lsa-18'],
  ])
  expect(shown(slip.owed)).toBe(70_977)
})

test('what is as it should be has no line', () => {
  const slip = reckon({
    deductions: [{ kind: 'pension', amount: 18_000 }],
    premiumMinutes: { overtime: 60 },
  })
  expect(slip.lines.map(told)).toEqual([['overtime', 1, 2_000, 1.25, 2_500]])
})

test('a farm’s findings and law rest on the contract, and others do not', () => {
  const law = (industry: string) => {
    const { findings, because } = reckon({
      industry,
      premiumMinutes: { overtime: 60 },
      paidForPremiumHours: 2_000,
    })
    return [findings[0]?.because[0]?.id, because.some(({ id }) => id === 'lsa-41')]
  }
  expect(law('agriculture')).toEqual(['lsa-41', true])
  expect(law('sewing')).toEqual(['lsa-37', false])
})

test('each dated figure is cited with the day it came into force', () => {
  const { because } = reckon({ companySize: 'SME', premiumMinutes: { overtime60_night: 60 } })
  const dated = because.map(({ about, inForceFrom }) => `${about} ${inForceFrom ?? ''}`)
  expect([...new Set(dated)]).toEqual([
    'minimumWage ',
    'minimumWage 2025-10-03',
    'premium ',
    'premium.overtime60 2023-04-01',
    'premium.night 2010-04-01',
  ])
  expect(because.every(({ url }) => url.startsWith('http'))).toBe(true)
})

test('what is short of the minimum wage is owed in whole yen, upwards', () => {
  const pay = [{ kind: 'base', amount: 1_225, unit: 'hour' as const }] // Tokyo: 1,226
  expect(shown(reckon({ pay, hoursForMinimumWage: 170.25 }).owed)).toBe(171)
  expect(shown(reckon({ pay, hoursForMinimumWage: 170 }).owed)).toBe(170)
})

test('pay is equal to the minimum wage only where it is lawful throughout', () => {
  const exact = (from: string, to: string) =>
    reckon({
      pay: [{ kind: 'base', amount: 1_280, unit: 'hour' }], // Tokyo from 2026-10-01
      period: { from, to },
    }).flags
  expect(exact('2027-09-01', '2027-09-30')).toEqual(['MW_EXACT'])
  expect(exact('2027-09-15', '2027-10-14')).toEqual([]) // past the table
  expect(exact('2026-09-15', '2026-10-14')).toEqual(['MW_EXACT']) // 1,226 and 1,280
})
