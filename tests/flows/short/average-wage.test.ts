import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  leaveAllowanceFinding,
  sanctionFinding,
  shortKinds,
} from '../../../flows/rules/short/index.ts'

const { sanction, leave_allowance: leave } = shortKinds
const wages = { threeMonthWages: 540_000, calendarDays: 90, monthWages: 180_000 }

test.each([
  ['half a day', [3000], [], 0],
  ['a yen more', [3001], ['SANCTION_OVER_HALF_DAY'], 1],
  ['each for itself', [3000, 3000], [], 0],
  ['10 %', [3000, 3000, 3000, 3000, 3000, 3000], [], 0],
  ['a yen more than 10 %', [3000, 3000, 3000, 3000, 3000, 2999, 2], ['SANCTION_OVER_10PCT'], 1],
  ['both', [21_000], ['SANCTION_OVER_HALF_DAY', 'SANCTION_OVER_10PCT'], 18_000],
  ['both, over many', [2500, 20_000], ['SANCTION_OVER_HALF_DAY', 'SANCTION_OVER_10PCT'], 17_000],
  ['nothing', [], [], 0],
])('pay cuts: %s', (_, reductions, flags, excess) => {
  expect(sanction({ ...wages, reductions })).toMatchObject({
    capPerIncident: 3000,
    capMonth: 18_000,
    flags,
    excess,
  })
})

test('a limit that cannot be reckoned is named, and the other still holds', () => {
  expect(sanction({ ...wages, monthWages: null, reductions: [5000] })).toMatchObject({
    capMonth: null,
    excess: 2000,
    notes: ['rule_unknown', 'month_not_judged'],
  })
  expect(sanction({ monthWages: 20_000, reductions: [5000] })).toMatchObject({
    averageDailyWage: null,
    capPerIncident: null,
    excess: 3000,
    flags: ['SANCTION_OVER_10PCT'],
  })
  expect(sanction({ reductions: [5000] })).toMatchObject({ excess: null, flags: [] })
  expect(sanction(wages)).toMatchObject({ excess: null, capMonth: 18_000 })
})

test('without a rule for it the whole cut is too much', () => {
  const found = sanction({ ...wages, reductions: [500], disciplinaryRule: false })
  expect(found).toMatchObject({ excess: 500, flags: ['SANCTION_NO_RULE'] })
  expect(sanction({ ...wages, reductions: [500], disciplinaryRule: true }).notes).toEqual([])
})

test('the average wage of pay by time', () => {
  const given = { threeMonthWages: 150_000, calendarDays: 92, closedWorkdays: 5, paid: 5000 }
  const found = (more: object) => leave({ ...given, ...more })
  expect(found({ daysWorked: 25, paidByTime: true }).averageDailyWage).toBe(3600)
  expect(found({ daysWorked: 25, paidByTime: false }).averageDailyWage).toBe(1630.43)
  expect(found({ daysWorked: 90, paidByTime: true }).averageDailyWage).toBe(1630.43)
  expect(found({}).averageDailyWage).toBe(1630.43)
  expect(found({ daysWorked: 25 })).toMatchObject({
    averageDailyWage: null,
    averageDailyWageRange: [1630.43, 3600],
    dueRange: [4891, 10_800],
    shortfallRange: [0, 5800],
    flags: [],
  })
  expect(found({ paidByTime: true, paid: 1000 })).toMatchObject({
    dueRange: [4891, null],
    shortfallRange: [3891, null],
    flags: ['LEAVE_ALLOWANCE_SHORT'],
  })
  const cut = sanction({ ...given, daysWorked: 25, reductions: [1000], monthWages: 50_000 })
  expect(cut).toMatchObject({ capPerIncidentRange: [815, 1800], excessRange: [0, 185], flags: [] })
})

test.each([
  [17_926, 0, []],
  [17_925, 1, ['LEAVE_ALLOWANCE_SHORT']],
  [0, 17_926, ['LEAVE_ALLOWANCE_SHORT']],
  [20_000, 0, []],
])('%d yen paid for three closed days', (paid, shortfall, flags) => {
  const given = { threeMonthWages: 896_320, calendarDays: 90, closedWorkdays: 3, paid }
  expect(leave(given)).toMatchObject({ due: 17_926, shortfall, flags })
})

test('halves of a yen go up', () => {
  const given = { threeMonthWages: 75, calendarDays: 90, closedWorkdays: 1 }
  expect(leave({ ...given, paid: 0 })).toMatchObject({ due: 1, shortfall: 1 })
})

