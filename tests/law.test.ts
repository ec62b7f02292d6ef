import { globSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { minimumWageIn, minimumWagesDuring } from '../flows/law/index.ts'
import minimum from '../flows/law/minimum-wage.json' with { type: 'json' }
import schema from '../flows/law/schema.json' with { type: 'json' }
import { isDay } from '../src/core/day.ts'
import { during, type Entry, inForce, type Table } from '../src/core/law.ts'

const tables = globSync('flows/law/*.json')
  .map((path) => ({ path, table: JSON.parse(readFileSync(path, 'utf8')) }))
  .filter(({ table }) => table.$schema === './schema.json')

test.each(tables)('$path obeys the schema', ({ table }) => {
  const validate = new Ajv({ allErrors: true }).compile(schema)
  validate(table)
  expect(validate.errors).toBeNull()
})

test.each(tables)('$path has real days in order, and a source for every value', ({ table }) => {
  const used = new Set<string>()
  for (const entries of Object.values<Entry[]>(table.values)) {
    const days = entries.map(({ from }) => from)
    expect(days.every(isDay)).toBe(true)
    expect(days).toEqual([...new Set(days)].sort())
    expect(days.at(-1)?.localeCompare(table.completeThrough)).toBe(-1)
    for (const id of entries.flatMap(({ sources }) => sources)) {
      expect(table.sources).toHaveProperty(id)
      used.add(id)
    }
  }
  expect(Object.keys(table.sources).filter((id) => !used.has(id))).toEqual([])
})

const codes = Array.from({ length: 47 }, (_, at) => String(at + 1).padStart(2, '0'))

test('every prefecture has a rate for each of the six years', () => {
  expect(Object.keys(minimum.values).sort()).toEqual(codes)
  for (const entries of Object.values(minimum.values)) expect(entries).toHaveLength(6)
})

test('no year’s first rate has come before 1 October, on which the last day vouched for rests', () => {
  for (let year = 0; year < 6; year++) {
    const first = Object.values(minimum.values).map((entries) => entries[year]?.from ?? '')
    expect(first.sort()[0]).toBe(`${2021 + year}-10-01`)
  }
  expect(minimum.completeThrough).toBe('2027-09-30')
})

/** Highest, lowest and the span of the rises as they were published each year. */
const published = [
  { highest: ['13', 1041], lowest: [['39', '47'], 820] },
  {
    highest: ['13', 1072],
    lowest: [['02', '05', '38', '39', '41', '42', '43', '45', '46', '47'], 853],
    raise: [30, 33],
  },
  { highest: ['13', 1113], lowest: [['03'], 893], raise: [39, 47] },
  { highest: ['13', 1163], lowest: [['05'], 951], raise: [50, 84] },
  { highest: ['13', 1226], lowest: [['39', '45', '47'], 1023], raise: [63, 82] },
  { highest: ['13', 1280], lowest: [['45'], 1085], raise: [54, 65] },
] as const

test.each(published.map((year, at) => ({ at, year: 2021 + at, ...year })))(
  '$year is as it was published',
  ({ at, highest, lowest, ...rest }) => {
    const values = new Map(
      Object.entries(minimum.values).map(([code, entries]) => [code, entries[at]?.value ?? 0]),
    )
    const all = [...values.values()].sort((a, b) => a - b)
    const having = (yen: number | undefined) =>
      [...values]
        .filter(([, value]) => value === yen)
        .map(([code]) => code)
        .sort()
    expect([having(all.at(-1))[0], all.at(-1)]).toEqual(highest)
    expect([having(all[0]), all[0]]).toEqual(lowest)
    if (!('raise' in rest)) return
    const rises = Object.values(minimum.values)
      .map((entries) => (entries[at]?.value ?? 0) - (entries[at - 1]?.value ?? 0))
      .sort((a, b) => a - b)
    expect([rises[0], rises.at(-1)]).toEqual(rest.raise)
  },
)

test('a rate comes with its sources, what its date rests on, and the rate before', () => {
  const iwate = minimumWageIn('03', '2026-12-01')
  expect(iwate).toMatchObject({
    value: 1090,
    from: '2026-12-01',
    dateBasis: 'recommendation',
    dateSources: 1,
    previous: { value: 1031, from: '2025-12-01' },
  })
  expect(iwate?.sources.map(({ id }) => id)).toEqual(['S22', 'S23'])
  expect(minimumWageIn('03', '2026-11-30')?.value).toBe(1031)
  expect(minimumWageIn('03', '2021-10-01')).toBeUndefined()
  expect(minimumWageIn('03', '2027-10-01')).toBeUndefined()
  expect(minimumWageIn('48', '2026-11-30')).toBeUndefined()
})

test('a period is cut where the rate changes', () => {
  const cut = minimumWagesDuring('05', { from: '2026-03-01', to: '2026-03-31' })
  expect(cut.map(({ from, to, figure }) => [from, to, figure?.value])).toEqual([
    ['2026-03-01', '2026-03-30', 951],
    ['2026-03-31', '2026-03-31', 1031],
  ])
})

test('a table is silent before it begins and past the day it vouches for', () => {
  const table: Table = {
    title: 'one figure',
    completeThrough: '2026-01-20',
    values: { a: [{ from: '2026-01-10', value: 1, sources: [] }] },
    sources: {},
  }
  const cut = during(table, { from: '2026-01-05', to: '2026-01-25' }, 'a')
  expect(cut.map(({ from, to, figure }) => [from, to, figure?.value])).toEqual([
    ['2026-01-05', '2026-01-09', undefined],
    ['2026-01-10', '2026-01-20', 1],
    ['2026-01-21', '2026-01-25', undefined],
  ])
  expect(inForce(table, '2026-01-15', 'b')).toBeUndefined()
})
