import { alert, pages } from './alert.ts'
import { type Case, climbed } from './case.ts'
import type { Conversation, Instant } from './conversation.ts'
import { tellDesk } from './desk.ts'
import type { Watch } from './inbound.ts'
import { nextRung, owedFrom, type Rung, silence, unread } from './ladder.ts'
import { type Moment, silent } from './moment.ts'
import type { Step } from './stepped.ts'
import { putAside } from './waiting.ts'

/** A rung of the ladder, or nobody has answered. Over what is no more as it was, nothing is done. */
export function hearWatch(m: Moment, before: Conversation, { timer, guard }: Watch): Step {
  const { case: its } = before
  const { desk } = m.script
  if (timer === 'alarm') return hearSilence(m, before, guard)
  if (!its || !desk) return silent(m, before)
  const due = timer === 'unread' ? unread(desk, before) : nextRung(desk, its)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  if (timer === 'unread') return remind(m, before, its, due.rung)
  const next = m.at - due.at < LATE ? climbed(its) : resumed(climbed(its), m.at)
  return tellDesk(climb(m, before, its, next, due.rung), { kind: 'rung', rung: due.rung })
}

/** A rung is late by so much where we were away, or had no desk. */
const LATE = 2 * 60_000

/** Those who were called this late have their time too, before the next are. */
function resumed(next: Case, at: Instant): Case {
  const { since: of, rung } = next.danger ?? { since: next.waitsFrom, rung: next.rung }
  return { ...next, resumed: { of, rung, at } }
}

/** Does a rung. The last tells the person the truth. */
function climb(m: Moment, before: Conversation, its: Case, next: Case, rung: Rung): Step {
  if (rung !== 'person') return silent(m, { ...before, case: next })
  if (its.status === 'claimed') {
    const after = { ...before, case: { ...next, toldUnread: true as const } }
    // They may have an answer: that there is none is not said then.
    return its.undelivered?.how === 'uncertain'
      ? tell(m, after, 'perhapsAnswered')
      : tell(m, after, 'nobodyAnswers', its.danger?.since ?? m.at)
  }
  const after = { ...before, case: next }
  return m.script.desk?.reaches
    ? tell(m, after, 'nobodyYet', its.waitsFrom)
    : tell(m, after, 'nobodyHere')
}

/** Tells the person that nobody has answered, and reminds the desk of them. */
function remind(m: Moment, before: Conversation, its: Case, rung: Rung): Step {
  const of = owedFrom(its, its.unansweredFrom ?? m.at)
  if (rung === 'person')
    return tell(m, { ...before, case: { ...its, toldUnread: true as const } }, 'unread', of)
  const done = before.reminded?.of === of ? before.reminded.rung : 0
  const after = { ...before, reminded: { of, rung: done + 1 } }
  return tellDesk(silent(m, after), { kind: 'rung', rung })
}

/**
 * A danger was asked about and nobody answered: the telephone may be in another's hand. That the desk
 * was told is said when they do something again.
 */
function hearSilence(m: Moment, before: Conversation, guard: string): Step {
  const due = silence(before)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  const raised = before.raised?.map((one) => (one === due.of ? { ...one, settled: m.at } : one))
  const after = raised ? { ...before, raised } : before
  const told = alert(m, silent(m, after), 'now', due.of.kind, true, due.of.about)
  if (!m.script.desk?.reaches || !pages(told)) return told
  const key = 'alarm:toldInSilence'
  const { waiting } = told.conversation
  if (waiting?.say.some((message) => message.say.some((phrase) => phrase.key === key))) return told
  return { ...told, conversation: putAside(told.conversation, [{ say: [{ key }] }]) }
}

/**
 * Says the truth unasked, with numbers that answer now: that somebody has looked at the case since it
 * waits, where that is known. Where nothing may be said it waits until the person is there again.
 */
function tell(m: Moment, after: Conversation, truth: string, since?: Instant): Step {
  const seen = since !== undefined && (m.fresh.looks?.some(({ at }) => at >= since) ?? false)
  const say = [
    { say: [{ key: `desk:${seen ? 'seen.' : ''}${truth}` }], lines: ['emergency', 'otit-vi'] },
  ]
  const step = silent(m, after)
  return after.gone || after.hidden
    ? { ...step, conversation: putAside(step.conversation, say) }
    : { ...step, say }
}
