import type { Case } from './case.ts'
import type { Phrase } from './conversation.ts'
import { tokyoDay } from './day.ts'
import type { Moment } from './moment.ts'

/** Tokyo is nine hours ahead of UTC all year. */
const TOKYO = 9 * 3_600_000

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

/** The truth about when somebody will read: by the desk's hours, and no sooner. */
export function whenRead(
  { script: { desk }, at }: Moment,
  { urgency }: Pick<Case, 'urgency'>,
): Phrase {
  if (desk?.staffedAt(at)) return { key: `desk:when.${urgency}` }
  const next = desk?.nextStaffed(at) ?? at
  const params = { day: tokyoDay(next), time: new Date(next + TOKYO).toISOString().slice(11, 16) }
  return { key: `desk:when.${urgency === 'now' && desk?.onCall ? 'onCall' : 'later'}`, params }
}

/** As a telephone number is read out: `0123 4567 8901 2345`. */
const grouped = (code: string) => code.replace(/\d{4}(?=\d)/g, '$& ')
