import type { Clock } from '../ports.ts'
import { digest } from './token.ts'

/** So many in so many milliseconds. */
export interface Limit {
  readonly most: number
  readonly per: number
}

/** What one page, and everyone behind one network address, may do. */
export interface WebLimits {
  /** Messages of one conversation. */
  readonly says: Limit
  /** Questions for news of one conversation. */
  readonly asks: Limit
  /** Messages from one address, which a dormitory or a mobile network may share. */
  readonly saysFrom: Limit
  readonly asksFrom: Limit
  /** Files of one conversation, and from one address. */
  readonly files: Limit
  readonly filesFrom: Limit
  /** Conversations begun from one address: a class that starts together fits in. */
  readonly begunFrom: Limit
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const usualLimits: WebLimits = {
  says: { most: 60, per: MINUTE },
  asks: { most: 120, per: MINUTE },
  saysFrom: { most: 240, per: MINUTE },
  asksFrom: { most: 600, per: MINUTE },
  files: { most: 30, per: HOUR },
  filesFrom: { most: 120, per: HOUR },
  begunFrom: { most: 60, per: HOUR },
}

/** Counts, in the memory of this process. */
export interface Meter {
  /** Seconds to wait before the next, or 0 where this one was counted and may pass. */
  take(name: string, limit: Limit): number
  /** A network address as this process knows it: hashed with a salt that changes every day. */
  veil(address: string): string
}

/** How many counts are kept; beyond it those that are over are let go, then the oldest. */
const KEPT = 100_000

/** A meter of fixed windows. */
export function createMeter(clock: Clock): Meter {
  const windows = new Map<string, { count: number; readonly ends: number }>()
  let salt = { text: '', until: 0 }

  const tidy = (now: number) => {
    for (const [name, { ends }] of windows) if (ends <= now) windows.delete(name)
    for (const name of windows.keys()) if (windows.size > KEPT / 2) windows.delete(name)
  }

  return {
    take(name, { most, per }) {
      const now = clock.now()
      const known = windows.get(name)
      const window = known && known.ends > now ? known : { count: 0, ends: now + per }
      if (window.count >= most) return Math.ceil((window.ends - now) / 1000)
      window.count += 1
      windows.set(name, window)
      if (windows.size > KEPT) tidy(now)
      return 0
    },
    veil(address) {
      const now = clock.now()
      if (now >= salt.until)
        salt = { text: crypto.randomUUID() + crypto.randomUUID(), until: now + DAY }
      return digest(salt.text + network(address))
    },
  }
}

/** A household's whole IPv6 network counts as one, as its one IPv4 address does. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Array(Math.max(0, 8 - front.length - back.length)) : []
  return [...front, ...zeros.fill('0'), ...back].slice(0, 4).join(':')
}
