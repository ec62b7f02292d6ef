import type { Case } from './case.ts'
import type { Conversation, Instant } from './conversation.ts'
import { momentOf } from './day.ts'
import type { Phrase } from './message.ts'
import { type Moment, present } from './moment.ts'
import type { Step } from './stepped.ts'

/** Looks that are named: the newest, and of everybody else the last; of the others how many. */
const MANY = 10

/** A look that somebody of the staff took at a case. `who` only tells one from another. */
export interface Look {
  readonly who: string
  readonly at: Instant
}

/**
 * From when words of the person's may have been read. It is kept when they may no more, and for the
 * next case: what was read is known.
 */
export const readableFrom = ({ consent, sharedFrom, openedAt }: Case): Instant | undefined =>
  sharedFrom ?? (consent === 'yes' ? openedAt : undefined)

/** Whether words stand in the room of this very case, and not only in that of an earlier one. */
export const isShown = ({ consent, sharedFrom, sharedUntil, openedAt }: Case): boolean =>
  consent === 'yes' ||
  (sharedFrom !== undefined && sharedFrom >= openedAt && sharedUntil === undefined)

/** The person says whether a case may be read; where they withdraw it, what was shown is to go. */
export function share({ sharedUntil, ...its }: Case, may: boolean, at: Instant): Case {
  const from = readableFrom(its)
  if (may) return { ...its, consent: 'yes', sharedFrom: from ?? at }
  const until = from === undefined ? {} : { sharedFrom: from, sharedUntil: sharedUntil ?? at }
  return { ...its, consent: 'no', ...until }
}

/** Whether a case could be read before, or what one before it showed, and nothing of it may be now. */
export const isWithdrawn = (
  { case: before }: Pick<Conversation, 'case'>,
  { case: after }: Pick<Conversation, 'case'>,
): boolean =>
  before !== undefined &&
  before.id === after?.id &&
  before.sharedUntil === undefined &&
  after.sharedUntil !== undefined

/**
 * Tells a person who opened their case and when, the newest last. Caseworkers are numbered in the
 * order in which they first came, and not named. Whoever only reads in a room of the desk's leaves
 * no look behind, so that it is said who can.
 */
export function tellReaders(m: Moment, conversation: Conversation): Step {
  const { case: its } = conversation
  const looks = its ? (m.fresh.looks ?? []) : []
  const numbers = new Map([...new Set(looks.map(({ who }) => who))].map((who, n) => [who, n + 1]))
  const named = looks.filter(
    ({ who }, place) =>
      place >= looks.length - MANY || !looks.slice(place + 1).some((one) => one.who === who),
  )
  const more = looks.length - named.length
  const lines = named.map(
    ({ who, at }): Phrase => ({
      key: 'desk:readers.line',
      params: { ...momentOf(at), who: numbers.get(who) ?? 0 },
    }),
  )
  const from = its?.rooms && readableFrom(its)
  const none = from === undefined ? 'none' : 'noneKnown'
  const say: readonly Phrase[] = [
    { key: `desk:readers.${lines.length > 0 ? 'some' : none}` },
    ...lines,
    ...(more > 0 ? [{ key: 'desk:readers.more', params: { count: more } }] : []),
    ...(from === undefined ? [] : [inRoom(m, from, its?.sharedUntil)]),
  ]
  return present(m, { ...conversation, misses: 0 }, say, { leadOnly: true })
}

/**
 * Since when words stood in a room, or from when until when. While nothing can be done in the rooms
 * they may stand there still.
 */
function inRoom({ script }: Moment, from: Instant, until: Instant | undefined): Phrase {
  const since = momentOf(from)
  if (until === undefined) return { key: 'desk:readers.room', params: since }
  const { day, time } = momentOf(until)
  const key = script.desk?.alerts === false ? 'desk:readers.roomStill' : 'desk:readers.roomUntil'
  return { key, params: { ...since, untilDay: day, untilTime: time } }
}
