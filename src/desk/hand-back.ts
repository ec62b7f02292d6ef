import type { Inbound } from '../core/inbound.ts'
import type { Clock } from '../ports.ts'
import type { Staff } from '../staff/staff.ts'
import type { Store } from '../store/ports.ts'
import { findOpened } from '../store/unopened.ts'
import type { Desk } from './ports.ts'

/** What handing back needs. `take` is the way everything goes that happens to a conversation. */
export interface HandingBack {
  readonly store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'queue'> }
  readonly staff: Pick<Staff, 'list'>
  readonly clock: Clock
  readonly take: (inbound: Inbound) => Promise<boolean>
}

const MINUTE = 60_000

/**
 * Hands back, in their name, what is held by whoever is removed: it waits for somebody again, as
 * urgent as it is, and the person and the room are told. Cases are looked through when the program
 * starts, whenever somebody is gone, and once a minute. Throws where nothing can be read.
 */
export function createHandBack({ store, staff, clock, take }: HandingBack): () => Promise<void> {
  let settled: readonly string[] | undefined
  let looked = 0
  const present = async () => (await staff.list()).map(({ id }) => id)
  return async () => {
    const here = await present()
    const now = clock.now()
    if (now - looked >= MINUTE || !settled?.every((id) => here.includes(id))) {
      settled = undefined
      let left = false
      const cases = await store.desk.queue(now)
      // After the cases, so that somebody new who has just taken one is known.
      const known = await present()
      for (const one of cases) {
        const { status, holder } = one.case
        if (status !== 'claimed' || holder === undefined || known.includes(holder)) continue
        if (await handBack(one, holder)) left = true
      }
      if (left) return
      looked = now
    }
    settled = here
  }

  /** False where there is nobody, or nobody whose record can be opened. */
  async function handBack(
    { conversation, case: its }: Awaited<ReturnType<Desk['queue']>>[number],
    by: string,
  ): Promise<boolean> {
    const it = await findOpened(store, conversation)
    if (!it) return false
    const at = clock.now()
    await take({
      id: `handBack|${its.id}|${by}|${at}`,
      from: { channel: it.channel, address: it.address },
      at,
      input: { kind: 'caseworker', by, act: { kind: 'handBack' } },
    })
    return true
  }
}
