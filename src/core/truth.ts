import type { Case } from './case.ts'
import type { Conversation } from './conversation.ts'
import type { Message } from './message.ts'

/** True while nobody has taken the case. */
const UNTAKEN: ReadonlySet<string> = new Set([
  'desk:told.handBackAlone',
  'desk:nobodyHere',
  'desk:nobodyYet',
  'desk:seen.nobodyYet',
])
/** True while whoever holds the case has not answered. */
const UNANSWERED: ReadonlySet<string> = new Set([
  'desk:nobodyAnswers',
  'desk:seen.nobodyAnswers',
  'desk:unread',
  'desk:seen.unread',
])
/** True while it is not known whether the answer of whoever holds the case has arrived. */
const PERHAPS: ReadonlySet<string> = new Set(['desk:perhapsAnswered'])

/**
 * What has waited for the person, as far as it is still so: that nobody has answered is not told to
 * somebody who was answered since, and is told once where it has become true more than once; what was
 * asked by whoever holds the case no more is not asked.
 */
export function stillTrue(
  { case: its }: Pick<Conversation, 'case'>,
  say: readonly Message[],
): readonly Message[] {
  const newest = say.findLastIndex(isTruth)
  const answered = say.slice(newest + 1).some((one) => keyOf(one) === 'desk:caseworker')
  return say.filter((one, at) => {
    if (BY_HOLDER.has(keyOf(one))) return its?.status === 'claimed'
    return !isTruth(one) || (at === newest && !answered && holds(its, keyOf(one)))
  })
}

/** Said by whoever took a case before it may be read: over, once they hold it no more. */
const BY_HOLDER: ReadonlySet<string> = new Set(['desk:told.claimUnread', 'escalation:share.ask'])

function holds(its: Case | undefined, key: string): boolean {
  if (UNTAKEN.has(key)) return its?.status === 'waiting'
  const perhaps = its?.undelivered?.how === 'uncertain'
  return (
    its?.status === 'claimed' && its.unansweredFrom !== undefined && perhaps === PERHAPS.has(key)
  )
}

const isTruth = (message: Message): boolean =>
  [UNTAKEN, UNANSWERED, PERHAPS].some((truths) => truths.has(keyOf(message)))

const keyOf = ({ say }: Message): string => say[0]?.key ?? ''