test('closed days or pay that nobody told', () => {
  const given = { threeMonthWages: 90_000, calendarDays: 90 }
  expect(leave({ ...given, closedWorkdays: 2 })).toMatchObject({
    due: 1200,
    shortfall: null,
    flags: [],
  })
  expect(leave({ ...given, paid: 5 })).toMatchObject({
    allowancePerDay: 600,
    due: null,
    shortfall: null,
  })
  expect(leave({ closedWorkdays: 2, paid: 5 })).toMatchObject({ due: null, shortfall: null })
  expect(leave({ closedWorkdays: 0, paid: 0 })).toMatchObject({ due: 0, shortfall: 0 })
})

test.each([
  ['2020-03-31', true],
  ['2020-04-01', false],
  ['2027-03-31', false],
  ['2027-04-01', true],
])('on %s outside the table: %s', (asOf, outside) => {
  const cut = sanction({ ...wages, reductions: [9000], asOf })
  const closed = leave({ ...wages, closedWorkdays: 1, paid: 0, asOf })
  expect([cut.flags.length > 0, closed.flags.length > 0]).toEqual([!outside, !outside])
  expect([cut.excess, closed.shortfall]).toEqual(outside ? [null, null] : [6000, 3600])
  expect(cut.notes.includes('ask_a_person')).toBe(outside)
  expect(closed.notes.includes('ask_a_person')).toBe(outside)
})

test.each([
  [sanction, { calendarDays: 0 }, 'calendarDays must be a number from 1 to 92, not 0.'],
  [sanction, { reductions: [1.5] }, 'reductions[0] must be whole yen, 0 or more, not 1.5.'],
  [sanction, { reductions: 5 }, 'reductions must be a list, not 5.'],
  [leave, { closedWorkdays: 1.5 }, 'closedWorkdays must be a whole number, not 1.5.'],
  [leave, { daysWorked: -1 }, 'daysWorked must be a number from 0 to 92, not -1.'],
  [leave, { asOf: '1999-01-01' }, 'asOf must lie in the years 2000 to 2089, not on 1999-01-01.'],
] as const)('%o %j: %s', (check, input, sentence) => expect(() => check(input)).toThrow(sentence))

const yen = fc.integer({ min: 0, max: 900_000 })
const cuts = fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 8 })

test('a higher cut never lowers the excess, in any order', () => {
  fc.assert(
    fc.property(yen, yen, cuts, yen, (threeMonthWages, monthWages, reductions, more) => {
      const given = { threeMonthWages, monthWages, calendarDays: 91 }
      const excess = (all: readonly number[]) =>
        sanction({ ...given, reductions: all }).excess ?? -1
      expect(excess([...reductions, more])).toBeGreaterThanOrEqual(excess(reductions))
      expect(excess(reductions.toReversed())).toBe(excess(reductions))
      const total = reductions.reduce((all, one) => all + one, 0)
      expect(excess(reductions)).toBeLessThanOrEqual(total)
    }),
    { numRuns: 80 },
  )
})

test('what is due grows with wages and days, and paying it is never short', () => {
  fc.assert(
    fc.property(yen, fc.integer({ min: 0, max: 30 }), (threeMonthWages, closedWorkdays) => {
      const due = (more: object) =>
        leave({ threeMonthWages, closedWorkdays, calendarDays: 91, paid: 0, ...more }).due ?? -1
      expect(due({ threeMonthWages: threeMonthWages + 1 })).toBeGreaterThanOrEqual(due({}))
      expect(due({ closedWorkdays: closedWorkdays + 1 })).toBeGreaterThanOrEqual(due({}))
      const paid = { threeMonthWages, closedWorkdays, calendarDays: 91, paid: due({}) }
      expect(leave(paid)).toMatchObject({ shortfall: 0, flags: [] })
    }),
    { numRuns: 80 },
  )
})

test('in the chat', () => {
  expect(sanctionFinding({ ...wages, reductions: [3001] })).toMatchObject({
    route: 'flagged',
    facts: { averageDailyWage: 6000, capPerIncident: 3000, capMonth: 18_000, excess: 1 },
  })
  expect(sanctionFinding({ ...wages, reductions: [3000] }).route).toBe('fine')
  expect(sanctionFinding({ reductions: [3000] }).route).toBe('unsure')
  const closed = { threeMonthWages: 90_000, calendarDays: 90, closedWorkdays: 2 }
  expect(leaveAllowanceFinding({ ...closed, paid: 1200 }).route).toBe('fine')
  expect(leaveAllowanceFinding(closed).route).toBe('unsure')
  expect(leaveAllowanceFinding({ ...closed, asOf: '2028-01-01' }).route).toBe('unknown')
})
