import type { ChannelId, ConversationId, Instant } from './core/conversation.ts'

/** A request to a platform, exactly as it will be made. `body` is JSON. */
export interface Call {
  /** LINE: `reply` or `push`. Telegram: the method's name. Web: `show`. */
  readonly method: string
  readonly body: { readonly [field: string]: unknown }
  /** When the webhook that this call answers came in: LINE's reply token lives from here. */
  readonly answers?: Instant
  /** A text that may go as one message with those that follow it to the same room. */
  readonly joins?: true
  /** A line that goes with others of its room as one digest, where they come late. */
  readonly gathers?: true
  /** Time does not end it: what a person wrote to a person. */
  readonly lasts?: true
  /** Not made where an earlier parcel of the desk's with this id was sent. */
  readonly unless?: Parcel['id']
}

/** A call on its way to one destination. Order, lease and waiting are per lane. */
export interface Parcel {
  /** A UUID, which is also LINE's retry key. */
  readonly id: string
  readonly channel: ChannelId
  /**
   * Where it goes: a conversation's id, the lane of its withdrawals, or a name of the desk's. Never a
   * platform's id.
   */
  readonly lane: string
  readonly conversation: ConversationId
  readonly call: Call
  /** First in its lane; prefers a duplicate to a loss. */
  readonly urgent: boolean
  readonly createdAt: Instant
  readonly tries: number
  readonly firstTriedAt?: Instant
  /** An earlier try went unanswered, so the platform may already have taken it. */
  readonly doubted: boolean
}

/** Parcels that are sent by one call: `all` says what all of them say. */
export interface Gathered {
  readonly all: Parcel
  readonly of: readonly Parcel[]
}

/** A parcel as a turn hands it over: the store adds what only it knows. */
export type NewParcel = Pick<Parcel, 'id' | 'channel' | 'lane' | 'call' | 'urgent'>

/** What the platform calls the thing it took: ids only, kept for edits, topics and deletions. */
export interface Receipt {
  readonly [name: string]: string | number
}

/** How one try to send a parcel ended. */
export type Outcome =
  | { readonly end: 'sent'; readonly at: Instant; readonly receipt: Receipt }
  /** To be tried again at `dueAt`; the whole lane waits until then. */
  | {
      readonly end: 'later'
      readonly dueAt: Instant
      readonly triedAt: Instant
      readonly doubted: boolean
    }
  /** `failed`: the platform refused it. `uncertain`: it may have arrived. */
  | { readonly end: 'failed' | 'uncertain'; readonly at: Instant; readonly why: string }

/** Why a parcel failed whose person has blocked us, as it is kept. */
export const BLOCKED = 'blocked'

/** The platform did not take a call. */
export class Undelivered extends Error {
  /** `retry`: try the same again. `refused`: it never will be taken. `uncertain`: it may have been. */
  readonly kind: 'retry' | 'refused' | 'uncertain'
  /** Milliseconds to wait, where the platform said so. */
  readonly retryIn: number | undefined
  /** The platform may have taken this try. */
  readonly doubted: boolean
  /** The person cannot be reached at all: blocked, deactivated. */
  readonly gone: boolean
  /** The platform's new id of the group it was for. */
  readonly movedTo: number | undefined
  /** It was not tried at all: we keep to a limit, or wait for the answer to another try. */
  readonly untried: boolean

  constructor(
    why: string,
    kind: 'retry' | 'refused' | 'uncertain',
    more: {
      retryIn?: number
      doubted?: boolean
      gone?: boolean
      movedTo?: number
      untried?: boolean
    } = {},
  ) {
    super(why)
    this.kind = kind
    this.retryIn = more.retryIn
    this.doubted = more.doubted ?? false
    this.gone = more.gone ?? false
    this.movedTo = more.movedTo
    this.untried = more.untried ?? false
  }
}
