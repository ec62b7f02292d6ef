import type { Case } from './case.ts'
import type { Instant } from './conversation.ts'
import { momentOf, tokyoDay } from './day.ts'
import { minutesTo, rungs } from './ladder.ts'
import type { Phrase } from './message.ts'
import type { Moment } from './moment.ts'
import type { DeskPlan } from './script.ts'

const MINUTE = 60_000
/** In so many minutes an answer is promised where it is urgent and the desk is staffed. */
const ANSWER_MINUTES = 15
/** As many days as "a few working days" may take. */
const FEW_DAYS = 7 * 24 * 60 * MINUTE

/** What somebody keeps who has a case: its number, the code to come back by, and who reads when. */
export const caseLines = (m: Moment, its: Case): readonly Phrase[] => [
  { key: 'desk:number', params: { number: its.number } },
  ...whoReads(m, its),
  { key: 'desk:code.yours', params: { code: grouped(m.fresh.code) } },
]

/** Who waits is told when somebody will read; whoever is being answered, that somebody is there. */
function whoReads(m: Moment, its: Case): readonly Phrase[] {
  if (its.status === 'waiting') return [whenRead(m, its)]
  return its.status === 'claimed' ? [{ key: 'desk:already.claimed' }] : []
}

/**
 * The truth about when somebody will read: by the desk's hours and the ladder, and no sooner; that
 * nobody does where nobody can, or that nobody can be told of it yet; and nothing of an alert that goes
 * nowhere.
 */
export function whenRead(
  { script: { desk }, at }: Moment,
  { urgency, rung = 0 }: Pick<Case, 'urgency'> & Partial<Pick<Case, 'rung'>>,
): Phrase {
  if (!desk?.anybody) return { key: 'alarm:nobody' }
  if (!desk.reaches) return { key: 'desk:when.kept' }
  const wakes = desk.onCall && desk.alerts
  if (!desk.staffedAt(at))
    return by(urgency === 'now' && wakes ? 'onCall' : 'later', desk.nextStaffed(at))
  if (rung >= rungs.length) return { key: 'desk:when.unread' }
  return urgency === 'now' ? whenUrgent(desk, at) : whenReminded(desk, urgency, at)
}

/** Fifteen minutes are promised where the hours last as long, and whoever is there is alerted. */
function whenUrgent(desk: DeskPlan, at: Instant): Phrase {
  if (!desk.alerts) return { key: 'desk:when.nowOnPage' }
  const answered = desk.staffedAfter(at, ANSWER_MINUTES)
  const inTime = answered === at + ANSWER_MINUTES * MINUTE
  return inTime ? { key: 'desk:when.now' } : by('nowLate', answered)
}

/** By when the desk is first reminded: where that is too late for what is said, it is named. */
function whenReminded(desk: DeskPlan, urgency: 'today' | 'soon', at: Instant): Phrase {
  const reminded = desk.staffedAfter(at, minutesTo[urgency][0] ?? 0)
  const inTime =
    urgency === 'today' ? tokyoDay(reminded) === tokyoDay(at) : reminded - at <= FEW_DAYS
  return inTime ? { key: `desk:when.${urgency}` } : by('late', reminded)
}

const by = (key: string, at: Instant): Phrase => ({
  key: `desk:when.${key}`,
  params: momentOf(at),
})

/** As a telephone number is read out: `0123 4567 8901 2345`. */
const grouped = (code: string) => code.replace(/\d{4}(?=\d)/g, '$& ')
