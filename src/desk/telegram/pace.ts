import type { Instant } from '../../core/conversation.ts'

/** How many messages a minute a bot may send to one group. facts: platform limits, Telegram 2.2. */
const A_MINUTE = 20
const MINUTE = 60_000

/** How much of a minute's messages is left. */
export interface Pace {
  /** Takes one; or gives the milliseconds until there is one. The last is kept for the digest. */
  take(now: Instant): number
  /** Takes the last one too. */
  takeLast(now: Instant): boolean
}

/** Nothing sent yet: what another process sent in the last minute, Telegram itself refuses. */
export function createPace(): Pace {
  let sent: Instant[] = []
  const within = (now: Instant, most: number): number => {
    sent = sent.filter((at) => at > now - MINUTE)
    if (sent.length < most) {
      sent.push(now)
      return 0
    }
    return Math.max(1, (sent[sent.length - most] ?? now) + MINUTE - now)
  }
  return {
    take: (now) => within(now, A_MINUTE - 1),
    takeLast: (now) => within(now, A_MINUTE) === 0,
  }
}
