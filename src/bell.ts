import type { ChannelId, Instant } from './core/conversation.ts'
import { type Carrier, deliver } from './deliver.ts'
import type { Parcel } from './parcel.ts'
import type { Bell } from './ports.ts'

/** A bell that delivers in this process, and a sweep for what no bell rang for. */
export interface NodeBell extends Bell {
  /** Rings for every lane that has something due. */
  sweep(): Promise<void>
  /** Stops the timers and waits for what is being sent. */
  stop(): Promise<void>
}

/**
 * The bell on Node: a ring delivers at once in this process, a lane that must wait is rung again
 * when it is due, and every `sweepEvery` milliseconds the store is asked for what was missed.
 * Web lanes are fetched by the page: `announce` wakes a page that waits.
 */
export function createNodeBell(
  carrier: Carrier,
  announce: (conversation: string) => void,
  sweepEvery = 5_000,
): NodeBell {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let stopped = false

  const ring = (lane: string, channel: ChannelId, leased?: readonly Parcel[]) => {
    if (channel === 'web') return announce(lane)
    if (stopped || leased?.length === 0) return
    const run = carry(lane, channel, leased)
    running.add(run)
    void run.finally(() => running.delete(run))
  }

  async function carry(lane: string, channel: ChannelId, leased?: readonly Parcel[]) {
    try {
      const due = await deliver(carrier, lane, channel, leased)
      if (due !== undefined) ringAt(due, lane, channel)
    } catch (error) {
      carrier.log('error', 'delivery-failed', {
        lane,
        error: error instanceof Error ? error.name : 'unknown',
      })
    }
  }

  function ringAt(due: Instant, lane: string, channel: ChannelId) {
    if (stopped) return
    clearTimeout(timers.get(lane))
    // A timer may be a millisecond early, and the lane would then lie until a sweep.
    const wait = Math.max(1, due - carrier.clock.now() + 1)
    const timer = setTimeout(() => {
      timers.delete(lane)
      ring(lane, channel)
    }, wait)
    timer.unref()
    timers.set(lane, timer)
  }

  async function sweep() {
    try {
      for (const { lane, channel } of await carrier.store.waiting(carrier.clock.now())) {
        ring(lane, channel)
      }
    } catch (error) {
      carrier.log('error', 'sweep-failed', {
        error: error instanceof Error ? error.name : 'unknown',
      })
    }
  }

  const sweeper = setInterval(() => void sweep(), sweepEvery)
  sweeper.unref()

  return {
    ring,
    sweep,
    async stop() {
      stopped = true
      clearInterval(sweeper)
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.allSettled(running)
    },
  }
}
