import type { Case } from './core/case.ts'
import type { Conversation, Instant, Moving, Spent } from './core/conversation.ts'
import type { Due, Input } from './core/inbound.ts'
import type { Timer } from './core/ladder.ts'
import type { Message, Spoken } from './core/message.ts'
import type { NewResult } from './core/result.ts'
import type { MediaFile, NewFile } from './media/ports.ts'
import type { NewParcel } from './parcel.ts'

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
  /** Copies for the desk's rooms whose ids begin like this are not sent any more, where they wait. */
  readonly withholds?: string
  /** The platform's id of a message that is taken back or written anew: what was found from it goes. */
  readonly voids?: string
  /** Results that the turn arrived at. One with the id of a kept one replaces what that found. */
  readonly results?: readonly NewResult[]
  /** A file that the turn brought, to be fetched. */
  readonly media?: NewFile
  /** Files that nobody may read any more: the person put another in their place. */
  readonly drops?: readonly MediaFile['id'][]
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
