import type { Conversation, Instant, Phrase, Step } from './conversation.ts'
import { tokyoDay } from './day.ts'
import { type Moment, present } from './moment.ts'

/** Tokyo is nine hours ahead of UTC all year. */
const TOKYO = 9 * 3_600_000
/** Looks that are named: the newest. */
const MANY = 10

/** A look that somebody of the staff took at a case. `who` only tells one from another. */
export interface Look {
  readonly who: string
  readonly at: Instant
}

/**
 * Tells a person who opened their case and when, the newest last. Caseworkers are numbered in the
 * order in which they first came, and not named.
 */
export function tellReaders(m: Moment, conversation: Conversation): Step {
  const looks = conversation.case ? (m.fresh.looks ?? []) : []
  const numbers = new Map([...new Set(looks.map(({ who }) => who))].map((who, n) => [who, n + 1]))
  const lines = looks.slice(-MANY).map(({ who, at }): Phrase => {
    const time = new Date(at + TOKYO).toISOString().slice(11, 16)
    return {
      key: 'desk:readers.line',
      params: { day: tokyoDay(at), time, who: numbers.get(who) ?? 0 },
    }
  })
  const say: readonly Phrase[] =
    lines.length > 0 ? [{ key: 'desk:readers.some' }, ...lines] : [{ key: 'desk:readers.none' }]
  return present(m, { ...conversation, misses: 0 }, say, { leadOnly: true })
}
