import type { ConversationId } from './core/conversation.ts'
import type { Clock, Log } from './ports.ts'
import type { Keeping, Store } from './store/ports.ts'

const MINUTE = 60_000

/** What is swept, and how long it is kept. */
export interface Sweeper {
  readonly store: Pick<Store, 'expire' | 'bury'>
  readonly clock: Clock
  readonly log: Log
  readonly keeping: Keeping
  /** Lets go of the answers of sessions that rest. */
  readonly rest: () => Promise<unknown>
  /** Takes somebody out of the desk's rooms; false where that could not be done yet. */
  readonly leave?: ((conversation: ConversationId) => Promise<boolean>) | undefined
}

/**
 * Lets go of what was kept long enough, now and again and again: goodbyes each minute, the answers
 * of sessions that rest each hour, words and results each day. Gives what ends it.
 */
export function keepNoLonger({ store, clock, log, keeping, rest, leave }: Sweeper): () => void {
  const sweeps = [
    every(MINUTE, 'burial', () => store.bury(clock.now())),
    every(60 * MINUTE, 'rest', rest),
    every(24 * 60 * MINUTE, 'expiry', () => store.expire(clock.now(), keeping, leave)),
  ]
  return () => {
    for (const sweep of sweeps) clearInterval(sweep)
  }

  function every(ms: number, what: string, sweep: () => Promise<unknown>): NodeJS.Timeout {
    const run = () => {
      sweep().catch((error: unknown) => {
        log('error', `${what}-failed`, { error: error instanceof Error ? error.name : 'unknown' })
      })
    }
    run()
    const timer = setInterval(run, ms)
    return timer.unref()
  }
}
