import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitationFinding, shortKinds } from '../../../flows/rules/short/index.ts'
import { addDays } from '../../../src/core/day.ts'

const { limitation } = shortKinds

test.each([
  ['2023-11-25', '2026-11-24', true],
  ['2023-11-25', '2026-11-25', true],
  ['2023-11-25', '2026-11-26', false],
  ['2024-02-28', '2027-02-28', true],
  ['2024-02-28', '2027-03-01', false],
  ['2024-02-29', '2027-02-28', true],
  ['2024-02-29', '2027-03-01', false],
  ['2024-03-01', '2027-03-01', true],
  ['2021-02-28', '2024-02-29', true],
  ['2021-02-28', '2024-03-01', false],
  ['2023-10-31', '2026-10-31', true],
  ['2023-10-31', '2026-11-01', false],
])('due on %s, claimed on %s: alive %s', (payday, claimDate, alive) => {
  const found = limitation({ claimDate, paydays: [payday] })
  expect(found.alive).toEqual(alive ? [payday] : [])
  expect(found.expired).toEqual(alive ? [] : [payday])
  expect(found.flags).toEqual(alive ? ['LIMITATION_RUNNING'] : [])
})

test('the last day is told, and when it is today', () => {
  const found = limitation({ claimDate: '2026-11-25', paydays: ['2023-11-25', '2024-01-25'] })
  expect(found).toMatchObject({ oldestLapsesAfter: '2026-11-25', notes: ['last_day_today'] })
  const later = limitation({ claimDate: '2026-11-26', paydays: ['2023-11-25', '2024-01-25'] })
  expect(later).toMatchObject({ oldestLapsesAfter: '2027-01-25', notes: [] })
})

test('a payday to come is neither alive nor gone', () => {
  const found = limitation({ claimDate: '2026-11-25', paydays: ['2026-11-25', '2026-11-26'] })
  expect(found).toMatchObject({ alive: ['2026-11-25'], expired: [], notYetDue: ['2026-11-26'] })
})

test('paydays before April 2020 have no answer', () => {
  const found = limitation({ claimDate: '2023-04-01', paydays: ['2020-03-31', '2020-04-01'] })
  expect(found).toMatchObject({ notKnown: ['2020-03-31'], alive: ['2020-04-01'], expired: [] })
  expect(found.notes).toContain('ask_a_person')
})

test.each([
  ['2027-03-31', true],
  ['2027-04-01', false],
])('claimed on %s: known %s', (claimDate, known) => {
  const found = limitation({ claimDate, paydays: ['2025-01-31'] })
  expect(found.alive).toEqual(known ? ['2025-01-31'] : null)
  expect(found.expired).toEqual(known ? [] : null)
  expect(found.notes).toEqual(known ? [] : ['ask_a_person'])
})

test('without the day of the claim only the last days are told', () => {
  const found = limitation({ paydays: ['2024-02-29'] })
  expect(found).toMatchObject({
    alive: null,
    expired: null,
    oldestLapsesAfter: null,
    lastDays: [{ payday: '2024-02-29', lastDay: '2027-02-28' }],
    notes: ['claim_date_unknown'],
  })
})

test.each([
  [{ claimDate: '2026-11-31' }, 'claimDate must be a day such as "2026-03-31"'],
  [{ paydays: ['soon'] }, 'paydays[0] must be a day such as "2026-03-31", not "soon".'],
  [{ paydays: '2026-01-01' }, 'paydays must be a list'],
])('%j: %s', (input, sentence) => expect(() => limitation(input)).toThrow(sentence))

const days = fc.integer({ min: 0, max: 2400 }).map((count) => addDays('2020-06-01', count))

test('a later claim never brings a payday back, and order and repetition do not matter', () => {
  fc.assert(
    fc.property(fc.array(days, { maxLength: 6 }), days, fc.nat(300), (paydays, claimDate, more) => {
      const found = limitation({ claimDate, paydays })
      expect(limitation({ claimDate, paydays: [...paydays, ...paydays].reverse() })).toEqual(found)
      const later = limitation({ claimDate: addDays(claimDate, more), paydays })
      if (later.expired !== null && found.expired !== null)
        expect(later.expired).toEqual(expect.arrayContaining([...found.expired]))
      const all = [...(found.alive ?? []), ...(found.expired ?? []), ...found.notYetDue]
      if (found.alive !== null) expect(all.sort()).toEqual([...new Set(paydays)].sort())
    }),
    { numRuns: 80 },
  )
})

test('in the chat', () => {
  const paydays = ['2023-11-10', '2023-11-24', '2023-12-10']
  expect(limitationFinding({ claimDate: '2026-11-23', paydays })).toMatchObject({
    route: 'flagged',
    facts: {
      aliveCount: 2,
      aliveLast: '2023-12-10',
      expiredCount: 1,
      oldestLapsesAfter: '2026-11-24',
    },
  })
  expect(limitationFinding({ paydays }).route).toBe('unsure')
})
