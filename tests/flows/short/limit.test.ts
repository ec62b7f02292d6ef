import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitFinding, shortKinds } from '../../../flows/rules/short/index.ts'

const { limit } = shortKinds
const month = (overtime: number | null, holiday: number | null = 0) => ({ overtime, holiday })
const twelve = (hours: number) => Array.from({ length: 12 }, () => month(hours))

test.each([
  ['45 h without a clause', [month(45)], false, []],
  ['45.01 h without a clause', [month(45.01)], false, ['LIMIT_45']],
  ['rest days are not of the 45', [month(45, 30)], false, []],
  ['46 h with a clause', [month(46)], true, []],
  ['99.99 h', [month(60, 39.99)], true, []],
  ['100.0 h', [month(60, 40)], true, ['LIMIT_100']],
  ['100 h and no clause', [month(100)], false, ['LIMIT_45', 'LIMIT_100']],
  ['80 on average', [month(90), month(70)], true, []],
  ['80.005 on average', [month(90), month(70.01)], true, ['LIMIT_80AVG']],
  ['80 with rest days', [month(50, 40), month(50, 20.5)], true, ['LIMIT_80AVG']],
  ['six months', [99, 79, 79, 79, 79, 66].map((h) => month(h)), true, ['LIMIT_80AVG']],
  [
    'only the six together',
    [20, 85, 70, 85, 70, 85, 86].map((h) => month(h)),
    true,
    ['LIMIT_80AVG'],
  ],
  ['six at 80', [80, 80, 80, 80, 80, 80].map((h) => month(h)), true, []],
  ['six over 45', [46, 46, 46, 46, 46, 46, 45].map((h) => month(h)), true, []],
  ['seven over 45', [46, 46, 46, 46, 46, 46, 46].map((h) => month(h)), true, ['LIMIT_45']],
  ['360 a year', twelve(30), false, []],
  ['over 360', [...twelve(30).slice(1), month(30.5)], false, ['LIMIT_360']],
  ['720 a year', twelve(60), true, ['LIMIT_45']],
  ['over 720', [...twelve(60).slice(1), month(61)], true, ['LIMIT_45', 'LIMIT_720']],
  ['over 720 without a clause', twelve(61), false, ['LIMIT_45', 'LIMIT_360']],
  ['two years of 30', [...twelve(30), ...twelve(30)], false, []],
])('%s', (_, months, specialClause, flags) => {
  expect(limit({ months, specialClause }).flags).toEqual(flags)
})

test('seven months: only the run of six from the second breaks 80', () => {
  const { averages } = limit({ months: [20, 85, 70, 85, 70, 85, 86].map((h) => month(h)) })
  expect(averages['6']).toEqual([69.17, 80.17])
  expect(Object.keys(averages)).toEqual(['2', '3', '4', '5', '6'])
})

test('a yearly variable system has 42 and 320', () => {
  const found = (hours: number, yearlyVariable?: boolean) =>
    limit({ months: [month(hours)], specialClause: false, yearlyVariable })
  expect(found(42, true).flags).toEqual([])
  expect(found(42.5, true).flags).toEqual(['LIMIT_45'])
  expect(found(42.5, false)).toMatchObject({ flags: [], notes: ['agreement_unknown'] })
  expect(found(42.5).notes).toContain('variable_system_unknown')
  expect(found(42).notes).not.toContain('variable_system_unknown')
  const year = limit({ months: twelve(27), specialClause: false, yearlyVariable: true })
  expect(year.flags).toEqual(['LIMIT_360'])
})

test('what is not known is not held against anyone', () => {
  expect(limit({ months: [month(46)] })).toMatchObject({
    flags: [],
    notes: ['special_clause_unknown', 'agreement_unknown'],
  })
  const half = limit({ months: [month(99, null), month(80)], specialClause: true })
  expect(half).toMatchObject({ total: null, averages: { '2': [null] }, flags: ['LIMIT_80AVG'] })
  expect(half.notes).toContain('hours_unknown')
  expect(limit({ months: [month(null), month(60)], specialClause: true }).flags).toEqual([])
})

test('without an agreement no overtime may be ordered', () => {
  expect(limit({ months: [month(1)], agreement: false }).flags).toEqual(['NO_36_AGREEMENT'])
  expect(limit({ months: [month(0, 8)], agreement: false }).flags).toEqual([])
})

