import { expect, test } from 'vitest'
import { minimumWage } from '../../flows/rules/minimum-wage.ts'
import type { Range } from '../../flows/rules/range.ts'
import { known } from '../../flows/rules/range.ts'
import { specifiedWage } from '../../flows/rules/specified-wage.ts'
import { readWageCase } from '../../flows/rules/wage-case.ts'
import { ceil, round, written } from '../../src/core/fraction.ts'
import cases from '../data/wage-cases.json' with { type: 'json' }

interface Expected {
  readonly verdict: string
  readonly rate?: number
  readonly hourlyEquivalent?: number
  readonly hourlyEquivalentExact?: string
  readonly shortfallPerHour?: number
  readonly shortfall?: number
  readonly segments?: readonly object[]
}

interface Case {
  readonly input: object
  readonly expected: object
  readonly wanted: Expected
}

const judged = cases.cases.flatMap(({ expected, ...rest }) =>
  expected.minimumWage ? [{ ...rest, expected, wanted: expected.minimumWage }] : [],
)
test.each(judged)('$id $description', ({ input, expected, wanted }: Case) => {
  const given = readWageCase(input)
  const found = minimumWage(given)
  expect(found.verdict).toBe(wanted.verdict)
  if (wanted.rate !== undefined) {
    expect(found.stretches.map(({ figure }) => figure?.value)).toEqual([wanted.rate])
    expect(four(found.stretches[0]?.gap)).toBe(wanted.shortfallPerHour)
  }
  if (wanted.hourlyEquivalentExact !== undefined) {
    expect(four(found.hourly)).toBe(wanted.hourlyEquivalent)
    expect(exact(found.hourly)).toBe(wanted.hourlyEquivalentExact)
    expect(yen(found.shortfall)).toBe(wanted.shortfall)
  }
  if (wanted.segments) {
    const segments = found.stretches.map(({ figure, hours, verdict, shortfall }) => ({
      rate: figure?.value,
      hours: four(hours),
      verdict,
      shortfall: four(shortfall),
    }))
    expect(segments).toEqual(wanted.segments)
  }
  const specified = specifiedWage(given, found)
  expect(
    specified && { rate: specified.rate, possibleShortfall: yen(specified.possibleShortfall) },
  ).toEqual('specified' in expected ? expected.specified : undefined)
})

const amount = (range: Range | undefined) => {
  const value = range && known(range)
  if (!value) throw new Error('not known')
  return value
}
const exact = (range: Range) => written(amount(range))
const four = (range: Range | undefined) => round(amount(range), 4)
const yen = (range: Range) => ceil(amount(range))
