import type { ConversationId, Instant } from './conversation.ts'
import type { Raised } from './raised.ts'
import { isDanger, isKnown, triggersOf, withDanger } from './triggers.ts'

export type CaseId = string
/** Random; the staff table says who it is. */
export type StaffId = string
/** How soon a person must answer: at once, on the same day, or when they can. */
export type Urgency = 'now' | 'today' | 'soon'
export const urgencies = ['now', 'today', 'soon'] as const satisfies readonly Urgency[]
/** What opened a case: a danger, the wish for a person, a check's result, a fault of ours. */
export type Trigger = Raised['kind'] | 'person' | 'check' | 'fault'
/** Whom a danger is about: the person who writes, or somebody whom they tell of. */
export type About = Raised['about']
export type Who = { readonly [T in Trigger]?: readonly About[] }
export type Outcome = 'solved' | 'referred' | 'lost' | 'withdrawn' | 'mistaken'

export const outcomes = [
  'solved',
  'referred',
  'lost',
  'withdrawn',
  'mistaken',
] as const satisfies readonly Outcome[]

/** Somebody a caseworker should look after. It is kept with their conversation, sealed. */
export interface Case {
  readonly id: CaseId
  /** Six digits to say on a telephone, as random as the id. */
  readonly number: string
  readonly urgency: Urgency
  readonly trigger: Trigger
  /** What else was told of since, in the order in which it came to light. */
  readonly also?: readonly Trigger[]
  /** Whom a danger is about, where that is not only the person who writes. */
  readonly who?: Who
  readonly status: 'waiting' | 'claimed' | 'closed'
  /** Who has taken it; also after it is closed. */
  readonly holder?: StaffId
  readonly openedAt: Instant
  /** When it last began to wait for somebody: the ladder runs from here. */
  readonly waitsFrom: Instant
  /** How many rungs of the ladder were done since. */
  readonly rung: number
  /**
   * A rung that was done late, since we were away: those that are left keep their distances from it.
   * `of`: from when its ladder runs; `rung`: how many were done with it.
   */
  readonly resumed?: { readonly of: Instant; readonly rung: number; readonly at: Instant }
  /** Whether words, answers and place may be read: asked only after urgent help is on its way. */
  readonly consent: 'unasked' | 'yes' | 'no'
  /** When the person first let anything be read: what the desk's rooms were shown stays there. */
  readonly sharedFrom?: Instant
  /** When they withdrew that: what was shown was taken out of the rooms. */
  readonly sharedUntil?: Instant
  /** How else to reach the person, in their own words. */
  readonly reach?: string
  /** Since when the holder owes an answer: to what the person wrote, or a first word since they took it. */
  readonly unansweredFrom?: Instant
  /** Since when the person has waited for that word, whoever held the case in the meantime. */
  readonly waitsSince?: Instant
  /** What the holder said last, as long as nobody has answered for it since. */
  readonly replied?: Replied
  /** What the holder said last has not come to the person, or may not have. */
  readonly undelivered?: { readonly at: Instant; readonly how: NotArrived }
  /** Conversations that it was held in before, the newest last. */
  readonly earlier?: readonly ConversationId[]
  /** The rooms that it had there. */
  readonly formerRooms?: readonly FormerRoom[]
  /** When the person was last back by their code. */
  readonly cameBackAt?: Instant
  /** The parcels that made its room at the desk, and the card in it. */
  readonly rooms?: { readonly topic: string; readonly card: string }
  /** That the person was told that nobody has read it yet. */
  readonly toldUnread?: true
  /**
   * A danger that the holder has not answered: since when, at the earliest since they took the case, and
   * how many rungs were done of it.
   */
  readonly danger?: { readonly since: Instant; readonly rung: number }
  readonly outcome?: Outcome
  readonly closedAt?: Instant
}

/** How a message ended that did not come, or of which that is not known. */
export type NotArrived = 'failed' | 'uncertain'

/** The turn that carries what the holder said, and what it answered, to be owed again if it fails. */
export interface Replied {
  readonly seq: number
  /** The talk that the turn is of, where the case has gone on elsewhere since. */
  readonly in?: ConversationId
  /** Who said it, where the case has left their hands since. */
  readonly by?: StaffId
  /** The person is only told that there is something, until they do something. */
  readonly waits?: true
  /** Since when the person waits for it. */
  readonly since: Instant
  /** A danger was told of, and waited for it. */
  readonly danger?: true
}

/** A room of the desk's that a case has left: whose talk it was for, and the parcel that made it. */
export interface FormerRoom {
  readonly conversation: ConversationId
  readonly topic: string
}

/** What a caseworker does with a case. */
export type CaseAct =
  /** `from`: who held it when it was asked for, where the desk lets the one who asks take it over. */
  | { readonly kind: 'claim'; readonly from?: StaffId }
  /** Gives the talk back to the bot; the case waits for somebody again. */
  | { readonly kind: 'handBack' }
  | { readonly kind: 'close'; readonly outcome: Outcome }

/** Why an act was not done. Nothing has changed then. */
export type Refusal = 'taken' | 'closed' | 'not-holder' | 'no-case'

const GRAVITY: { readonly [U in Urgency]: number } = { now: 2, today: 1, soon: 0 }