test('farming is told by the contract, fisheries by a person', () => {
  const farm = limit({ months: [month(100)], specialClause: true, industry: 'agriculture' })
  expect(farm.flags).toEqual(['LIMIT_100', 'AGRI_TITP_CONTRACT_BASIS'])
  expect(limit({ months: [month(10)], industry: 'agriculture' }).flags).toEqual([])
  expect(limit({ months: [month(10)], industry: 'fisheries' }).notes).toContain('ask_a_person')
})

test('months with names stand in their order, and a gap is no run', () => {
  const named = (name: string, overtime: number) => ({ month: name, overtime, holiday: 0 })
  const months = [named('2026-02', 75), named('2025-12', 80), named('2026-01', 90)]
  const found = limit({ months, specialClause: true })
  expect(found.averages).toEqual({ '2': [85, 82.5], '3': [81.67] })
  const gap = limit({ months: [named('2026-01', 90), named('2026-03', 90)], specialClause: true })
  expect(gap).toMatchObject({ averages: {}, flags: [] })
  const far = [...twelve(0).keys()].map((at) => named(`20${at + 25}-01`, 70))
  expect(limit({ months: far.slice(0, 2), specialClause: false }).flags).toEqual(['LIMIT_45'])
})

test.each([
  ['2024-03', true],
  ['2024-04', false],
  ['2027-03', false],
  ['2027-04', true],
])('%s outside the table: %s', (name, outside) => {
  const found = limit({ months: [{ month: name, overtime: 120, holiday: 0 }], specialClause: true })
  expect(found.flags).toEqual(outside ? [] : ['LIMIT_100'])
  expect(found.notes.includes('ask_a_person')).toBe(outside)
})

test.each([
  [{ months: 5 }, 'months must be a list, not 5.'],
  [{ months: [{ overtime: -1 }] }, 'months[0].overtime must be a number from 0 to 744'],
  [{ months: [{ month: '2026-13' }] }, 'months[0].month must be a month such as "2026-04"'],
  [{ months: [{ month: '2026-01' }, {}] }, 'either every one of the months is named or none is.'],
  [{ months: [{ month: '2026-01' }, { month: '2026-01' }] }, 'the month 2026-01 is given twice.'],
  [{ specialClause: 'yes' }, 'specialClause must be true or false'],
])('%j: %s', (input, sentence) => expect(() => limit(input)).toThrow(sentence))

const hours = fc.integer({ min: 0, max: 480 }).map((quarters) => quarters / 4)
const months = fc.array(fc.record({ overtime: hours, holiday: hours }), { maxLength: 14 })

test('more hours, or another month, never lift a flag', () => {
  fc.assert(
    fc.property(months, fc.boolean(), fc.nat(), hours, (given, specialClause, which, more) => {
      const flags = limit({ months: given, specialClause }).flags
      const raised = given.map((one, at) =>
        at === which % given.length ? { ...one, overtime: one.overtime + more } : one,
      )
      for (const other of [raised, [...given, { overtime: more, holiday: 0 }]])
        expect(limit({ months: other, specialClause }).flags).toEqual(
          expect.arrayContaining([...flags]),
        )
    }),
    { numRuns: 60 },
  )
})

test('the order of named months does not matter', () => {
  fc.assert(
    fc.property(months, fc.infiniteStream(fc.nat()), (given, random) => {
      const named = given.map((one, at) => ({ ...one, month: `20${20 + at + 5}-0${(at % 9) + 1}` }))
      const shuffled = named
        .map((one) => ({ one, by: random.next().value }))
        .sort((a, b) => a.by - b.by)
        .map(({ one }) => one)
      expect(limit({ months: shuffled })).toEqual(limit({ months: named }))
    }),
    { numRuns: 40 },
  )
})

test('in the chat', () => {
  const input = {
    months: [
      { overtime: 90, holiday: 0 },
      { overtime: 75, holiday: 0 },
    ],
  }
  const found = limitFinding({ ...input, specialClause: true, agreement: true })
  expect(found).toMatchObject({
    route: 'flagged',
    facts: { total: 90, averages2Count: 1, averages2Last: 82.5 },
    notes: ['LIMIT_80AVG', 'must_still_be_paid'],
  })
  expect(limitFinding({ months: [{ overtime: 46, holiday: 0 }] }).route).toBe('unsure')
  expect(limitFinding({ months: [{ overtime: 6, holiday: 0 }] }).route).toBe('fine')
  expect(limitFinding({ asOf: '2030-01-01', months: [{ overtime: 120 }] }).route).toBe('unknown')
})
