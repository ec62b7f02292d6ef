import type { Inbound } from './core/conversation.ts'
import type { Desk } from './desk/ports.ts'
import type { Clock, Log, Store } from './ports.ts'

/** How often what is due is looked for, in milliseconds: no rung is later than this. */
const OFTEN = 2_000

/** What waking needs. `take` is the way everything goes that happens to a conversation. */
export interface Waker {
  readonly store: Pick<Store, 'find'> & { readonly desk: Desk }
  readonly clock: Clock
  readonly log: Log
  readonly take: (inbound: Inbound) => Promise<boolean>
}

/**
 * Time, as something that happens: each timer whose moment has come becomes a turn of its
 * conversation, which decides whether what it watches is still so. Gives how many were looked at;
 * what could not be stored stays for the next time.
 */
export async function wake({ store, clock, log, take }: Waker): Promise<number> {
  let looked = 0
  for (const { conversation, ...timer } of await store.desk.due(clock.now())) {
    const it = await store.find(conversation)
    if (it) {
      const taken = await take({
        id: `due|${conversation}|${timer.name}|${timer.guard}`,
        from: { channel: it.channel, address: it.address },
        at: clock.now(),
        input: { kind: 'due', timer: timer.name, guard: timer.guard },
      })
      if (!taken) {
        log('error', 'timer-not-taken', { conversation, timer: timer.name })
        continue
      }
    }
    await store.desk.done(conversation, timer)
    looked += 1
  }
  return looked
}

/**
 * Wakes what is due, now and ever again; `handBack` frees what nobody at the desk holds any more.
 * Gives what ends it.
 */
export function keepWaking(
  waker: Waker & { readonly handBack?: () => Promise<void> },
): () => Promise<void> {
  let running: Promise<unknown> | undefined
  const look = () => {
    running ??= wake(waker)
      .then(() => waker.handBack?.())
      .catch((error: unknown) =>
        waker.log('error', 'waking-failed', {
          error: error instanceof Error ? error.name : 'unknown',
        }),
      )
      .finally(() => {
        running = undefined
      })
  }
  look()
  const timer = setInterval(look, OFTEN)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
