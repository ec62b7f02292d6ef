import { type Case, climbed } from './case.ts'
import type { Conversation, Phrase, Step, Watch } from './conversation.ts'
import { escalate, tellDesk } from './desk.ts'
import { nextRung, type Rung, silence, unread } from './ladder.ts'
import { type Moment, silent } from './moment.ts'

/** A rung of the ladder, or nobody has read. Over what is no more as it was, nothing is done. */
export function hearWatch(m: Moment, before: Conversation, { timer, guard }: Watch): Step {
  const { case: its } = before
  const { desk } = m.script
  if (timer === 'alarm') return hearSilence(m, before, guard)
  if (!its || !desk) return silent(m, before)
  if (timer === 'unread') {
    const due = unread(its)
    if (due?.guard !== guard || m.at < due.at) return silent(m, before)
    const after = { ...before, case: { ...its, toldUnread: true as const } }
    return tell(m, after, { key: 'desk:unread' })
  }
  const due = nextRung(desk, its)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  return tellDesk(climb(m, before, its, due.rung), { kind: 'rung', rung: due.rung })
}

/** Does a rung. The last tells the person the truth, but of a danger that they heard it of already. */
function climb(m: Moment, before: Conversation, its: Case, rung: Rung): Step {
  const next = climbed(its)
  if (rung !== 'person') return silent(m, { ...before, case: next })
  const truth = { key: m.script.desk?.anybody ? 'desk:nobodyYet' : 'desk:nobodyHere' }
  if (its.status === 'waiting') return tell(m, { ...before, case: next }, truth)
  const after = { ...before, case: { ...next, toldUnread: true as const } }
  return its.toldUnread ? silent(m, after) : tell(m, after, { key: 'desk:nobodyAnswers' })
}

/** A danger was asked about and nobody answered: the telephone may be in another's hand. */
function hearSilence(m: Moment, before: Conversation, guard: string): Step {
  const due = silence(before)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  const raised = before.raised?.map((one) => (one === due.of ? { ...one, settled: m.at } : one))
  const after = raised ? { ...before, raised } : before
  return escalate(m, silent(m, after), 'now', due.of.kind)
}

/** Says the truth unasked, where anything may be said at all, with numbers that answer now. */
function tell(m: Moment, after: Conversation, truth: Phrase): Step {
  const step = silent(m, after)
  if (after.gone || after.hidden) return step
  const lines = m.script.lines(['emergency', 'otit-vi'], after.locale, m.at)
  return { ...step, say: [{ say: [truth, ...lines] }] }
}
