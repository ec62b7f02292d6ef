import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flows } from '../../flows/index.ts'
import { minimumWageFinding } from '../../flows/rules/wage-finding.ts'
import type { WageAnswers } from '../../flows/rules/wage-input.ts'
import { wageInput } from '../../flows/rules/wage-input.ts'
import { needsCalendar, needsDailyHours, needsHours } from '../../flows/rules/wage-questions.ts'
import { wageCheck } from '../../flows/wage-check.ts'
import ja from '../../locales/ja/wage-check.json' with { type: 'json' }
import vi from '../../locales/vi/wage-check.json' with { type: 'json' }
import { addDays } from '../../src/core/day.ts'
import { lint } from '../../src/core/lint.ts'

const month = (from: string, to: string) => ({ where: '26', when: { from, to } })
const november = month('2025-11-01', '2025-11-30') // Kyoto: 1,058, from the 21st 1,122
const december = month('2025-12-01', '2025-12-31')
const tokyo = (from: string, to: string) => ({ where: '13', when: { from, to } }) // 1,163; from 3/10 1,226
const tenDays = tokyo('2025-11-01', '2025-11-10')
const akita = { where: '05', when: { from: '2026-03-01', to: '2026-03-31' } } // on the 31st 951 → 1,031
const monthly = { monthlyPay: 180_000, dailyHours: 8, annualDays: 255 }
const notKnown = { hoursBefore: 'unknown', hoursAfter: 'unknown' }

test('the flow is sound', () => expect(lint(wageCheck, Object.keys(flows))).toEqual([]))

test.each<[WageAnswers, 'yes' | 'no', 'yes' | 'no']>([
  [{ hourlyPay: 1_000, allowances: [] }, 'no', 'no'],
  [{ hourlyPay: 1_000, allowances: [{ kind: 'commute' }, { kind: 'bonus' }] }, 'no', 'no'],
  [{ hourlyPay: 1_000, allowances: [{ kind: 'job', amount: 5_000 }] }, 'yes', 'yes'],
  [{ hourlyPay: 1_000, allowances: [{ kind: 'other', amount: 'unknown' }] }, 'yes', 'yes'],
  [{ piecePay: 90_000, pieceHours: 160, allowances: [] }, 'no', 'no'],
  [{ dailyPay: 9_000, allowances: [] }, 'yes', 'no'],
  [{ monthlyPay: 180_000, allowances: [] }, 'yes', 'yes'],
])('%j: the day’s hours %s, the calendar %s', (answers, hours, calendar) => {
  expect(needsDailyHours(answers).route).toBe(hours)
  expect(needsCalendar(answers).route).toBe(calendar)
})

test.each<[WageAnswers, string]>([
  [{ hourlyPay: 1_122, ...november }, 'no'],
  [{ hourlyPay: 1_058, ...november }, 'hoursAfter'],
  [{ hourlyPay: 1_057, ...november }, 'hoursBoth'],
  [{ hourlyPay: 1_121, ...december }, 'hoursWorked'],
  [{ dailyPay: 8_000, dailyHours: 8, ...december }, 'hoursWorked'],
  [{ dailyPay: 8_000, dailyHours: 'unknown', ...december }, 'no'], // not sure
  [{ monthlyPay: 150_000, dailyHours: 8, ...december }, 'no'], // a month’s hours are a range
  [{ monthlyPay: 150_000, dailyHours: 8, annualDays: 255, ...december }, 'no'],
  [{ piecePay: 90_000, pieceHours: 160, ...december }, 'no'],
  [{ hourlyPay: 500, ...month('2027-09-15', '2027-10-14') }, 'no'], // past the table
  [
    { dailyPay: 8_000, dailyHours: 8, allowances: [{ kind: 'commute' }], ...december },
    'hoursWorked',
  ],
  [{ hourlyPay: 1_000, allowances: [{ kind: 'attendance' }], ...december }, 'hoursWorked'],
  [
    // the allowance is spread over an average month, the hours of these days are not
    { hourlyPay: 1_000, allowances: [{ kind: 'job', amount: 1_600 }], dailyHours: 8, ...december },
    'hoursWorked',
  ],
])('%j: asks %s', (answers, route) => expect(needsHours(answers).route).toBe(route))

