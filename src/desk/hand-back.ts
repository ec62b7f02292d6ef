import type { Inbound } from '../core/conversation.ts'
import type { Clock, Store } from '../ports.ts'
import type { Staff } from '../staff/staff.ts'
import type { Desk } from './ports.ts'

/** What handing back needs. `take` is the way everything goes that happens to a conversation. */
export interface HandingBack {
  readonly store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'queue'> }
  readonly staff: Pick<Staff, 'list'>
  readonly clock: Clock
  readonly take: (inbound: Inbound) => Promise<boolean>
}

/**
 * Hands back, in their name, what is held by whoever is removed: it waits for somebody again, as
 * urgent as it is, and the person and the room are told. Cases are looked through when the program
 * starts and whenever somebody is gone, until none is left. Throws where nothing can be read.
 */
export function createHandBack({ store, staff, clock, take }: HandingBack): () => Promise<void> {
  let settled: readonly string[] | undefined
  return async () => {
    const here = (await staff.list()).map(({ id }) => id)
    if (!settled?.every((id) => here.includes(id))) {
      settled = undefined
      let left = false
      for (const one of await store.desk.queue(clock.now())) {
        const { status, holder } = one.case
        if (status !== 'claimed' || holder === undefined || here.includes(holder)) continue
        left = true
        await handBack(one, holder)
      }
      if (left) return
    }
    settled = here
  }

  async function handBack(
    { conversation, case: its }: Awaited<ReturnType<Desk['queue']>>[number],
    by: string,
  ): Promise<void> {
    const it = await store.find(conversation)
    if (!it) return
    await take({
      id: `handBack|${its.id}|${by}|${its.waitsFrom}`,
      from: { channel: it.channel, address: it.address },
      at: clock.now(),
      input: { kind: 'caseworker', by, act: { kind: 'handBack' } },
    })
  }
}
