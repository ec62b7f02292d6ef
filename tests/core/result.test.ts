import { describe, expect, test } from 'vitest'
import { changedFigures, differs, type Result, resultAt } from '../../src/core/result.ts'
import type { Place } from '../../src/core/walk.ts'
import { script } from '../transcript.ts'

const result = (found: Partial<Result['found']>, rules = '1'): Result => ({
  flow: 'f',
  asOf: '2026-11-25',
  answers: {},
  found: { at: 'low', route: 'low', facts: { rate: 1226, since: '2025-10-03' }, ...found },
  basis: { tables: {}, rules: { rule: rules } },
})
const line = (name: string, yen: number) => ({ name, facts: { yen } })
const row = (name: string, yen: number) => ({ label: { name }, value: line('yen', yen) })

describe('a figure', () => {
  test.each([
    ['of the finding', { facts: { rate: 1 } }, { facts: { rate: 2 } }, ['rate']],
    [
      'that is a day',
      { facts: { since: '2025-10-03' } },
      { facts: { since: '2025-10-04' } },
      ['since'],
    ],
    [
      'that is a month of a line',
      { notes: [{ name: 'alive', facts: { first: '2024-03' } }] },
      { notes: [{ name: 'alive', facts: { first: '2024-04' } }] },
      ['notes.alive.first'],
    ],
    ['of a line', { notes: [line('owed', 1)] }, { notes: [line('owed', 2)] }, ['notes.owed.yen']],
    [
      'of the second line of a name',
      { notes: [line('owed', 1), line('owed', 5)] },
      { notes: [line('owed', 1), line('owed', 6)] },
      ['notes.owed/1.yen'],
    ],
    [
      'of a card',
      { card: { rows: [row('pay', 1)] } },
      { card: { rows: [row('pay', 2)] } },
      ['card.rows.pay.value.yen'],
    ],
  ])('%s counts', (_, was, now, names) => {
    expect(changedFigures(result(was), result(now))).toEqual(names)
    expect(differs(result(was), result(now))).toBe(true)
  })

  test.each([
    [
      'that says how far the table reaches',
      { facts: { first: '2021-10-01', through: '2027-09-30' } },
      { facts: { first: '2020-10-01', through: '2028-09-30' } },
    ],
    ['that is a word', { facts: { rate: 1, where: '13' } }, { facts: { rate: 1, where: '14' } }],
    [
      'on another line',
      { notes: [line('a', 1), line('b', 2)] },
      { notes: [line('b', 2), line('a', 1)] },
    ],
    ['in a card that was not shown then', {}, { card: { rows: [row('pay', 1)] } }],
    ['in lines that are no more', { notes: [line('owed', 1)] }, { notes: ['keep'] }],
  ])('%s does not', (_, was, now) => {
    expect(differs(result(was), result(now))).toBe(false)
  })

  test('that only one has counts under the same rules, and not under others', () => {
    const [was, now] = [{ facts: { short: 5 } }, { facts: { low: 4, high: 6 } }]
    expect(changedFigures(result(was), result(now))).toEqual(['short', 'low', 'high'])
    expect(differs(result(was), result(now, '2'))).toBe(false)
  })
})

test('a result keeps the answers that led to it, and no others', () => {
  const answers = { basis: 'hour', hourlyPay: 900, dailyPay: 8000 }
  const place: Place = {
    at: 'below',
    node: { kind: 'outcome', offer: [], result: true },
    path: ['basis', 'hourlyPay'],
    finding: {
      route: 'below',
      facts: { rate: 1 },
      because: [{ id: 'a', title: '', url: '', checked: '' }],
    },
  }
  const session = { flow: 'wage-check', asOf: '2026-11-25', answers }
  expect(resultAt(script, session, place)).toMatchObject({
    answers: { basis: 'hour', hourlyPay: 900 },
    found: { at: 'below', route: 'below', facts: { rate: 1 } },
  })
  expect(resultAt(script, session, place)?.answers).not.toHaveProperty('dailyPay')
  expect(resultAt(script, session, place)?.found).not.toHaveProperty('because')
  expect(
    resultAt(script, session, { ...place, node: { kind: 'outcome', offer: [] } }),
  ).toBeUndefined()
})

test('another route counts, whatever the figures', () => {
  expect(differs(result({}), result({ route: 'fine', at: 'fine' }))).toBe(true)
  expect(differs(result({}), result({ at: 'renamed' }))).toBe(false)
})
