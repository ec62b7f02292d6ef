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

/**
 * What has waited for the person, as far as it is still so: that nobody has answered is not told to
 * somebody who was answered since, and is told once where it has become true more than once.
 */
export function stillTrue(
  { case: its }: Pick<Conversation, 'case'>,
  say: readonly Message[],
): readonly Message[] {
  const newest = say.findLast(isTruth)
  return say.filter((one) => !isTruth(one) || (one === newest && holds(its, keyOf(one))))
}

const holds = (its: Case | undefined, key: string): boolean =>
  UNTAKEN.has(key)
    ? its?.status === 'waiting'
    : its?.status === 'claimed' && its.unansweredFrom !== undefined

const isTruth = (message: Message): boolean =>
  UNTAKEN.has(keyOf(message)) || UNANSWERED.has(keyOf(message))

const keyOf = ({ say }: Message): string => say[0]?.key ?? ''
