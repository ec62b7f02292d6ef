import { answered, type Case } from './case.ts'
import type { Conversation, ConversationId, Instant } from './conversation.ts'
import type { Unarrived } from './inbound.ts'
import { type Moment, silent } from './moment.ts'
import type { Step } from './stepped.ts'

/**
 * The holder says something to the person, in this turn: nothing waits for them any more, unless it
 * does not arrive. What the words before it were for they are for too, until the person writes again.
 */
export function replied(its: Case, seq: number): Case {
  const { unansweredFrom: asked, replied: last, danger } = its
  const since = asked ?? last?.since ?? its.waitsFrom
  const alarming = danger !== undefined || (asked === undefined && last?.danger === true)
  return { ...answered(its), replied: { seq, since, ...(alarming && { danger: true as const }) } }
}

/** What the holder said was put aside, and is shown by this turn: how that fares is what counts. */
export function shownBy(its: Case, seq: number): Case {
  if (!its.replied) return its
  const { waits: _, ...replied } = its.replied
  return { ...its, replied: { ...replied, seq } }
}

/**
 * The case goes on in another talk: what the holder said last is looked after where they said it, and
 * what still waited there comes to nobody any more, so that it is owed again.
 */
export function leftIn(its: Case, from: ConversationId, at: Instant): Case {
  if (!its.replied) return its
  if (its.replied.waits) return missed(its, 'failed', at)
  return { ...its, replied: { in: from, ...its.replied } }
}

/**
 * What the holder said last did not arrive, or may not have: the person waits for an answer as before,
 * and a danger they told of calls somebody again, from now on. Of a case that was closed or given back
 * meanwhile the desk is told so. Over what is no more so, nothing is done.
 */
export function hearUndelivered(m: Moment, before: Conversation, { guard, how }: Unarrived): Step {
  const { case: its } = before
  if (!its || guard !== guardOf(its)) return silent(m, before)
  const after = { ...before, case: missed(its, how, m.at) }
  return { ...silent(m, after), desk: [{ kind: 'changed' }, { kind: 'undelivered', how }] }
}

/** Nobody owes an answer of their own in a case that nobody holds. */
const missed = (its: Case, how: Unarrived['how'], at: Instant): Case =>
  (its.status === 'claimed' ? owedAgain : missedUnheld)(its, how, at)

function owedAgain(its: Case, how: Unarrived['how'], at: Instant): Case {
  const { replied: was, ...rest } = its
  if (!was) return its
  const unansweredFrom = Math.min(was.since, rest.unansweredFrom ?? was.since)
  const danger = rest.danger ?? (was.danger && { since: at, rung: 0 })
  return { ...rest, unansweredFrom, undelivered: { at, how }, ...(danger && { danger }) }
}

function missedUnheld(its: Case, how: Unarrived['how'], at: Instant): Case {
  const { replied: _, ...rest } = its
  return { ...rest, undelivered: { at, how } }
}

/** Names the words that the holder said last; undefined where they said none that count. */
export const guardOf = ({ id, replied: last }: Case): string | undefined =>
  last && [id, last.seq, ...(last.in === undefined ? [] : [last.in])].join(':')
