import type { Conversation, Interrupted } from './conversation.ts'
import { ESCALATION, type Moment, menuSession } from './moment.ts'
import { SHARE } from './share.ts'

/**
 * Questions of handing over end with the case that they are asked for: once it is closed what somebody
 * writes is read by no caseworker, and no code leads to it. They are at the menu then, from which
 * handing over begins anew, with a case of its own; nor is it taken up again after a danger.
 */
export function handedOver(m: Moment, before: Conversation): Conversation {
  if (before.case?.status !== 'closed') return before
  const { interrupted, ...left } = before
  const kept = interrupted && withoutHandingOver(interrupted)
  const conversation =
    kept === interrupted ? before : { ...left, ...(kept && { interrupted: kept }) }
  const { session, asked, ...rest } = conversation
  if (session?.flow !== ESCALATION) return conversation
  const stands = asked && !asked.place.startsWith(`${ESCALATION}:`) && asked.place !== SHARE
  const at = { session: menuSession(m, conversation), misses: 0 }
  return { ...rest, ...at, ...(stands && { asked }) }
}

/** What is left to be taken up of what was interrupted. */
function withoutHandingOver(interrupted: Interrupted): Interrupted | undefined {
  const { earlier, ...rest } = interrupted
  const before = earlier && withoutHandingOver(earlier)
  if (rest.session.flow === ESCALATION) return before
  if (before === earlier) return interrupted
  return { ...rest, ...(before && { earlier: before }) }
}
