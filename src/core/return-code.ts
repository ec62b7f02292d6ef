import type { Case } from './case.ts'
import { caseLines } from './case-lines.ts'
import type { Answers, Conversation, ConversationId, Spent } from './conversation.ts'
import { tellDesk } from './desk.ts'
import { joinCases, raisedBy } from './join-cases.ts'
import { ESCALATION, type Moment, newSession, present, silent } from './moment.ts'
import type { Step } from './stepped.ts'
import { leftIn } from './undelivered.ts'

/** What a code that somebody wrote has led to. */
export type Returned =
  | {
      readonly kind: 'found'
      readonly case: Case
      readonly from: ConversationId
      readonly spends: Spent
    }
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

type Found = Extract<Returned, { readonly kind: 'found' }>

/**
 * What a code leads to that somebody wrote, once: it ends with this, wherever it was written, and the
 * one who wrote it is told a new one. Their case goes on here, and nothing of what was written before
 * is shown, since the code may have been found by another; the desk is told how they came, and may
 * ask before going on. A case that is open here already is one with it from then on.
 */
export function comeBack(m: Moment, before: Conversation, returned: Returned): Step {
  if (returned.kind !== 'found') return present(m, before, [{ key: `desk:code.${returned.kind}` }])
  const { case: own } = before
  const { spends } = returned
  if (returned.from === before.id)
    return { ...tell(m, before, returned.case, 'desk:code.same'), spends }
  const open = own && own.status !== 'closed' && own.id !== returned.case.id
  return { ...(open ? join(m, before, own, returned) : move(m, before, returned)), spends }
}

/**
 * The case goes on here, on another telephone or channel. The desk gets another room for it, since
 * what its rooms are called is sealed with a talk.
 */
function move(m: Moment, before: Conversation, returned: Found): Step {
  const { rooms: _room, ...left } = leftIn(returned.case, returned.from, m.at)
  const { moved: _, ...here } = before
  const formerRooms = roomsLeft(returned)
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
  const moves = { from: returned.from, guard: `${its.id}:${returned.spends.seq}` }
  const lost = its.undelivered !== returned.case.undelivered && its.undelivered
  const news = lost ? [{ kind: 'undelivered', how: lost.how } as const] : []
  return tellDesk({ ...step, code: m.fresh.code, moves }, { kind: 'changed' }, ...news)
}

/** The case is one with the one here; where it was is left as in every move. */
function join(m: Moment, before: Conversation, own: Case, returned: Found): Step {
  const { case: old, from, spends } = returned
  const { moved: _, ...here } = before
  const rooms = roomsLeft(returned)
  const { its, ended } = joinCases(own, { ...old, formerRooms: rooms }, from, m.at)
  const cameFrom = [...(here.cameFrom ?? []), ...rooms]
  const risen = raisedBy(m, silent(m, { ...here, cameFrom, case: its }), old)
  const { desk = [], conversation } = risen
  const guard = `${old.id}:${spends.seq}:${own.number}`
  const told = tell(m, conversation, conversation.case ?? its, 'desk:code.joined')
  const step = { ...told, moves: { from, guard, ended } }
  return tellDesk(step, ...desk, { kind: 'joined', number: old.number })
}

/** Says what the code did, and what the person keeps from now on. Beside a caseworker that is all. */
function tell(m: Moment, conversation: Conversation, its: Case, key: string): Step {
  const lines = { say: [{ key }, ...caseLines(m, its)] }
  const step =
    conversation.talkingTo === 'caseworker'
      ? { ...silent(m, conversation), say: [lines] }
      : present(m, { ...conversation, misses: 0 }, [], { before: [lines] })
  return { ...step, code: m.fresh.code }
}

/** The rooms that the case has had, with the one that it leaves now. */
function roomsLeft({ case: { rooms, formerRooms = [] }, from }: Found) {
  return [...formerRooms, ...(rooms ? [{ conversation: from, topic: rooms.topic }] : [])]
}

/** What was answered when it was handed over, as far as that is known: the rest is still asked. */
const answersOf = ({ urgency, consent }: Case): Answers => ({
  ...{ safe: 'unsaid', urgency, about: 'other' },
  ...(consent !== 'unasked' && { share: consent, reach: 'unknown' }),
})

/**
 * The case went on somewhere else: here nothing of it is left, nor of the danger that was told of, so
 * that it is asked about when it is told of again; and its old room is told so. `guard`
 * names it, then the turn in which it left, and the number that it goes by where it became part of
 * another.
 */
export function moveAway(m: Moment, before: Conversation, guard: string): Step {
  const { case: its, session, asked, waiting, raised, dangerAsked, interrupted, ...rest } = before
  const [id, , into] = guard.split(':')
  if (!its || its.id !== id) return silent(m, before)
  const { number, rooms } = its
  const moved = { number: into ?? number, ...(rooms && { rooms }) }
  return tellDesk(silent(m, { ...rest, talkingTo: 'bot', moved }), { kind: 'moved' })
}
