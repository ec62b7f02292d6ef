import { alert, beginAnew, isAtEnd } from './alert.ts'
import { answered, type Case } from './case.ts'
import type { ConversationId, Instant } from './conversation.ts'
import { escalate } from './desk.ts'
import type { Moment } from './moment.ts'
import { isShown, readableFrom } from './readers.ts'
import type { Step } from './stepped.ts'
import { aboutsOf, isDanger, triggersOf } from './triggers.ts'

/**
 * Two open cases of one person's are one from now on: the one that is open here, with whoever holds
 * it and what was agreed to for it. Of the other, what may be read stays readable, and how else to
 * reach them. It ends without an outcome, since nobody has closed it.
 */
export function joinCases(
  own: Case,
  old: Case,
  from: ConversationId,
  at: Instant,
): { readonly its: Case; readonly ended: Case } {
  const shared = old.consent === 'yes'
  const known = own.earlier ?? []
  const ids = shared ? [...(old.earlier ?? []), from] : []
  const reach = own.reach ?? (shared ? old.reach : undefined)
  const seen = [own, old].flatMap((one) => readableFrom(one) ?? [])
  const { sharedUntil, ...mine } = own
  const its: Case = {
    ...mine,
    ...(sharedUntil !== undefined && !isShown(old) && { sharedUntil }),
    ...(reach !== undefined && { reach }),
    ...(seen.length > 0 && { sharedFrom: Math.min(...seen) }),
    formerRooms: [...(own.formerRooms ?? []), ...(old.formerRooms ?? [])],
    earlier: [...known, ...ids.filter((id) => !known.includes(id))],
    cameBackAt: at,
  }
  return { its, ended: { ...answered(old), status: 'closed', closedAt: at } }
}

/**
 * What the other was about is what this one is about too, and as urgent. Where nobody is called for
 * this one any more and somebody would still have been for the other, its ladder begins anew: the
 * other's ends here.
 */
export function raisedBy(m: Moment, step: Step, old: Case): Step {
  const risen = triggersOf(old).reduce((so, trigger, place) => {
    const urgency = place === 0 ? old.urgency : 'soon'
    return aboutsOf(old, trigger).reduce(
      (told, about) => escalate(m, told, urgency, trigger, about),
      so,
    )
  }, step)
  const { conversation } = risen
  const { case: its } = conversation
  if (!its || !isAtEnd(its) || isAtEnd(old)) return risen
  const danger = triggersOf(old).find(isDanger)
  if (danger) return alert(m, risen, 'soon', danger, true, aboutsOf(old, danger)[0])
  if (its.status === 'claimed') return risen
  return { ...risen, conversation: { ...conversation, case: beginAnew(its, m.at) } }
}