test('a change is told with its day and the day before', () => {
  expect(needsHours({ hourlyPay: 1_060, ...november }).facts).toEqual({
    changeDay: '2025-11-21',
    dayBefore: '2025-11-20',
  })
})

test('answers become a wage case', () => {
  const allowances = [
    { kind: 'meal', amount: 3_000 },
    { kind: 'attendance' },
    { kind: 'other', amount: 'unknown' },
  ]
  const answers = { monthlyPay: 180_000, allowances, dailyHours: 7.5, annualRest: 105 }
  expect(wageInput({ ...answers, ...november, hoursAfter: 64, hoursBefore: 'unknown' })).toEqual({
    prefecture: '26',
    period: november.when,
    pay: [
      { kind: 'base', amount: 180_000, unit: 'month' },
      { kind: 'meal_cash', amount: 3_000, unit: 'month' },
      { kind: 'perfect_attendance', amount: undefined, unit: 'month' },
      { kind: 'other', amount: undefined, unit: 'month' },
    ],
    prescribed: { annualDays: 260, dailyHours: 7.5, avgMonthlyHours: undefined },
    work: { totalHours: undefined },
    hoursForMinimumWage: undefined,
    hoursSplit: [
      { until: '2025-11-20', hours: undefined },
      { from: '2025-11-21', hours: 64 },
    ],
  })
})

