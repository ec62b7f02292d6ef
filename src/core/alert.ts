import type { About, Case, Trigger, Urgency } from './case.ts'
import { escalate, tellDesk } from './desk.ts'
import { rungs } from './ladder.ts'
import type { Moment } from './moment.ts'
import type { DeskNews, Step } from './stepped.ts'
import { isKnown } from './triggers.ts'

/** A danger that is only told of again begins a ladder so long after the last one began. */
const AGAIN = 2 * 3_600_000

/** News that calls somebody. */
const PAGES: ReadonlySet<DeskNews['kind']> = new Set(['opened', 'danger', 'alsoTold'])

/** Whether the desk is called with something. */
export const pages = ({ desk = [] }: Step): boolean => desk.some(({ kind }) => PAGES.has(kind))

/**
 * Opens or raises a case for a danger, as `escalate` does. After the last rung nobody is called any
 * more, so that the desk is called then and the ladder begins anew: for a danger of another kind or of
 * another person, for
 * one that was `answered` just now, for whoever is told in this turn that they are read, and for a
 * danger that is told of again after a while. On a ladder that is not at its end nothing changes,
 * whoever writes how often.
 */
export function alert(
  m: Moment,
  step: Step,
  urgency: Urgency,
  danger: Trigger,
  answered: boolean,
  about: About = 'self',
): Step {
  const { case: before } = step.conversation
  const raised = escalate(m, step, urgency, danger, about)
  const { case: after } = raised.conversation
  if (!before || !after || before.id !== after.id || !isAtEnd(after)) return raised
  const anew = answered || isPromised(step) || !isKnown(before, danger, about)
  if (!anew && m.at - beganAt(after) < AGAIN) return raised
  const its = beginAnew(after, m.at)
  const begun = { ...raised, conversation: { ...raised.conversation, case: its } }
  if (pages(begun)) return begun
  const kind = its.status === 'claimed' ? 'danger' : 'alsoTold'
  return tellDesk(begun, { kind, of: danger, about })
}

/** Whether the person hears in this turn when somebody reads it. */
const isPromised = ({ say }: Step): boolean =>
  say.some((message) => message.say.some(({ key }) => key.startsWith('desk:when.')))

/** Whether the last rung was done, of the case that waits or of the danger that its holder has. */
export const isAtEnd = ({ status, rung, danger }: Case): boolean =>
  status === 'claimed'
    ? danger !== undefined && danger.rung >= rungs.length
    : status === 'waiting' && rung >= rungs.length

const beganAt = ({ status, waitsFrom, danger }: Case): number =>
  status === 'claimed' && danger ? danger.since : waitsFrom

/** The ladder from its first rung on, of the case that waits or of the danger that its holder has. */
export const beginAnew = (its: Case, at: number): Case =>
  its.status === 'claimed'
    ? { ...its, danger: { since: at, rung: 0 } }
    : { ...its, waitsFrom: at, rung: 0 }
