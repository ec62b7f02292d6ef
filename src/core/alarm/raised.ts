import type { Conversation, Instant } from '../conversation.ts'
import type { DangerKind, Raised } from '../raised.ts'

/** What danger it is, and whom it is about; `other` where nothing can be read. */
export type Danger = Pick<Raised, 'kind' | 'about'>

/** How long an answered danger does not interrupt again, in milliseconds: the person was asked. */
const QUIET = 12 * 3_600_000

const GRAVITY: { readonly [K in Raised['kind']]: number } = {
  life: 5,
  harm: 4,
  confined: 4,
  sexual: 4,
  return: 3,
  injury: 2,
  broker: 1,
  other: 0,
}

/** Whether something of a danger's was so short a time ago that the same is not asked again. */
export const isLately = (then: Instant | undefined, now: Instant): boolean =>
  then !== undefined && now - then <= QUIET

/** Whether a danger is known that nobody has answered, nor a caseworker heard of. */
export const isOpen = ({ kind, settled }: Raised): boolean =>
  settled === undefined && kind !== 'other'

/** The gravest, and of those that are as grave the first. */
export const gravestOf = <One extends Danger>(all: readonly One[]): One | undefined =>
  all.reduce<One | undefined>((one, other) => (one && !graver(other, one) ? one : other), undefined)

/** Whether a name is one of a danger's. */
export const isDanger = (name: string): name is DangerKind =>
  Object.hasOwn(GRAVITY, name) && name !== 'other'

/** Whether the first is graver: life before harm, then being sent home, injury, and brokers. */
export const graver = (one: Danger, other: Danger): boolean =>
  GRAVITY[one.kind] > GRAVITY[other.kind]

/** Answers by which a danger is now: absconding-risk §2, Q1a, Q1c, Q2a, Q3a. */
export const NOW: ReadonlySet<string> = new Set(['now', 'locked', 'alone', 'together'])

/** Whether it is so now, by what was answered. */
export const isNow = ({ answer }: Raised): boolean => answer !== undefined && NOW.has(answer)

/**
 * Keeps that a danger was seen, with what was answered of it before; `anew`, without, because it
 * is asked about again.
 */
export function raise(
  conversation: Conversation,
  danger: Danger,
  at: Instant,
  more: Pick<Raised, 'answer' | 'settled'> | 'anew' = {},
): { readonly conversation: Conversation; readonly alarm: Raised } {
  const { raised = [] } = conversation
  const found = raised.find((one) => same(one, danger))
  const { since: _, ...known } = found ?? {}
  const settled = more !== 'anew' && more.settled !== undefined
  const waits = !settled && found && found.settled === undefined ? waitsFrom(found) : undefined
  const since = waits === undefined ? {} : { since: waits }
  const alarm =
    more === 'anew' ? { ...danger, at, ...since } : { ...known, ...danger, at, ...since, ...more }
  const others = raised.filter((one) => !same(one, danger))
  return { conversation: { ...conversation, raised: [...others, alarm] }, alarm }
}

/**
 * Whether a danger need not be asked about: in the last 12 hours the same kind was answered. That
 * nobody answered, or that a caseworker was told, is no answer.
 */
export const quiet = (conversation: Conversation, danger: Danger, at: Instant): boolean =>
  answeredOf(conversation, danger, at).some(
    ({ kind, answer }) => kind === danger.kind && answer !== undefined,
  )

/** Whether the same kind was told of in the last 12 hours, to us or to a caseworker. */
export const toldLately = (conversation: Conversation, danger: Danger, at: Instant): boolean =>
  answeredOf(conversation, danger, at).some(({ kind }) => kind === danger.kind)

/**
 * Whether the question about a danger was answered already, though of another kind: in the last 12
 * hours the person said of one that is no less grave, and is asked about in the same words, that it
 * is so now.
 */
export const saidNow = (conversation: Conversation, danger: Danger, at: Instant): boolean =>
  answeredOf(conversation, danger, at).some(
    (one) => isNow(one) && questionOf(one) === questionOf(danger) && !graver(danger, one),
  )

/** Whether somebody tells again of a danger that they were asked about. */
export const toldAgain = ({ at, settled }: Raised): boolean => settled !== undefined && at > settled

/** From when a danger waits for an answer: whoever tells of it again does not wait anew. */
export const waitsFrom = ({ at, since }: Raised): Instant => since ?? at

/** Q2 asks about life, Q3 about being sent home, and Q1 about everything else. */
export const questionOf = ({ kind }: Danger): 'life' | 'return' | 'safety' =>
  kind === 'life' || kind === 'return' ? kind : 'safety'

const answeredOf = ({ raised = [] }: Conversation, { about }: Danger, at: Instant) =>
  raised.filter((one) => one.about === about && isLately(one.settled, at))

/** Whether two are the same danger: of a kind, and of the same person. */
export const same = (one: Danger, other: Danger): boolean =>
  one.kind === other.kind && one.about === other.about
