import type { ChannelId, Conversation, ConversationId, Instant } from '../core/conversation.ts'
import type { Inbound, Sender } from '../core/inbound.ts'
import type { KeptResult } from '../core/result.ts'
import type { Outcome, Parcel, Receipt } from '../parcel.ts'
import type { PastTurn, Turn } from '../turn.ts'

/** A line of the ledger of erasures. It names nobody: both names are keyed hashes. */
export interface Erased {
  readonly at: Instant
  /** The number that the person was given. */
  readonly number: string
  readonly address: string
  readonly conversation: string
}

/**
 * Who was forgotten, kept apart from the database: an old copy of that, put back, knows nothing of
 * it. `add` ends when the line is on the disk.
 */
export interface Ledger {
  add(erased: Erased): Promise<void>
  all(): Promise<readonly Erased[]>
}

/** How long things are kept, in days. */
export interface Keeping {
  /** What was said and heard, and what was set aside; whoever is silent as long is forgotten. */
  readonly words: number
  /**
   * What was said and heard in a talk about safety, and files sent in it: no longer than that, but
   * while a case of the person's is open, and as long again after it is closed.
   */
  readonly safety: number
  /** What was sent: how it ended, and what the platform called it. */
  readonly sent: number
}

export interface Loaded {
  readonly before: Conversation | undefined
  /** This event already has a turn. */
  readonly seen: boolean
  /** Our answer of the newest turn failed, or may not have arrived. */
  readonly lost: boolean
}

export type Committed =
  | {
      readonly end: 'committed'
      /** The turn's parcels that are leased to us already, in order. */
      readonly leased: readonly Parcel[]
    }
  /** Another turn got there first, or this event was already taken. Nothing was written. */
  | { readonly end: 'conflict' }

export interface Store {
  load(from: Sender, event: string): Promise<Loaded>
  /** Parcels are written leased until `leaseUntil` unless their lane has something waiting. */
  commit(turn: Turn, leaseUntil: Instant): Promise<Committed>
  /** The lane's unsent parcels in order, leased until `until`; none while it is leased or waiting. */
  claim(lane: string, now: Instant, until: Instant): Promise<readonly Parcel[]>
  /** Extends a lease before the next call of a long run. */
  renew(lane: string, until: Instant): Promise<void>
  /**
   * Writes how a try ended. `more`: the lane has unsent parcels that are not leased to us.
   * `keptBack`: of those that are, some are not to be sent any more.
   */
  settle(
    parcel: Parcel,
    outcome: Outcome,
  ): Promise<{ readonly more: boolean; readonly keptBack?: true }>
  /** Lets go of a lane's lease without settling anything. */
  release(lane: string): Promise<void>
  /** Lanes with parcels due and unleased: what a sweep rings for. Web lanes are never among them. */
  waiting(now: Instant): Promise<readonly { readonly lane: string; readonly channel: ChannelId }[]>
  /** What the platform called the things it took for this person, newest last. */
  receipts(conversation: ConversationId, since?: Instant): Promise<readonly Receipt[]>
  /** What the person's own lane has not sent yet, or of which that is not yet known, in order. */
  unsent(conversation: ConversationId): Promise<readonly Parcel['id'][]>
  /**
   * What the platform called one thing of the person's own lane; undefined where that was never sent.
   */
  ownReceipt(
    conversation: ConversationId,
    parcel: Parcel['id'],
  ): Promise<Receipt | 'unsent' | undefined>
  /** What the platform called one thing that the desk's lane sent; undefined where it has not. */
  receipt(conversation: ConversationId, parcel: Parcel['id']): Promise<Receipt | undefined>
  /** The same of all whose ids begin like this, the newest first; ten thousand at most. */
  receiptsLike(conversation: ConversationId, begins: string): Promise<readonly Receipt[]>
  /** Whether one of them may still be sent. */
  unsentLike(conversation: ConversationId, begins: string): Promise<boolean>
  /** What the platform calls such a thing from now on, since it was made anew. */
  relearn(conversation: ConversationId, parcel: Parcel['id'], receipt: Receipt): Promise<void>
  /** What the platform called everything that the desk's lane sent about somebody, oldest first. */
  deskReceipts(conversation: ConversationId): Promise<readonly Receipt[]>
  /** Turns after `seq`, oldest first, at most `limit`. */
  transcript(
    conversation: ConversationId,
    after: number,
    limit: number,
  ): Promise<readonly PastTurn[]>
  /**
   * What a message of the person's was heard as last: as it came, or as it was written anew. Undefined
   * where that is not kept.
   */
  heardAs(
    conversation: ConversationId,
    message: string,
  ): Promise<PastTurn['heard']['input'] | undefined>
  /** Settles the web parcels of turns up to `seq`: the page has them. */
  fetched(conversation: ConversationId, upTo: number, at: Instant): Promise<void>
  /** Keeps, sealed, an event that could not be made into a turn, for a person to look at. */
  setAside(event: string, at: Instant, inbound: Inbound, why: string): Promise<void>
  /** The conversation with this id, as its newest turn left it. */
  find(conversation: ConversationId): Promise<Conversation | undefined>
  /** Kept results after the `after`th that have not expired, in order, at most `limit`. */
  results(now: Instant, after: number, limit: number): Promise<readonly KeptResult[]>
  /**
   * Deletes what was kept long enough, and counts the results among it. `leave` takes somebody who
   * is let go of, or whose words go that were shown there, out of where only it knows them to be;
   * false: they stay until the next time.
   */
  expire(
    now: Instant,
    keeping?: Keeping,
    leave?: (conversation: ConversationId) => Promise<boolean>,
  ): Promise<void>
  /**
   * Lets go of the goodbyes that were sent, or were not within an hour, and says how many: with them
   * goes the last that is known of whoever was forgotten.
   */
  bury(now: Instant): Promise<number>
  /**
   * Conversations after the `after`th in which nothing happened since `since`, at most `limit`; none
   * in the place of one that cannot be opened.
   */
  resting(
    since: Instant,
    after: number,
    limit: number,
  ): Promise<readonly { readonly n: number; readonly conversation: Conversation | undefined }[]>
  /** How many results have ever expired. */
  expired(now: Instant): Promise<number>
  /** Throws when the database cannot be read and written. */
  check(): Promise<void>
}

export type Param = string | number | null | Uint8Array

export type Statement = readonly [sql: string, ...params: readonly Param[]]

export type Row = { readonly [column: string]: Param }

/** What a database must do for us: D1's own shape, which any SQLite can keep. */
export interface Sql {
  all<R = Row>(sql: string, ...params: readonly Param[]): Promise<readonly R[]>
  /**
   * All of these, or none; each statement's rows (from `returning` or `select`) in order.
   * `unhurried` may wait a few milliseconds to share what others are waiting for.
   */
  batch(statements: readonly Statement[], unhurried?: boolean): Promise<readonly (readonly Row[])[]>
}
