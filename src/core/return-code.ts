import type { Case } from './case.ts'
import { caseLines } from './case-lines.ts'
import type { Answers, Conversation, ConversationId, Step } from './conversation.ts'
import { tellDesk } from './desk.ts'
import { ESCALATION, type Moment, newSession, present, silent } from './moment.ts'

/** What a code that somebody wrote has led to. */
export type Returned =
  | { readonly kind: 'found'; readonly case: Case; readonly from: ConversationId }
  /** Nobody's, used already, or too old. */
  | { readonly kind: 'unknown' }
  /** Too many were tried. */
  | { readonly kind: 'limited' }

/** The sixteen digits of a return code, if that is all that was written. */
export function readReturnCode(text: string): string | undefined {
  if (text.length > 60) return undefined
  const bare = text.normalize('NFKC').replace(/[\s.\-–—_/]+/g, '')
  return /^\d{16}$/.test(bare) ? bare : undefined
}

/**
 * Somebody is back by their code who has a case here already: it goes on, and the one they came from
 * stays in the queue too, so that neither is lost. Whoever reads this one sees what was said there,
 * if that was agreed to.
 */
function haveBoth(m: Moment, before: Conversation, own: Case, returned: Found): Step {
  const { consent, earlier = [] } = returned.case
  const ids = consent === 'yes' ? [...earlier, returned.from] : []
  const known = own.earlier ?? []
  const its: Case = {
    ...own,
    earlier: [...known, ...ids.filter((id) => !known.includes(id))],
    cameBackAt: m.at,
  }
  return present(m, { ...before, case: its }, [{ key: `desk:already.${own.status}` }])
}

type Found = Extract<Returned, { readonly kind: 'found' }>

/**
 * Somebody is back by their code, on another telephone or channel: the case goes on here, under a
 * new code, and nothing of what was written before is shown, since the code may have been found by
 * another. The desk is told how they came, and may ask before going on; it gets another room, since
 * what its rooms are called is sealed with a talk.
 */
export function comeBack(m: Moment, before: Conversation, returned: Returned): Step {
  if (returned.kind !== 'found') return present(m, before, [{ key: `desk:code.${returned.kind}` }])
  const { case: own } = before
  if (returned.from === before.id)
    return present(m, before, [{ key: `desk:already.${returned.case.status}` }])
  if (own && own.status !== 'closed') return haveBoth(m, before, own, returned)
  const { rooms, ...left } = returned.case
  const { moved: _, ...here } = before
  const room = rooms && { conversation: returned.from, topic: rooms.topic }
  const formerRooms = [...(left.formerRooms ?? []), ...(room ? [room] : [])]
  const cameFrom = [...(before.cameFrom ?? []), ...formerRooms]
  const its: Case = {
    ...left,
    formerRooms,
    earlier: [...(left.earlier ?? []), returned.from],
    cameBackAt: m.at,
  }
  const talkingTo = its.status === 'claimed' ? ('caseworker' as const) : ('bot' as const)
  const session = newSession(m, ESCALATION, answersOf(its))
  const begun = { ...here, cameFrom, greeted: true, misses: 0 }
  const conversation = { ...begun, talkingTo, case: its, session }
  const unasked = its.consent === 'unasked' ? caseLines(m, its) : []
  const lead = [{ say: [{ key: 'desk:code.found' }, ...unasked] }]
  const step = present(m, conversation, [], { whole: true, before: lead })
  return tellDesk({ ...step, code: m.fresh.code, moves: returned.from }, { kind: 'changed' })
}

/** What was answered when it was handed over, as far as that is known: the rest is still asked. */
const answersOf = ({ urgency, consent }: Case): Answers => ({
  ...{ safe: 'unsaid', urgency, about: 'other' },
  ...(consent !== 'unasked' && { share: consent, reach: 'unknown' }),
})

/** The case went on somewhere else: here nothing of it is left, and its old room is told so. */
export function moveAway(m: Moment, before: Conversation, guard: string): Step {
  const { case: its, session: _, asked: __, waiting: ___, ...rest } = before
  if (its?.id !== guard) return silent(m, before)
  const { number, rooms } = its
  const moved = { number, ...(rooms && { rooms }) }
  return tellDesk(silent(m, { ...rest, talkingTo: 'bot', moved }), { kind: 'moved' })
}
