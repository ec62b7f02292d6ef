import type { NotArrived } from './core/case.ts'
import type { Conversation, ConversationId } from './core/conversation.ts'
import type { Inbound, Input } from './core/inbound.ts'
import { guardOf } from './core/undelivered.ts'
import type { Carrier } from './deliver.ts'
import type { Desk } from './desk/ports.ts'
import type { Parcel } from './parcel.ts'
import type { Clock, Log } from './ports.ts'
import type { Store } from './store/ports.ts'

/** What looking after a reply needs. `take` is the way everything goes that happens to a conversation. */
export interface TakingBack {
  readonly store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'deliveries' | 'numbered'> }
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
    if (it) await lookAt(it)
    // What was said here is looked after where the case has gone since. Whoever got it only then may
    // be somebody else, or hold a telephone that the person has left.
    const to = it?.moved && (await store.desk.numbered(it.moved.number))
    const there = to === undefined ? undefined : await store.find(to)
    if (there?.case?.replied?.in === conversation) await lookAt(there, 'uncertain')
  }

  async function lookAt(it: Conversation, sent?: NotArrived): Promise<void> {
    const guard = it.case && guardOf(it.case)
    const { seq: turn, in: where = it.id } = it.case?.replied ?? {}
    if (guard === undefined) return
    const its = (await store.desk.deliveries(where)).filter(({ seq }) => seq === turn)
    const ended = (end: string) => its.some(({ state }) => state === end)
    const [bad] = (['failed', 'uncertain'] as const).filter(ended)
    const how = bad ?? (ended('sent') ? sent : undefined)
    if (how === undefined) return
    const happens = (what: string, to: Conversation, input: Input) =>
      take({
        id: `${what}|${it.id}|${guard}`,
        from: { channel: to.channel, address: to.address },
        at: clock.now(),
        input,
      })
    const place = where === it.id ? it : await store.find(where)
    if (place && !place.gone && its.some(({ blocked }) => blocked))
      await happens('gone', place, { kind: 'left' })
    await happens('undelivered', it, { kind: 'due', timer: 'undelivered', guard, how })
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
