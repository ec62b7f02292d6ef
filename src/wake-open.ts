import { timersOf } from './core/ladder.ts'
import { findOpened } from './store/unopened.ts'
import type { Waker } from './wake.ts'

/**
 * Sets what every open case is to be looked at again for, by the hours of today: they may be others
 * than when its last turn was written, or there was no desk then. What is set already as it should be
 * is not written again, and a reply is looked after that a crash has left. Without a desk nothing is
 * touched.
 */
export async function wakeOpen({
  store,
  clock,
  plan,
  takeBack,
}: Pick<Waker, 'store' | 'clock' | 'plan' | 'takeBack'>): Promise<void> {
  if (!plan) return
  for (const { conversation, case: its } of await store.desk.queue(clock.now())) {
    if (its.replied) await takeBack?.(conversation)
    if (its.status === 'closed') continue
    const it = await findOpened(store, conversation)
    if (it) await store.desk.setTimers(it, timersOf(plan, it))
  }
}
