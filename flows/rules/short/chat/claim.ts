import type { Answer, Note, PlainDate } from '#flow'
import { daysInMonth, monthAfter, parts } from '../../../../src/core/read/calendar.ts'
import { evaluateLimitation, type Limitation } from '../limitation.ts'
import { days, type Told, told } from './said.ts'

/** The most paydays that are looked at. */
const MOST = 120

/**
 * Which unpaid months can still be claimed, and by when the oldest lapses (Labour Standards Act
 * art. 115, W33). Where the payday is not known the first of the month stands for it, so that
 * nobody comes too late.
 */
export function claimTold(given: {
  readonly owedFrom?: Answer
  readonly owedTo?: Answer
  readonly payday?: Answer
  readonly today: PlainDate
}): Told {
  const [first = '', last = ''] = [days(given.owedFrom).from, days(given.owedTo).from].toSorted()
  const found = evaluateLimitation({
    claimDate: given.today,
    paydays: paydays(first, last, String(given.payday)),
  })
  return told([...lines(found), ...remarks(found, given.payday)], found.because)
}

function lines({ alive, expired, oldestLapsesAfter: lapse }: Limitation): readonly Note[] {
  const [first, last] = [alive?.at(0), alive?.at(-1)]
  const living: readonly Note[] =
    alive && first && last && lapse
      ? [
          { name: 'claimAlive', facts: { months: alive.length, first, last } },
          { name: 'claimLapse', facts: { month: first, lapse } },
        ]
      : []
  const gone = expired?.at(-1)
  return [
    ...living,
    ...(expired && gone ? [{ name: 'claimGone', facts: { months: expired.length, gone } }] : []),
  ]
}

function remarks(
  { notYetDue, notKnown, notes, alive }: Limitation,
  payday: Answer | undefined,
): readonly Note[] {
  return [
    ...(notes.includes('last_day_today') ? [{ name: 'claimToday' }] : []),
    ...(notYetDue.length > 0 ? [{ name: 'claimNotYet', facts: { months: notYetDue.length } }] : []),
    ...(notKnown.length > 0 ? [{ name: 'claimNotKnown', facts: { months: notKnown.length } }] : []),
    ...(alive === null ? [{ name: 'lawNotKnown' }] : []),
    ...(payday === 'unknown' ? [{ name: 'claimPayday' }] : []),
    { name: 'claimKeep' },
  ]
}

function paydays(first: PlainDate, last: PlainDate, payday: string): readonly PlainDate[] {
  const day = payday === 'last' ? 31 : payday === 'unknown' ? 1 : Number(payday.slice(1))
  const [fromYear, fromMonth] = parts(first)
  const [toYear, toMonth] = parts(last)
  const months = Math.min(MOST, 12 * (toYear - fromYear) + toMonth - fromMonth + 1)
  return Array.from({ length: months }, (_, at) => {
    const { year, month } = monthAfter(last, at - months + 1)
    return [year, two(month), two(Math.min(day, daysInMonth(year, month)))].join('-')
  })
}

const two = (number: number) => String(number).padStart(2, '0')
