import { expect, test } from 'vitest'
import { shortKinds, statusFinding } from '../../../flows/rules/short/index.ts'

const { status } = shortKinds
const may = { prefecture: '23', period: { from: '2026-05-01', to: '2026-05-31' } }
const lectures = { ...may, inLectures: true, lectureAllowance: 60_000, workedAtCompany: false }
const april = { prefecture: '14', period: { from: '2026-04-01', to: '2026-04-30' } }
const alone = { ...lectures, ...april, titpType: 'company_alone', hoursForMinimumWage: 160 }

test.each([
  [
    'supervised',
    { ...lectures, titpType: 'supervised' },
    'not_applicable',
    0,
    ['LECTURE_NOT_EMPLOYMENT'],
  ],
  [
    'company alone, contract runs',
    { ...alone, contractRunning: true },
    'below',
    136_000,
    ['MW_BELOW'],
  ],
  [
    'company alone, none yet',
    { ...alone, contractRunning: false },
    'not_applicable',
    0,
    ['LECTURE_NOT_EMPLOYMENT'],
  ],
  [
    'company alone, enough',
    { ...alone, contractRunning: true, lectureAllowance: 196_000 },
    'ok',
    0,
    [],
  ],
  [
    'company alone, a yen less',
    { ...alone, contractRunning: true, lectureAllowance: 195_999 },
    'below',
    1,
    ['MW_BELOW'],
  ],
] as const)('%s', (_, input, verdict, totalShortfall, flags) => {
  expect(status(input)).toMatchObject({ minimumWage: { verdict }, totalShortfall, flags })
})

test('in the company-alone type an unknown contract is a range', () => {
  expect(status(alone)).toMatchObject({
    minimumWage: { verdict: 'unsure' },
    totalShortfall: null,
    totalShortfallRange: [0, 136_000],
    flags: [],
    notes: ['contract_unknown'],
  })
  expect(status({ ...alone, lectureAllowance: 200_000 })).toMatchObject({ totalShortfall: 0 })
})

test('told pay is judged as pay, as in the wage case of the same kind', () => {
  const pay = [{ kind: 'base', amount: 375, unit: 'hour' }]
  const found = status({ ...alone, pay, lectureAllowance: null })
  expect(found).toMatchObject({ minimumWage: { verdict: 'below' }, totalShortfall: 136_000 })
  expect(status({ ...alone, pay, lectureAllowance: 500_000 }).totalShortfall).toBe(136_000)
})

test('work at the company is work, and goes to a person', () => {
  for (const titpType of ['supervised', 'company_alone']) {
    const found = status({ ...alone, titpType, workedAtCompany: true, contractRunning: false })
    expect(found).toMatchObject({ minimumWage: { verdict: 'unsure' }, totalShortfall: null })
    expect(found.flags).toContain('LECTURE_WORK')
    expect(found.notes).toContain('ask_a_person')
  }
})

test('what nobody told', () => {
  expect(status(lectures)).toMatchObject({
    minimumWage: { verdict: 'unsure' },
    totalShortfall: null,
    notes: ['type_unknown'],
  })
  const work = status({ ...lectures, titpType: 'supervised', workedAtCompany: null })
  expect(work).toMatchObject({
    minimumWage: { verdict: 'not_applicable' },
    notes: ['work_unknown'],
  })
  expect(status({ ...may, titpType: 'supervised' }).minimumWage.verdict).toBe('unsure')
})

test('after the table ends', () => {
  const late = { ...alone, contractRunning: true, period: { from: '2027-10-01', to: '2027-10-31' } }
  expect(status(late)).toMatchObject({ minimumWage: { verdict: 'unknown' }, totalShortfall: null })
  expect(status(late).notes).toContain('ask_a_person')
})

test.each([
  [{ lectureAllowance: 1.5 }, 'lectureAllowance must be whole yen'],
  [{ contractRunning: 'no' }, 'contractRunning must be true or false'],
  [{ prefecture: '48' }, 'prefecture must be a code from "01" to "47"'],
])('%j: %s', (input, sentence) => expect(() => status(input)).toThrow(sentence))

test('in the chat', () => {
  const found = statusFinding({ ...may, inLectures: true, titpType: 'supervised' })
  expect(found).toMatchObject({
    route: 'flagged',
    facts: { minimumWageVerdict: 'not_applicable', totalShortfall: 0 },
  })
  expect(statusFinding({ ...may, inLectures: true }).route).toBe('unsure')
})
