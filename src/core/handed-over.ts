import type { Conversation } from './conversation.ts'
import { ESCALATION, type Moment, menuSession } from './moment.ts'
import { SHARE } from './share.ts'

/**
 * Questions of handing over end with the case that they are asked for: once it is closed what somebody
 * writes is read by no caseworker, and no code leads to it. They are at the menu then, from which
 * handing over begins anew, with a case of its own.
 */
export function handedOver(m: Moment, before: Conversation): Conversation {
  const { case: its, session, asked, ...rest } = before
  if (its?.status !== 'closed' || session?.flow !== ESCALATION) return before
  const stands = asked && !asked.place.startsWith(`${ESCALATION}:`) && asked.place !== SHARE
  const at = { case: its, session: menuSession(m, before), misses: 0 }
  return { ...rest, ...at, ...(stands && { asked }) }
}
