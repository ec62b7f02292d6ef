import { randomUUID } from 'node:crypto'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Sender } from '../../src/core/inbound.ts'
import type { NewParcel, Parcel } from '../../src/parcel.ts'
import type { Committed, Store } from '../../src/store/ports.ts'
import type { Turn } from '../../src/turn.ts'

/** A quarter past nine in Tokyo, on the day these tests believe it is. */
export const now = Date.UTC(2026, 10, 23, 0, 15)
export const soon = now + 30_000

export const someone = (): Sender => ({ channel: 'line', address: `U${randomUUID()}` })

let events = 0
export const event = () => `line:bot:${++events}`

/** A conversation as its first turn leaves it. */
export const begun = (from: Sender, more: Partial<Conversation> = {}): Conversation => ({
  id: randomUUID(),
  person: randomUUID(),
  channel: from.channel,
  address: from.address,
  seq: 1,
  locale: 'vi',
  greeted: false,
  talkingTo: 'bot',
  misses: 0,
  ...more,
})

/** The same conversation, one turn later. */
export const next = (before: Conversation, more: Partial<Conversation> = {}): Conversation => ({
  ...before,
  seq: before.seq + 1,
  ...more,
})

/** A parcel to the conversation itself, or to another lane. */
export const parcel = (to: Conversation, more: Partial<NewParcel> = {}): NewParcel => ({
  id: randomUUID(),
  channel: to.channel,
  lane: to.id,
  call: {
    method: 'push',
    body: { to: to.address, messages: [{ type: 'text', text: 'Xin chào' }] },
  },
  urgent: false,
  ...more,
})

/** A turn that says one thing, with one parcel unless told otherwise. */
export const turn = (after: Conversation, more: Partial<Turn> = {}): Turn => ({
  after,
  fresh: after.seq === 1,
  event: event(),
  at: now,
  heard: { input: { kind: 'text', text: 'lương' }, message: `m${after.seq}` },
  said: [{ say: [{ key: 'welcome:hello' }] }],
  shown: [{ text: 'Xin chào bạn' }],
  parcels: [parcel(after)],
  ...more,
})

/** Begins a conversation with somebody new and gives what is leased with it. */
export async function begin(store: Store, more: Partial<Turn> = {}) {
  const after = begun(someone())
  const leased = leasedOf(await store.commit(turn(after, more), soon))
  return { after, leased }
}

export function leasedOf(committed: Committed): readonly Parcel[] {
  if (committed.end === 'conflict') throw new Error('The turn met a conflict.')
  return committed.leased
}

export const ids = (parcels: readonly { readonly id: string }[]) => parcels.map(({ id }) => id)

/** Sends nothing and says that it was sent. */
export const sent = (receipt = {}) => ({ end: 'sent', at: now, receipt }) as const