test.each<[WageAnswers, string, readonly string[], object]>([
  [{ hourlyPay: 1_121, ...december }, 'below', ['pay', 'rate', 'shortHour', 'keep'], { gap: 1 }],
  [
    { hourlyPay: 1_121, hoursWorked: 160, ...december },
    'below',
    ['pay', 'rate', 'shortPeriod', 'keep'],
    { short: 160, perHour: 1_121, rate: 1_122, since: '2025-11-21' },
  ],
  [
    // 1,122 × 170 = 190,740: a yen short is still shown as below, 1,121.9
    { monthlyPay: 190_739, dailyHours: 8, annualDays: 255, ...december },
    'below',
    ['pay', 'month', 'rate', 'shortMonth', 'keep'],
    { perHour: 1_121.9, short: 1, counted: 190_739, monthHours: 170 },
  ],
  [
    { monthlyPay: 150_000, dailyHours: 8, ...december },
    'below',
    ['payRange', 'rate', 'shortMonthRange', 'keep'],
    { perHourLow: 863, perHourHigh: 937.5, shortLow: 29_520, shortHigh: 45_015 },
  ],
  [
    // the allowance is spread over a range of hours that no tenth of a yen tells apart
    {
      hourlyPay: 700,
      allowances: [{ kind: 'job', amount: 105 }],
      dailyHours: 8,
      where: '03',
      when: { from: '2021-10-10', to: '2021-10-10' },
    },
    'below',
    ['pay', 'rate', 'shortHour', 'keep'],
    { perHour: 700.6 },
  ],
  [
    { hourlyPay: 1_057, hoursBefore: 104, hoursAfter: 64, ...november },
    'below',
    ['pay', 'beforeLow', 'afterLow', 'shortPeriod', 'keep'],
    { short: 104 + 64 * 65 },
  ],
  [
    { hourlyPay: 1_060, hoursAfter: 'unknown', ...november },
    'below',
    ['pay', 'beforeEnough', 'afterLow', 'shortHour', 'keep'],
    { gap: 62 },
  ],
  [
    { hourlyPay: 1_122, allowances: [{ kind: 'family' }], ...december },
    'ok',
    ['pay', 'rate', 'leftOut', 'specified'],
    {},
  ],
  [
    {
      dailyPay: 9_000,
      dailyHours: 8,
      hoursWorked: 64,
      allowances: [{ kind: 'commute' }],
      ...tenDays,
    },
    'below',
    ['pay', 'rate', 'shortPeriod', 'leftOut', 'keep'],
    { short: 6_464 },
  ],
  [
    { hourlyPay: 1_000, allowances: [{ kind: 'attendance' }], hoursWorked: 'unknown', ...december },
    'below',
    ['pay', 'rate', 'shortHour', 'leftOut', 'keep'],
    { gap: 122 },
  ],
  [
    // by the month whatever the days asked about: 1,226 × 170 − 180,000
    { ...monthly, ...tokyo('2025-11-01', '2025-11-10') },
    'below',
    ['pay', 'month', 'rate', 'shortMonth', 'keep'],
    { short: 28_420 },
  ],
  [
    { ...monthly, ...tokyo('2025-12-01', '2026-01-31') },
    'below',
    ['pay', 'month', 'rate', 'shortMonth', 'keep'],
    { short: 28_420 },
  ],
  [
    { ...monthly, ...tokyo('2025-10-02', '2025-10-03'), ...notKnown },
    'below',
    ['pay', 'month', 'beforeLow', 'afterLow', 'shortPeriodUpTo', 'keep'],
    { shortHigh: 2_171 },
  ],
  [
    { ...monthly, ...tokyo('2025-09-16', '2025-11-15'), ...notKnown },
    'below',
    ['pay', 'month', 'beforeLow', 'afterLow', 'shortPeriodRange', 'keep'],
    { shortLow: 48_272, shortHigh: 56_840 },
  ],
  [
    {
      hourlyPay: 951,
      hoursWorked: 744,
      where: '05',
      when: { from: '2026-03-31', to: '2026-03-31' },
    },
    'below',
    ['pay', 'rate', 'shortHour', 'hoursImpossible', 'keep'],
    { gap: 80, impossibleHours: 744 },
  ],
  [
    { hourlyPay: 951, hoursAfter: 176, ...akita },
    'below',
    ['pay', 'beforeEnough', 'afterLow', 'shortHour', 'hoursImpossible', 'keep'],
    { gap: 80, impossibleHours: 176 },
  ],
  [
    { hourlyPay: 951, hoursAfter: 8, ...akita },
    'below',
    ['pay', 'beforeEnough', 'afterLow', 'shortPeriod', 'keep'],
    { short: 640 },
  ],
  [
    // a day of eight hours by contract does not hold 17
    { monthlyPay: 165_000, dailyHours: 8, annualDays: 260, hoursAfter: 17, ...akita },
    'below',
    ['pay', 'month', 'beforeEnough', 'afterLow', 'shortPeriodUpTo', 'hoursImpossible', 'keep'],
    { shortHigh: 633, impossibleHours: 17 },
  ],
  [
    {
      piecePay: 90_000,
      pieceHours: 25,
      where: '05',
      when: { from: '2026-04-01', to: '2026-04-01' },
    },
    'unsure',
    ['rate', 'hoursImpossible', 'photograph'],
    { impossibleHours: 25 },
  ],
  [
    // eight hours on each day of the year come to 244 a month
    { monthlyPay: 250_000, dailyHours: 8, averageHours: 245, ...december },
    'ok',
    ['payRange', 'rate', 'hoursImpossible', 'specified'],
    { impossibleHours: 245 },
  ],
  [{ monthlyPay: 190_000, ...december }, 'unsure', ['rate', 'photograph'], {}],
  [
    { hourlyPay: 1_122, ...month('2027-10-01', '2027-10-31') },
    'unknown',
    [],
    { through: '2027-09-30' },
  ],
])('%j is told as %s', (answers, route, notes, facts) => {
  const found = minimumWageFinding(answers)
  expect(found.route).toBe(route)
  expect(found.notes).toEqual(notes)
  expect(found.facts).toMatchObject(facts)
})

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })
const orUnknown = (some: fc.Arbitrary<number>) => maybe(fc.oneof(some, fc.constant('unknown')))
const anyAnswers: fc.Arbitrary<WageAnswers> = fc
  .record({
    pay: fc.tuple(
      fc.constantFrom('hourlyPay', 'dailyPay', 'monthlyPay', 'piecePay'),
      fc.integer({ min: 700, max: 230_000 }),
    ),
    pieceHours: orUnknown(fc.integer({ min: 1, max: 300 })),
    allowances: fc.array(
      fc.record({
        kind: fc.constantFrom('job', 'housing', 'commute', 'other'),
        amount: orUnknown(fc.integer({ min: 100, max: 30_000 })),
      }),
      { maxLength: 3 },
    ),
    dailyHours: orUnknown(fc.constantFrom(4, 7.5, 8, 12)),
    annualDays: orUnknown(fc.integer({ min: 200, max: 366 })),
    averageHours: orUnknown(fc.integer({ min: 1, max: 400 })),
    where: fc.constantFrom('03', '05', '13', '26', '47'),
    start: fc.integer({ min: -40, max: 2_300 }),
    days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 120 })),
    hoursWorked: orUnknown(fc.integer({ min: 1, max: 250 })),
    hoursBefore: orUnknown(fc.integer({ min: 0, max: 200 })),
    hoursAfter: orUnknown(fc.integer({ min: 0, max: 744 })),
  })
  .map(({ pay: [kind, yen], start, days, ...rest }) => {
    const from = addDays('2021-10-10', start)
    return { ...rest, [kind]: yen, when: { from, to: addDays(from, days) } }
  })

