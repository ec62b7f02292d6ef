import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/core/case.ts'
import { whenRead } from '../../src/core/case-lines.ts'
import { momentAt } from '../../src/core/moment.ts'
import { createDeskPlan, type Reading } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const here: Reading = { readers: 2, anybody: true, inGroup: 2, alerts: true, reaches: true }
const weekdays = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 }

/** What is said of when somebody reads, at a moment in Tokyo. */
function when(
  time: string,
  its: Parameters<typeof whenRead>[1],
  more: Partial<Reading> & { readonly onCall?: boolean; readonly hours?: typeof weekdays } = {},
) {
  const { onCall = false, hours = weekdays, ...reading } = more
  const plan = createDeskPlan({ readers: () => ({ ...here, ...reading }), hours, onCall })
  const words = { org: 'Tonari', contact: 'tonari@example.org', privacyUrl: '/privacy' }
  const script = createScript(words, (text) => text, plan)
  const phrase = whenRead(momentAt(script, Date.parse(`${time}:00+09:00`), 1), its)
  // Both languages have the words and all of the figures.
  expect(script.say('ja', phrase)).not.toBe(script.say('vi', phrase))
  return phrase
}

const [now, today, soon] = (['now', 'today', 'soon'] as const).map(
  (urgency): Pick<Case, 'urgency'> => ({ urgency }),
) as [Pick<Case, 'urgency'>, Pick<Case, 'urgency'>, Pick<Case, 'urgency'>]

describe('when somebody will read', () => {
  test('is promised as the ladder keeps it, while the hours last', () => {
    expect(when('2026-11-24T10:00', now)).toEqual({ key: 'desk:when.now' })
    expect(when('2026-11-24T17:45', now)).toEqual({ key: 'desk:when.now' })
    expect(when('2026-11-24T16:59', today)).toEqual({ key: 'desk:when.today' })
    expect(when('2026-11-27T17:57', soon)).toEqual({ key: 'desk:when.soon' })
  })

  test('is put off with the hours: by the first rung, which is on another day', () => {
    expect(when('2026-11-24T17:57', now)).toEqual({
      ...{ key: 'desk:when.nowLate', params: { day: '2026-11-25', time: '09:12' } },
    })
    expect(when('2026-11-27T17:57', today)).toEqual({
      ...{ key: 'desk:when.late', params: { day: '2026-11-30', time: '09:57' } },
    })
  })

  test('is no matter of a few days where a desk is staffed for two hours a week', () => {
    const hours = { days: ['tue'], opens: 600, closes: 720 }
    expect(when('2026-11-24T10:00', soon, { hours })).toEqual({
      ...{ key: 'desk:when.late', params: { day: '2026-12-15', time: '12:00' } },
    })
  })

  test('is no promise any more once every rung was done in vain', () => {
    expect(when('2026-11-24T15:00', { ...today, rung: 4 })).toEqual({ key: 'desk:when.unread' })
    expect(when('2026-11-24T15:00', { ...now, rung: 4 })).toEqual({ key: 'desk:when.unread' })
    expect(when('2026-11-24T15:00', { ...today, rung: 3 })).toEqual({ key: 'desk:when.today' })
  })

  test('wakes nobody, in or out of hours, where an alert goes nowhere', () => {
    const night = '2026-11-24T22:00'
    expect(when(night, now, { onCall: true }).key).toBe('desk:when.onCall')
    expect(when(night, now, { onCall: true, alerts: false }).key).toBe('desk:when.later')
    expect(when('2026-11-24T10:00', now, { alerts: false }).key).toBe('desk:when.nowOnPage')
  })

  test('is never, where nobody is of the staff', () => {
    for (const its of [now, today, soon])
      expect(when('2026-11-24T10:00', its, { anybody: false })).toEqual({ key: 'alarm:nobody' })
  })

  test('is not known where nobody can be told of it, nor open it', () => {
    const cutOff = { alerts: false, reaches: false, onCall: true }
    for (const its of [now, today, soon])
      for (const time of ['2026-11-24T10:00', '2026-11-24T22:00'])
        expect(when(time, its, cutOff)).toEqual({ key: 'desk:when.kept' })
  })
})
