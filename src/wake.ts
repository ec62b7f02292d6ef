import type { Inbound } from './core/conversation.ts'
import type { Clock, Desk, Log, Store } from './ports.ts'

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
