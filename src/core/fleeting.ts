import type { Trigger } from './case.ts'
import type { Conversation, Session } from './conversation.ts'
import { ESCALATION } from './moment.ts'
import type { Script } from './script.ts'
import type { Step } from './stepped.ts'
import { topicNamed } from './topic.ts'
import { triggersOf } from './triggers.ts'
import { wayOf } from './understand/ways.ts'

/**
 * Whether a turn belongs to a talk about safety, so that its words are kept for the shorter period
 * (absconding-risk §1.3: "a short fixed time"): danger was seen in it, or a flow about safety goes
 * on before or after it, is asked for or is offered for what was written, or a caseworker looks
 * after a danger. Whoever asks for a person and has not said what for may have such a reason.
 */
export function isFleeting(script: Script, before: Conversation, step: Step): boolean {
  const { conversation: after, alarm } = step
  if (alarm || after.raised?.some((one) => !before.raised?.includes(one))) return true
  return talksOfSafety(script, before) || talksOfSafety(script, after) || offers(script, after)
}

function talksOfSafety(script: Script, { session, interrupted, case: its }: Conversation): boolean {
  if (its && its.status !== 'closed' && triggersOf(its).some(isGrave)) return true
  if (!session) return false
  if (isAbout(script, session)) return true
  if (session.flow !== ESCALATION) return false
  const { about } = session.answers
  return (
    (interrupted !== undefined && isAbout(script, interrupted.session)) ||
    (about !== 'wages' && about !== 'papers')
  )
}

const isAbout = ({ flows }: Script, { flow, then }: Session): boolean =>
  [flow, then].some((id) => id !== undefined && flows[id]?.topic === 'safety')

const isGrave = (trigger: Trigger): boolean => trigger !== 'person' && trigger !== 'fault'

/** Whether what was written was understood as being about safety, and a button leads there. */
const offers = (script: Script, { asked }: Conversation): boolean =>
  (asked?.options ?? []).some((name) => {
    const intent = topicNamed(name)
    const way = intent && wayOf(script, intent)
    return way !== undefined && 'flow' in way && script.flows[way.flow]?.topic === 'safety'
  })
