import { describe, expect, test } from 'vitest'
import { interestTold } from '../../flows/rules/short/chat/interest.ts'
import { lecturesTold } from '../../flows/rules/short/chat/lectures.ts'

const today = '2026-11-25'
const day = (on: string) => ({ from: on, to: on })

describe('interest on late wages', () => {
  const lent = (more: Partial<Parameters<typeof interestTold>[0]>) =>
    interestTold({ since: day('2026-09-13'), yen: 300_000, left: 'working', today, ...more }).notes

  test('while employed, and no word of the higher rate', () =>
    expect(lent({})).toEqual([
      { name: 'lateWorking', facts: { days: 73, rate: 3 } },
      { name: 'late', facts: { yen: 1_800 } },
      { name: 'lateKeep' },
    ]))
  test('left before the payday: one rate, with what it does not hold for', () =>
    expect(lent({ since: day('2026-08-17'), left: 'left', leftOn: day('2026-08-01') })).toEqual([
      { name: 'lateGone', facts: { days: 100, rate: 14.6 } },
      { name: 'late', facts: { yen: 12_000 } },
      { name: 'lateExcept' },
      { name: 'lateKeep' },
    ]))
  test('leaving is still to come', () =>
    expect(lent({ left: 'left', leftOn: day('2026-12-31') })).toEqual(lent({})))
  test('how much is not known', () =>
    expect(lent({ yen: 'unknown' })).toContainEqual({ name: 'lateYenOpen' }))
  test.each([today, '2026-12-25'])('not late yet: %s', (on) =>
    expect(lent({ since: day(on) })).toEqual([{ name: 'lateNotYet' }, { name: 'lateKeep' }]),
  )
  test('before the rate in the table nothing is guessed', () =>
    expect(lent({ since: day('2020-03-31') })).toEqual([
      { name: 'lawNotKnown' },
      { name: 'lateKeep' },
    ]))
})

describe('lectures', () => {
  const names = (more: Parameters<typeof lecturesTold>[0]) =>
    lecturesTold(more).notes?.map((note) => (typeof note === 'string' ? note : note.name))
  const april = {
    when: { from: '2026-04-01', to: '2026-04-30' },
    where: '14',
    allowance: 60_000,
    hours: 160,
  } as const

  test('through an organisation: no wage', () =>
    expect(names({ type: 'union', worked: 'no' })).toEqual(['lectureNoWage', 'lectureRules']))
  test('work at the company goes to a person', () =>
    expect(names({ type: 'union', worked: 'yes' })).toEqual([
      'notSure',
      'lectureWorked',
      'lectureRules',
    ]))
  test('a type that is not known is not judged', () =>
    expect(names({ type: 'unknown', worked: 'no' })).toEqual([
      'notSure',
      'lectureTypeOpen',
      'lectureRules',
    ]))
  test('a contract that is not known: only what may be', () =>
    expect(
      lecturesTold({ type: 'company', contract: 'unknown', worked: 'no', ...april }).notes,
    ).toEqual([
      { name: 'lectureShortIf', facts: { yen: 136_000 } },
      { name: 'lectureContractOpen' },
      { name: 'lectureRules' },
    ]))
  test('enough was paid', () =>
    expect(
      names({ type: 'company', contract: 'yes', worked: 'no', ...april, allowance: 196_000 }),
    ).toEqual(['lectureFine', 'lectureRules']))
})