/** Whether the first must be answered sooner. */
export const sooner = (one: Urgency, other: Urgency): boolean => GRAVITY[one] > GRAVITY[other]

/** A case that waits for somebody. */
export const openCase = (
  { id, number }: Pick<Case, 'id' | 'number'>,
  urgency: Urgency,
  trigger: Trigger,
  at: Instant,
  about: About = 'self',
): Case => ({
  id,
  number,
  urgency,
  trigger,
  ...(about === 'friend' && { who: { [trigger]: [about] } }),
  status: 'waiting',
  openedAt: at,
  waitsFrom: at,
  rung: 0,
  consent: 'unasked',
})

/**
 * Something graver came to light, or the same again: the urgency never falls by itself. Where it
 * rises, the ladder of a case that waits begins anew, since it is another alert. What must be answered
 * at once while somebody holds the case waits for their answer from then on, on a ladder of its own.
 * Another danger that is no more urgent stands beside the first: two may call for different help. The
 * same of another person is another.
 */
export function raiseCase(
  before: Case,
  urgency: Urgency,
  trigger: Trigger,
  at: Instant,
  about: About = 'self',
): Case {
  const heard = urgency === 'now' ? cried(before, at) : before
  const known = isKnown(before, trigger, about)
  if (!sooner(urgency, before.urgency))
    return isDanger(trigger) && !known ? withDanger(heard, trigger, about) : heard
  const others = triggersOf(before).filter((one) => isDanger(one) && one !== trigger)
  const { also: _, ...rest } = known ? heard : withDanger(heard, trigger, about)
  const raised = { ...rest, urgency, trigger, ...(others.length > 0 && { also: others }) }
  return before.status === 'waiting' ? { ...raised, waitsFrom: at, rung: 0 } : raised
}

/** Does what a caseworker does, or says why not. Of two who claim at once, one is refused. */
export function act(before: Case, by: StaffId, asked: CaseAct, at: Instant): Case | Refusal {
  if (before.status === 'closed') return 'closed'
  if (asked.kind === 'claim') return claim(before, by, asked.from, at)
  if (before.holder !== by || before.status !== 'claimed') return 'not-holder'
  const { holder: _, ...free } = answered(before)
  const rest = { ...free, ...lastSaid(before) }
  if (asked.kind === 'handBack') return { ...rest, status: 'waiting', waitsFrom: at, rung: 0 }
  const closed = { status: 'closed', outcome: asked.outcome, closedAt: at } as const
  return { ...rest, holder: by, ...closed }
}

/** What a holder said last may still turn out not to have arrived, whoever has the case by then. */
const lastSaid = ({ replied, holder: by }: Case): Pick<Case, 'replied'> =>
  replied ? { replied: { ...(by !== undefined && { by }), ...replied } } : {}

/**
 * Whoever takes a case owes the person a word, from then on: until they have said one the desk is
 * reminded of it, and where a danger is told of in it, as soon as of any danger. Of two who take it over
 * at once, one is refused too: by then it is another's, and nobody has climbed since.
 */
function claim(before: Case, by: StaffId, from: StaffId | undefined, at: Instant): Case | Refusal {
  if (before.status === 'claimed' && before.holder === by) return before
  const held = before.status === 'claimed'
  if (held && before.holder !== from && !isOpenToAll(before)) return 'taken'
  const cries = held ? before.danger !== undefined : isAlarming(before)
  const danger = cries && { danger: { since: at, rung: 0 } }
  const owed = held ? (before.unansweredFrom ?? at) : before.waitsFrom
  const since = { unansweredFrom: at, waitsSince: before.waitsSince ?? owed }
  const { undelivered } = before
  const kept = { ...lastSaid(before), ...(undelivered && { undelivered }) }
  return { ...answered(before), status: 'claimed', holder: by, ...since, ...danger, ...kept }
}

/** Whether it is urgent since a danger was told of. */
const isAlarming = (its: Case): boolean => its.urgency === 'now' && triggersOf(its).some(isDanger)

/** Rungs after which a danger that is not answered is anybody's: the next on call was asked. */
const OPEN_TO_ALL = 2

/** Whether anybody may take a case from its holder, who does not answer a danger. */
export const isOpenToAll = ({ danger }: Case): boolean =>
  danger !== undefined && danger.rung >= OPEN_TO_ALL

/** Another rung was done, of the case that waits or of the danger that its holder does not answer. */
export const climbed = (before: Case): Case =>
  before.danger
    ? { ...before, danger: { ...before.danger, rung: before.danger.rung + 1 } }
    : { ...before, rung: before.rung + 1 }

const cried = (before: Case, at: Instant): Case =>
  before.status === 'claimed' && before.danger === undefined
    ? { ...wrote(before, at), danger: { since: at, rung: 0 } }
    : before

/** The person wrote while a caseworker holds the talk. */
export const wrote = (before: Case, at: Instant): Case =>
  before.status === 'claimed' && before.unansweredFrom === undefined
    ? { ...before, unansweredFrom: at }
    : before

/** The holder answered: nothing waits any more. */
export function answered({
  unansweredFrom: _,
  waitsSince: ______,
  toldUnread: __,
  danger: ___,
  replied: ____,
  undelivered: _____,
  ...before
}: Case): Case {
  return before
}
