import type { Answer, Note, PlainDate } from '#flow'
import { evaluatePaidLeave, type PaidLeave } from '../paid-leave.ts'
import { days, isOneDay, type Told, told } from './said.ts'

/**
 * How much paid leave there is, until when, and when more comes (Labour Standards Act art. 39,
 * W28). Where only a month of the beginning is known, its first day stands for it, and it is said.
 */
export function leaveTold(given: {
  readonly leaveStart?: Answer
  readonly attended?: Answer
  readonly today: PlainDate
}): Told {
  const start = days(given.leaveStart)
  const found = evaluatePaidLeave({
    employmentStart: start.from,
    attendanceRate: given.attended === 'yes' ? 1 : undefined,
    asOf: given.today,
  })
  return told(
    [
      ...grants(found),
      ...(found.next
        ? [{ name: 'leaveNext', facts: { date: found.next.date, days: found.next.days } }]
        : []),
      ...(found.mustBeUsed ? [{ name: 'leaveMust', facts: { days: found.mustBeUsed } }] : []),
      ...(given.attended === 'yes' ? [] : [{ name: 'leaveAttendance' }]),
      ...(isOneDay(start) ? [] : [{ name: 'leaveAbout' }]),
      ...(found.notes.includes('ask_a_person') ? [{ name: 'lawNotKnown' }] : []),
    ],
    found.because,
  )
}

function grants({ grants, grantsIfAttended, usable }: PaidLeave): readonly Note[] {
  if (usable.length > 0) {
    const all = usable.reduce((total, grant) => total + grant.days, 0)
    const each = usable.map(({ date, days: many, lastDay }) => ({
      name: 'leaveGrant',
      facts: { date, days: many, lastDay },
    }))
    return [{ name: 'leaveAll', facts: { days: all } }, ...each]
  }
  const latest = grantsIfAttended?.at(-1)
  if (latest) return [{ name: 'leaveIf', facts: { date: latest.date, days: latest.days } }]
  return (grants ?? grantsIfAttended)?.length === 0 ? [{ name: 'leaveNone' }] : []
}
