import type { Moving } from './core/conversation.ts'
import type { Inbound } from './core/inbound.ts'
import type { Clock, Log } from './ports.ts'
import type { Store } from './store/ports.ts'

/**
 * Tells a conversation at once that its case has left, so that nothing is heard there for it any
 * more. Where that cannot be stored now, its timer does it.
 */
export async function leaveOldPlace(
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  { from, guard }: Moving,
  handle: (inbound: Inbound) => Promise<unknown>,
): Promise<void> {
  try {
    const it = await store.find(from)
    if (!it) return
    await handle({
      id: `due|${from}|moved|${guard}`,
      from: { channel: it.channel, address: it.address },
      at: clock.now(),
      input: { kind: 'due', timer: 'moved', guard },
    })
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    log('warn', 'old-place-left-later', { conversation: from, error: name })
  }
}
