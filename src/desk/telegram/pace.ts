import type { Instant } from '../../core/conversation.ts'

/** How many messages a minute a bot may send to one group. facts: platform limits, Telegram 2.2. */
const A_MINUTE = 20
const MINUTE = 60_000
/** Of these, so many are kept for what is urgent. */
const FOR_URGENT = 3
/** Whoever waits asks again after this at the latest, and the later the more of them there are. */
const ASK_AGAIN = 5_000
const FOR_EACH = 20
/** Whoever has not asked again this long after they should have wants nothing any more. */
const GRACE = 6_000

/** How much of a minute's messages is left, and whose turn it is. */
export interface Pace {
  /**
   * Takes one for whoever asks; or gives the milliseconds after which to ask again. What is urgent
   * goes first, then who has waited longest; whoever gives no name waits in no line. The last of a
   * minute is kept for the digest.
   */
  take(now: Instant, who?: string, urgent?: boolean): number
  /** What was taken then was refused: it counts for nothing. */
  giveBack(at: Instant): void
  /** Takes the last one too. */
  takeLast(now: Instant): boolean
  /** The group takes nothing until then. */
  hold(until: Instant): void
}

interface Waiting {
  readonly urgent: boolean
  readonly since: Instant
  readonly until: Instant
}

/** Nothing sent yet: what another process sent in the last minute, Telegram itself refuses. */
export function createPace(): Pace {
  let sent: Instant[] = []
  let heldUntil = 0
  const waiting = new Map<string, Waiting>()

  return {
    take(now, who = '', urgent = false) {
      look(now)
      const since = waiting.get(who)?.since ?? now
      const ahead = [...waiting].filter(
        ([other, one]) => other !== who && goesFirst(one, { urgent, since }),
      ).length
      const most = A_MINUTE - 1 - (urgent ? 0 : FOR_URGENT)
      const tooMany = sent.length + ahead + 1 - most
      if (tooMany <= 0 && now >= heldUntil) {
        waiting.delete(who)
        sent.push(now)
        return 0
      }
      const free = tooMany > 0 ? (sent[tooMany - 1] ?? now) + MINUTE : now
      const longest = ASK_AGAIN + FOR_EACH * waiting.size
      const wait = Math.min(longest, Math.max(1, free - now, heldUntil - now))
      if (who !== '') waiting.set(who, { urgent, since, until: now + wait })
      return wait
    },
    giveBack(at) {
      const place = sent.lastIndexOf(at)
      if (place >= 0) sent = sent.toSpliced(place, 1)
    },
    takeLast(now) {
      look(now)
      if (sent.length >= A_MINUTE || now < heldUntil) return false
      sent.push(now)
      return true
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until)
    },
  }

  function look(now: Instant): void {
    sent = sent.filter((at) => at > now - MINUTE)
    for (const [who, { until }] of waiting) if (until + GRACE < now) waiting.delete(who)
  }
}

const goesFirst = (one: Pick<Waiting, 'urgent' | 'since'>, other: typeof one): boolean =>
  one.urgent === other.urgent ? one.since < other.since : one.urgent
