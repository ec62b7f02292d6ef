import type { Clock, Log, Store } from './ports.ts'

const DAY = 24 * 3_600_000

/** Deletes what was kept long enough, now and once a day. Gives what ends it. */
export function expireDaily(store: Pick<Store, 'expire'>, clock: Clock, log: Log): () => void {
  const expire = () => {
    store.expire(clock.now()).catch((error: unknown) => {
      log('error', 'expiry-failed', { error: error instanceof Error ? error.name : 'unknown' })
    })
  }
  expire()
  const daily = setInterval(expire, DAY)
  daily.unref()
  return () => clearInterval(daily)
}
