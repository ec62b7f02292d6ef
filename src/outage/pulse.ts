import { uptime } from 'node:os'
import type { Instant } from '../core/conversation.ts'
import type { Clock, Log } from '../ports.ts'
import type { Outage, OutagesKept } from './ports.ts'
import { type Teller, tellOutage } from './tell.ts'

const MINUTE = 60_000
/** A gap that is shorter is no outage: an upgrade, another start. */
const LONG = 10 * MINUTE

/** What writing down that we are there needs. */
export interface Pulsing extends Teller {
  readonly store: Teller['store'] & { readonly outages: OutagesKept }
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds since the machine was started, its sleep included: nobody sets this clock. */
  readonly elapsed?: () => number
  /** Hears of each outage once. */
  readonly wasAway?: ((outage: Outage) => void) | undefined
}

/**
 * Writes down each minute that something can be stored. A long gap since the last time is an outage of
 * ours, since we did not run, or nothing could be stored: whoever was active around it is told, now
 * or after the next start. That a clock is set forward while we run is none. `begin` is for a process
 * that has the database to itself; after `stop` nothing is read or written any more.
 */
export function createPulse(given: Pulsing): {
  readonly begin: () => void
  readonly stop: () => Promise<void>
} {
  const { store, clock, log, elapsed = () => uptime() * 1_000 } = given
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let beating: Promise<void> | undefined
  let telling: Promise<void> | undefined
  let untold: readonly Outage[] | undefined
  let last: { readonly at?: Instant | undefined; readonly elapsed?: number } = {}

  return {
    begin() {
      const look = () => {
        beating ??= beat().finally(() => {
          beating = undefined
        })
      }
      look()
      timer = setInterval(look, MINUTE).unref()
    },

    async stop() {
      stopped = true
      if (timer === undefined) return
      clearInterval(timer)
      await beating
      await telling
      await beat()
    },
  }

  async function beat(): Promise<void> {
    try {
      await look()
    } catch (error) {
      log('error', 'beat-failed', named(error))
      return
    }
    if (stopped || !untold?.length) return
    telling ??= tell()
      .catch((error) => log('error', 'outage-not-told', named(error)))
      .finally(() => {
        telling = undefined
      })
  }

  async function look(): Promise<void> {
    if (untold === undefined) {
      const kept = await store.outages.read()
      untold = kept.untold
      last = { at: kept.last }
    }
    const now = clock.now()
    const outages = outageUntil(now)
    await store.outages.write(now, [...untold, ...outages])
    untold = [...untold, ...outages]
    last = { at: now, elapsed: elapsed() }
    for (const outage of outages) {
      log('warn', 'outage', minutesOf(outage))
      given.wasAway?.(outage)
    }
  }

  function outageUntil(now: Instant): readonly Outage[] {
    const { at: from = now, elapsed: then } = last
    const long = now - from >= LONG && (then === undefined || elapsed() - then >= LONG)
    return long ? [{ from, until: now }] : []
  }

  async function tell(): Promise<void> {
    for (const outage of untold ?? []) {
      const { people, all } = await tellOutage(given, outage, () => stopped)
      if (!all) return
      untold = untold?.filter((one) => one !== outage)
      log('info', 'outage-told', { ...minutesOf(outage), people })
    }
  }
}

const minutesOf = ({ from, until }: Outage) => ({ minutes: Math.round((until - from) / MINUTE) })

const named = (error: unknown) => ({ error: error instanceof Error ? error.name : 'unknown' })
