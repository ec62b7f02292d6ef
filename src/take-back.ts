import type { ConversationId } from './core/conversation.ts'
import type { Inbound, Input } from './core/inbound.ts'
import { guardOf } from './core/undelivered.ts'
import type { Carrier } from './deliver.ts'
import type { Desk } from './desk/ports.ts'
import type { Parcel } from './parcel.ts'
import type { Clock, Log } from './ports.ts'
import type { Store } from './store/ports.ts'

/** What looking after a reply needs. `take` is the way everything goes that happens to a conversation. */
export interface TakingBack {
  readonly store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'deliveries'> }
  readonly clock: Clock
  readonly log: Log
  readonly take: (inbound: Inbound) => Promise<boolean>
}

/**
 * Looks how what the holder of somebody's case said last has fared. Where it did not arrive, or may not
 * have, the case is told: nobody is to take it for answered. Where the platform says that the person
 * has blocked us, that is known from then on, as if they had been seen to leave. Never throws.
 */
export function createTakeBack({
  store,
  clock,
  log,
  take,
}: TakingBack): (conversation: ConversationId) => Promise<void> {
  return async (conversation) => {
    try {
      await look(conversation)
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      log('error', 'reply-not-looked-after', { conversation, error: name })
    }
  }

  async function look(conversation: ConversationId): Promise<void> {
    const it = await store.find(conversation)
    const guard = it?.case && guardOf(it.case)
    if (!it || guard === undefined) return
    const all = await store.desk.deliveries(conversation)
    const its = all.filter(({ seq }) => seq === it.case?.replied?.seq)
    const ended = (end: string) => its.some(({ state }) => state === end)
    const how = ended('failed') ? 'failed' : ended('uncertain') ? 'uncertain' : undefined
    if (how === undefined) return
    const from = { channel: it.channel, address: it.address }
    const happens = (what: string, input: Input) =>
      take({ id: `${what}|${conversation}|${guard}`, from, at: clock.now(), input })
    if (its.some(({ blocked }) => blocked) && !it.gone) await happens('gone', { kind: 'left' })
    await happens('undelivered', { kind: 'due', timer: 'undelivered', guard, how })
  }
}

/** Hears how parcels end beside whoever else does, and looks after what caseworkers said. */
export const lookAfter =
  ({ settled }: Pick<Carrier, 'settled'>, takeBack: ReturnType<typeof createTakeBack>) =>
  (parcel: Parcel): void => {
    settled?.(parcel)
    if (isReply(parcel)) void takeBack(parcel.conversation)
  }

/** Whether a parcel carries what a caseworker said to the person. */
const isReply = ({ lane, conversation, call }: Parcel): boolean =>
  lane === conversation && call.lasts === true
