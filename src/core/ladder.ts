import { isOpen, waitsFrom } from './alarm/raised.ts'
import type { Case, Urgency } from './case.ts'
import type { Conversation, Instant } from './conversation.ts'
import type { Raised } from './raised.ts'
import type { DeskPlan } from './script.ts'

/**
 * What happens while nobody takes a case, or its holder does not answer a danger, in this order: the
 * alert is raised again, it goes to the next person on call, to the coordinator, and then the person
 * who waits is told the truth.
 */
export const rungs = ['again', 'next', 'coordinator', 'person'] as const
export type Rung = (typeof rungs)[number]

/**
 * Minutes after which each rung is due. Where it is urgent they are minutes of the clock, day and
 * night; else they are minutes in which the desk is staffed.
 */
export const minutesTo: { readonly [U in Urgency]: readonly number[] } = {
  now: [5, 10, 20, 30],
  today: [60, 120, 180, 240],
  soon: [480, 960, 1_440, 1_920],
}

/** How long somebody who writes to a caseworker waits before hearing that nobody has answered. */
export const UNREAD_MINUTES = 30

/**
 * Minutes after which the desk is reminded of somebody who wrote to a caseworker: whoever holds the
 * case, then the next on call, then the coordinator. They are minutes of the clock where the case is
 * urgent, else such in which the desk is staffed.
 */
const reminders = [30, 60, 120] as const

/** A moment at which something is to be looked at again. `guard` names the state it watches. */
export interface Timer {
  readonly name: 'ladder' | 'unread' | 'alarm' | 'moved'
  readonly guard: string
  readonly at: Instant
}

/** The timers that follow from how a conversation stands: what else is due is set by what moved it. */
export const looks = ['ladder', 'unread', 'alarm'] as const satisfies readonly Timer['name'][]

/** The rung that comes next for a case that waits for somebody; undefined where none is left. */
export function nextRung(plan: DeskPlan, its: Case): (Timer & { readonly rung: Rung }) | undefined {
  const { id, status, urgency, waitsFrom, rung } = its
  if (status === 'claimed') return unansweredRung(its)
  const next = rungs[rung]
  if (status !== 'waiting' || next === undefined) return undefined
  const { from, minutes } = countsFrom(its, waitsFrom, rung, minutesTo[urgency])
  const at = urgency === 'now' ? from + minutes * 60_000 : plan.staffedAfter(from, minutes)
  return { name: 'ladder', guard: `${id}:waiting:${waitsFrom}:${rung}`, at, rung: next }
}

/** The rung that comes next for a danger that the holder has not answered. */
function unansweredRung(its: Case): (Timer & { readonly rung: Rung }) | undefined {
  const { id, danger } = its
  const next = danger && rungs[danger.rung]
  if (!danger || next === undefined) return undefined
  const guard = `${id}:danger:${danger.since}:${danger.rung}`
  const { from, minutes } = countsFrom(its, danger.since, danger.rung, minutesTo.now)
  return { name: 'ladder', guard, at: from + minutes * 60_000, rung: next }
}

/** From when the minutes of a rung count: from a late one before it, where there was one. */
function countsFrom(
  { resumed }: Case,
  of: Instant,
  rung: number,
  to: readonly number[],
): { readonly from: Instant; readonly minutes: number } {
  const minutes = to[rung] ?? 0
  if (resumed?.of !== of || resumed.rung > rung) return { from: of, minutes }
  return { from: resumed.at, minutes: minutes - (to[resumed.rung - 1] ?? 0) }
}

/**
 * What comes next while the holder does not answer what somebody wrote: they hear of it, once in each
 * wait, and then the desk is reminded. Where they wrote of a danger, its own ladder does all that.
 */
export function unread(
  plan: DeskPlan,
  { case: its, reminded }: Conversation,
): (Timer & { readonly rung: Rung }) | undefined {
  if (its?.status !== 'claimed' || its.unansweredFrom === undefined) return undefined
  const { id, toldUnread, undelivered, danger, urgency } = its
  const from = owedFrom(its, its.unansweredFrom)
  const done = reminded?.of === from ? reminded.rung : 0
  // They may have an answer: then only the desk hears of it.
  const told = toldUnread || undelivered?.how === 'uncertain'
  const guard = `${id}:unread:${from}:${told ? done + 1 : 0}`
  if (!told)
    return danger && danger.since <= from
      ? undefined
      : { name: 'unread', guard, at: from + UNREAD_MINUTES * 60_000, rung: 'person' }
  const [rung, minutes] = [rungs[done], reminders[done]]
  if (danger || rung === undefined || minutes === undefined) return undefined
  const at = urgency === 'now' ? from + minutes * 60_000 : plan.staffedAfter(from, minutes)
  return { name: 'unread', guard, at, rung }
}

/** From when the desk is reminded: an answer that did not arrive was tried until it failed. */
export const owedFrom = ({ undelivered }: Case, unansweredFrom: Instant): Instant =>
  Math.max(unansweredFrom, undelivered?.at ?? unansweredFrom)

/** How long a danger that nobody answered for waits for an answer, before somebody must look. */
export const ALARM_MINUTES = 10

/** When somebody must look at a danger that was read, and asked about, and never answered. */
export function silence({
  raised = [],
}: Conversation): (Timer & { readonly of: Raised }) | undefined {
  const [first] = raised.filter(isOpen).toSorted((one, other) => waitsFrom(one) - waitsFrom(other))
  if (!first) return undefined
  const from = waitsFrom(first)
  const guard = `alarm:${first.kind}:${first.about}:${from}`
  return { name: 'alarm', guard, at: from + ALARM_MINUTES * 60_000, of: first }
}

/** Everything that a conversation is to be looked at again for, as it stands. */
export function timersOf(plan: DeskPlan | undefined, conversation: Conversation): readonly Timer[] {
  if (!plan) return []
  const { case: its } = conversation
  return [its && nextRung(plan, its), unread(plan, conversation), silence(conversation)].flatMap(
    (timer) => (timer ? [{ name: timer.name, guard: timer.guard, at: timer.at }] : []),
  )
}
