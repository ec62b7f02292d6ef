import type { ChannelId, Conversation, Instant } from '../core/conversation.ts'
import type { Inbound } from '../core/inbound.ts'
import type { Spoken } from '../core/message.ts'
import type { DeskEvent } from '../desk/ports.ts'
import type { WhyNot } from '../media/ports.ts'
import type { Call, Parcel, Receipt } from '../parcel.ts'

/**
 * A verified webhook's contents. `refused` counts what could not be read at all; `desk` is what
 * belongs to no conversation.
 */
export interface Received {
  readonly inbounds: readonly Inbound[]
  readonly desk?: readonly DeskEvent[]
  readonly refused: number
}

export interface Channel {
  readonly id: ChannelId
  /** Verifies and reads a webhook request. Throws Unauthorised, or Malformed. */
  receive(headers: Headers, body: Uint8Array, now: Instant): Promise<Received>
  /** Pure: what to call to say this, within the platform's limits. */
  render(to: Conversation, spoken: readonly Spoken[], inbound?: Inbound): readonly Call[]
  /** Makes one call. Throws Undelivered. */
  send(parcel: Parcel, now: Instant): Promise<Receipt>
  /**
   * What to call to take messages of the last two days out of the chat again, where the platform
   * lets us: ours by their receipts, or by their parcels where those are unsent, the person's by the
   * platform's id.
   */
  withdraw?(
    to: Conversation,
    receipts: readonly Receipt[],
    messages: readonly string[],
    unsent: readonly Parcel['id'][],
  ): readonly Call[]
  /** Brings a file that somebody sent, by the platform's own name for it. Never throws. */
  fetch?(ref: string): Promise<Brought>
}

/** What came of asking a platform for a file. */
export type Brought =
  | { readonly end: 'brought'; readonly bytes: Uint8Array; readonly name?: string }
  /** Not yet: the platform is still at it, or cannot be reached. */
  | { readonly end: 'later' }
  | { readonly end: 'failed'; readonly why: WhyNot }

/** The caller is not who it says: 401. */
export class Unauthorised extends Error {}

/** The request is not what the platform sends: 400. */
export class Malformed extends Error {}
