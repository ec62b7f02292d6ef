import type { ConversationId, Instant } from '../core/conversation.ts'

/** We were away: from the last moment at which something could be stored, to the next. */
export interface Outage {
  readonly from: Instant
  readonly until: Instant
}

/** A conversation that an outage may have struck. */
export interface Struck {
  readonly conversation: ConversationId
  /** Its first and last turn between two moments; absent where it is named for its open case. */
  readonly turns?: { readonly first: number; readonly last: number }
}

/** What is kept of when we were there. Times only: who was told is known by the events of turns. */
export interface OutagesKept {
  /**
   * When something was last stored, from when on it is written down that we are there, and the outages
   * that are still to be told.
   */
  read(): Promise<{ readonly last?: Instant; readonly untold: readonly Outage[] }>
  /** Writes down that we are there, and what is still to be told. */
  write(at: Instant, untold: readonly Outage[]): Promise<void>
  /**
   * Conversations with an open case, and then those in which something happened from `since` to
   * `until`, the last first.
   */
  around(since: Instant, until: Instant): Promise<readonly Struck[]>
}
