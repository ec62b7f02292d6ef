import type { Conversation, Instant, Session } from './conversation.ts'
import type { Rest } from './inbound.ts'
import { type Moment, menuSession, silent } from './moment.ts'
import type { Script } from './script.ts'
import type { Step } from './stepped.ts'

const HOUR = 3_600_000
/** A flow that rests as soon asks for what nobody should find weeks later. */
const SENSITIVE = 24

/**
 * Lets go of answers about danger and about being in trouble, a day after the person last took part,
 * and of which questions about danger were put. Whoever returns is asked everything anew.
 */
export function hearRest(m: Moment, before: Conversation, { guard }: Rest): Step {
  if (restsAt(m.script, before, m.at) !== guard) return silent(m, before)
  const { session, interrupted, asked, raised = [], dangerAsked = [], ...rest } = before
  const over = session !== undefined && mustGo(m.script, session, m.at)
  const left = raised.filter((one) => !isOld(one.at, m.at))
  const questions = dangerAsked.filter((one) => !isOld(one.at, m.at))
  const later = interrupted && !mustGo(m.script, interrupted.session, m.at)
  return silent(m, {
    ...rest,
    ...(over ? { session: menuSession(m, before) } : { ...(session && { session }) }),
    ...(!over && asked && { asked }),
    ...(later && { interrupted }),
    ...(left.length > 0 && { raised: left }),
    ...(questions.length > 0 && { dangerAsked: questions }),
  })
}

/** Names what must go of a conversation by now; undefined where nothing must. */
export function restsAt(
  script: Script,
  { session, interrupted, raised = [], dangerAsked = [] }: Conversation,
  at: Instant,
): string | undefined {
  const sessions = [session, interrupted?.session].filter((one) => one !== undefined)
  const old = [
    ...sessions.filter((one) => mustGo(script, one, at)).map(({ touched }) => touched),
    ...[...raised, ...dangerAsked].filter((one) => isOld(one.at, at)).map((one) => one.at),
  ]
  return old.length > 0 ? old.join(' ') : undefined
}

function mustGo({ flows }: Script, { flow, touched }: Session, at: Instant): boolean {
  const { restsAfter = SENSITIVE } = flows[flow] ?? {}
  return restsAfter <= SENSITIVE && isOld(touched, at)
}

const isOld = (then: Instant, now: Instant): boolean => now - then > SENSITIVE * HOUR
