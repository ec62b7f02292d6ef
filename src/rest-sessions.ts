import { setImmediate as next } from 'node:timers/promises'
import { restsAt } from './core/rest.ts'
import { type Deps, handle } from './handle.ts'

const DAY = 24 * 3_600_000
/** Conversations opened at once. */
const PAGE = 100

/**
 * Lets the answers go that were kept as long as they may be, each as a turn of its conversation.
 * States are sealed, so those in which nothing happened for a day are opened to be looked at, a few
 * at a time. Gives how many there were.
 */
export async function restSessions(deps: Deps): Promise<number> {
  const { store, clock, script } = deps
  let [rested, last] = [0, 0]
  for (;;) {
    const page = await store.resting(clock.now() - DAY, last, PAGE)
    for (const { n, conversation } of page) {
      last = n
      if (!conversation) continue
      const guard = restsAt(script, conversation, clock.now())
      if (guard === undefined) continue
      const { id, channel, address } = conversation
      await handle(deps, {
        id: `rest|${id}|${guard}`,
        from: { channel, address },
        at: clock.now(),
        input: { kind: 'due', timer: 'rest', guard },
      })
      rested += 1
    }
    if (page.length < PAGE) return rested
    await next()
  }
}
