import type { Case } from './core/case.ts'
import type {
  ChannelId,
  Conversation,
  ConversationId,
  Due,
  Inbound,
  Input,
  Instant,
  Message,
  Moving,
  Sender,
  Spent,
  Spoken,
} from './core/conversation.ts'
import type { Timer } from './core/ladder.ts'
import type { KeptResult, NewResult } from './core/result.ts'
import type { DeskEvent } from './desk/ports.ts'
import type { NewFile, WhyNot } from './media/ports.ts'

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

/** Everything one turn changes. Committed whole, or not at all. */
export interface Turn {
  /** `after.seq` is the turn's own number: one more than before. */
  readonly after: Conversation
  /** The conversation is new: its person, key and address are written with it. */
  readonly fresh: boolean
  readonly event: string
  readonly at: Instant
  readonly heard: Heard
  readonly said: readonly Message[]
  /** The words as shown, since wording changes with each release. */
  readonly shown: readonly Spoken[]
  readonly parcels: readonly NewParcel[]
  /** It belongs to a talk about safety: its words are kept for the shorter period. */
  readonly fleeting?: boolean
  /** The platform's id of a message whose words go from the transcript with this turn. */
  readonly unsay?: string
  /** Results that the turn arrived at. One with the id of a kept one replaces what that found. */
  readonly results?: readonly NewResult[]
  /** A file that the turn brought, to be fetched. */
  readonly media?: NewFile
  /** The case about this person, where the turn opened or changed it. */
  readonly case?: Case
  /** When to look at the conversation again, where that has changed: all of it, or nothing. */
  readonly timers?: readonly Timer[]
  /** Sixteen digits by which the person finds their case again: any older ones end. */
  readonly code?: string
  /** A return code that the turn uses up: a conflict where it leads nowhere any more. */
  readonly spends?: Spent
  /** The case that was held in another conversation until this turn. */
  readonly moves?: Moving
  /** The turn shows what our side said before and what waited. */
  readonly opens?: true
  /** What the conversation's lane was promised before this turn is not sent any more. */
  readonly keepsBack?: boolean
  /**
   * The turn's parcels take everything out of the chat again, also these many of the conversation's
   * lane that were unsent when it was thought of. What somebody may be sending stays in the books,
   * without its words, until it is known what the platform calls it.
   */
  readonly withdraws?: number
  /** Whom this turn says goodbye to: everything of theirs goes in the same batch. */
  readonly forgets?: Forgets
}

/** Somebody to be forgotten, as they were loaded, and the number that they are given for it. */
export interface Forgets {
  readonly conversation: Conversation
  readonly number: string
}

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

/** What is kept of what was heard. `withheld`: before agreement words are not kept. */
export interface Heard {
  readonly input:
    | Exclude<Input, Due>
    | Omit<Due, 'was'>
    | { readonly kind: 'withheld'; readonly of: Input['kind'] }
  readonly message?: string
}

/** A turn as it was written. */
export interface PastTurn {
  readonly seq: number
  readonly at: Instant
  readonly heard: Heard
  readonly said: readonly Message[]
  readonly shown: readonly Spoken[]
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
  /** The same of all whose ids begin like this, the newest first; a hundred at most. */
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
  /** Conversations after the `after`th in which nothing happened since `since`, at most `limit`. */
  resting(
    since: Instant,
    after: number,
    limit: number,
  ): Promise<readonly { readonly n: number; readonly conversation: Conversation }[]>
  /** How many results have ever expired. */
  expired(now: Instant): Promise<number>
  /** Throws when the database cannot be read and written. */
  check(): Promise<void>
}

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

/** Says that a lane has parcels; `leased` ones are ours to send at once. */
export interface Bell {
  ring(lane: string, channel: ChannelId, leased?: readonly Parcel[]): void
}

export interface Clock {
  now(): Instant
}

/** One line of log: ids and durations, never words. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: { readonly [name: string]: string | number },
) => void

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

/** One HTTP POST of JSON or of a form, with a deadline. Injected: undici's pool on Node, `fetch` on Workers. */
export type Post = (
  url: string,
  headers: { readonly [name: string]: string },
  body: string | Uint8Array,
) => Promise<{
  readonly status: number
  readonly headers: { readonly [name: string]: string | undefined }
  readonly body: string
}>

/**
 * One HTTP GET of at most so many bytes, with a deadline, that follows no redirection. `large` where
 * there are more. Throws where no answer comes.
 */
export type Get = (
  url: string,
  headers: { readonly [name: string]: string },
  most: number,
) => Promise<{ readonly status: number; readonly body: Uint8Array } | 'large'>

/** The caller is not who it says: 401. */
export class Unauthorised extends Error {}
/** The request is not what the platform sends: 400. */
export class Malformed extends Error {}

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
