import type { Conversation, Instant, Rest, Session, Step } from './conversation.ts'
import { type Moment, menuSession, silent } from './moment.ts'
import type { Script } from './script.ts'

const HOUR = 3_600_000
/** A flow that rests as soon asks for what nobody should find weeks later. */
const SENSITIVE = 24

/**
 * Lets go of a session's answers, where the person has not taken part in it since. Whoever returns
 * begins anew, and is asked everything again.
 */
export function hearRest(m: Moment, before: Conversation, { guard }: Rest): Step {
  const { session, asked: _asked, ...rest } = before
  if (!session || guardOf(session) !== guard || !mustGo(m.script, session, m.at))
    return silent(m, before)
  return silent(m, { ...rest, session: menuSession(m, before) })
}

/** Whether a session's answers were kept as long as they may be. */
export function mustGo({ flows }: Script, { flow, touched }: Session, at: Instant): boolean {
  const { restsAfter = SENSITIVE } = flows[flow] ?? {}
  return restsAfter <= SENSITIVE && at - touched > restsAfter * HOUR
}

/** What a timer watches: the session as the person left it. */
export const guardOf = ({ touched }: Session): string => String(touched)