test('whatever is answered, every line has its words and its figures in both languages', () => {
  const placeholders = (text: string) => [...text.matchAll(/{{(\w+)/g)].map(([, name]) => name)
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { route, facts, notes = [] } = minimumWageFinding(answers)
      for (const { notes: words, ...ends } of [vi, ja]) {
        const lines: { readonly [name: string]: string } = words
        const said = [
          ends[route].say,
          ...notes.map(
            (note) => lines[typeof note === 'string' ? note : note.name] ?? `no words for ${note}`,
          ),
        ]
        for (const text of said) {
          expect(text).not.toContain('no words for')
          for (const name of placeholders(text)) expect(facts).toHaveProperty(name ?? '')
        }
        expect(said.join('\n').length).toBeLessThan(1_200)
      }
      for (const [name, fact] of Object.entries(facts)) {
        if (typeof fact !== 'number') continue
        expect([name, fact >= 0 && Number.isFinite(fact)]).toEqual([name, true])
      }
      for (const [low, high] of [
        [facts['shortLow'], facts['shortHigh']],
        [facts['perHourLow'], facts['perHourHigh']],
      ]) {
        if (low !== undefined) expect(Number(low)).toBeLessThan(Number(high))
      }
    }),
    { numRuns: 500 },
  )
})

const left = fc.array(
  fc.record({ kind: fc.constantFrom('attendance', 'commute', 'family', 'overtime', 'bonus') }),
  { minLength: 1, maxLength: 3 },
)

test('pay that does not count changes no question, no verdict and no figure', () => {
  fc.assert(
    fc.property(anyAnswers, left, (answers, more) => {
      const counted = (answers.allowances ?? []).filter(({ kind }) => kind !== 'commute')
      const [without, withIt] = [counted, [...more, ...counted]].map((allowances) => {
        const all = { ...answers, allowances }
        const { notes = [], card, ...found } = minimumWageFinding(all)
        return {
          route: found.route,
          facts: found.facts,
          card,
          notes: notes.filter((note) => note !== 'leftOut'),
          asked: [needsDailyHours(all), needsCalendar(all), needsHours(all)],
        }
      })
      expect(withIt).toEqual(without)
    }),
    { numRuns: 500 },
  )
})
