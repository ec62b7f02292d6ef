import type { Case, StaffId } from '../core/case.ts'
import type { Conversation, ConversationId, Instant } from '../core/conversation.ts'
import type { FileKind, Place } from '../core/enclosure.ts'
import type { Inbound } from '../core/inbound.ts'
import type { Timer } from '../core/ladder.ts'
import type { Message } from '../core/message.ts'
import type { Result } from '../core/result.ts'
import type { Returned } from '../core/return-code.ts'
import type { DeskNews } from '../core/stepped.ts'
import type { Edit } from '../edited.ts'
import type { MediaFile } from '../media/ports.ts'
import type { NewParcel, Receipt } from '../parcel.ts'

/** What a person wrote before they let anybody read it. */
export interface EarlierWords {
  /** The newest of it, oldest first, each with the platform's id of its message. */
  readonly newest: readonly {
    readonly message: string
    readonly text: string
    readonly forwarded?: true
  }[]
  /** How much there is. */
  readonly all: number
}

/** What happened, for the desk's rooms to hear. */
export interface DeskHearing {
  readonly before: Conversation
  readonly after: Conversation
  readonly news: readonly DeskNews[]
  readonly inbound: Inbound
  /** Files of the person's to be shown: with the news, or because they may be seen from now on. */
  readonly files?: readonly MediaFile[]
  /** What an edit of theirs changes. */
  readonly edit?: Edit
  /** What they wrote before they let it be read, in the turn in which they do. */
  readonly earlier?: EarlierWords | undefined
  /** What was said to the person, and how it was shown; left out where nobody may read it. */
  readonly said?: readonly { readonly message: Message; readonly shown: string }[]
}

/** The caseworkers' rooms on a platform: one for each case. Pure. */
export interface DeskRooms {
  /** What to send there. `rooms` where the case has none yet: which parcels make them. */
  tell(hearing: DeskHearing): {
    readonly parcels: readonly NewParcel[]
    readonly rooms?: NonNullable<Case['rooms']>
    /** What waits to be sent there and is not to be: see `Turn.withholds`. */
    readonly withholds?: string
  }
  /** What to send so that nothing is left there of somebody who is forgotten. */
  forget(about: Conversation, receipts: readonly Receipt[]): readonly NewParcel[]
}

/** The lane of everything that is said to the desk's rooms about one person: none waits for another. */
export const deskLane = (about: ConversationId): string => `desk ${about}`

/** A lane beside it, for what takes something away again: it waits for nothing that is to be said. */
export const deskLaneOfTaking = (about: ConversationId): string => `desk taking ${about}`

/** Whether what goes in a lane goes to the desk's rooms. */
export const isDeskLane = (lane: string): boolean => lane.startsWith('desk ')

/** How a parcel to a person has fared. */
export interface Delivered {
  readonly seq: number
  readonly state: 'unsent' | 'sent' | 'failed' | 'uncertain'
  /** It failed since the platform says that they have blocked us. */
  readonly blocked?: true
}

/** A result that is kept, with the turn that told of it. */
export interface FoundThen extends Result {
  readonly seq: number
}

/** Nobody can come back by a code for a while: somebody may be guessing. */
export interface CodesLocked {
  /** How many codes led nowhere in the last hour. */
  readonly tries: number
  /** When the next one is taken. */
  readonly until: Instant
}

/** What the desk reads, and what it keeps beside the turns. The message path needs none of it. */
export interface Desk {
  /**
   * All cases that are open, and 500 at most of those closed in the last week, the longest waiting
   * first; without those that cannot be opened.
   */
  queue(
    now: Instant,
  ): Promise<readonly { readonly conversation: ConversationId; readonly case: Case }[]>
  /** Whose case has this number. */
  numbered(number: string): Promise<ConversationId | undefined>
  /** The case of this number as it was left, even where its person's talk is about another now. */
  caseOf(
    number: string,
  ): Promise<{ readonly conversation: ConversationId; readonly case: Case } | undefined>
  /**
   * Whose case a return code is for. Five may be tried in an hour by `who`, and a hundred by all.
   */
  returning(code: string, who: string, now: Instant): Promise<Returned>
  /** So many codes led nowhere in an hour that nobody's is taken; undefined where they are. */
  codesLocked(now: Instant): Promise<CodesLocked | undefined>
  /** Timers whose moment has come, the earliest first; some at a time. */
  due(now: Instant): Promise<readonly (Timer & { readonly conversation: ConversationId })[]>
  /** A timer was looked at. One that watches another state by now stays. */
  done(conversation: ConversationId, timer: Timer): Promise<void>
  /** A timer is looked at again at `timer.at`. One that watches another state by now stays as it is. */
  postpone(conversation: ConversationId, timer: Timer): Promise<void>
  /**
   * Sets what a conversation is to be looked at again for, as it stood after so many turns. Nothing
   * is set where it has gone on since: its newest turn knows better.
   */
  setTimers(as: Pick<Conversation, 'id' | 'seq'>, timers: readonly Timer[]): Promise<void>
  /** Whose talk a room of the desk's is about: `telegram|<chat>|<topic>`. */
  inRoom(room: string): Promise<ConversationId | undefined>
  putRoom(room: string, conversation: ConversationId): Promise<void>
  /** How everything that was said to a person has fared on its way. */
  deliveries(conversation: ConversationId): Promise<readonly Delivered[]>
  /** What was found for a person, `until` then, and is still kept, oldest first. */
  found(conversation: ConversationId, until?: Instant): Promise<readonly FoundThen[]>
  /** Somebody of the staff has looked at a case. */
  read(conversation: ConversationId, staff: StaffId, at: Instant): Promise<void>
  readings(
    conversation: ConversationId,
  ): Promise<readonly { readonly staff: StaffId; readonly at: Instant }[]>
}

/** A caseworker's message in a room, whose way to the person is to be shown there. */
export interface Mark {
  /** The id of the event that the message came as. */
  readonly event: string
  readonly conversation: ConversationId
  /** What the platform calls the message, and the room it stands in. */
  readonly message: number
  readonly thread: number
}

/** What is kept of the desk's rooms beside the turns. */
export interface RoomsKept {
  /** Remembers a message until it is known how its way ended. */
  mark(mark: Mark): Promise<void>
  unmark(event: string): Promise<void>
  /** It is known how its way ended; that it went to the person is kept, for it may be edited. */
  settle(event: string): Promise<void>
  /**
   * The turn by which a message of the room went to the person last, or is on its way; 0 where that
   * turn is not known. Undefined where it did not go.
   */
  wentOut(message: Omit<Mark, 'event'>): Promise<{ readonly seq: number } | undefined>
  /** The message waits until the person does something: the turn that shows it counts, not its own. */
  waits(event: string): Promise<void>
  /** Messages whose way has ended: `sent`, or how it failed. */
  arrived(): Promise<readonly (Mark & { readonly end: 'sent' | 'failed' | 'uncertain' })[]>
  /** Something the desk has learnt of its rooms: where its group went, that it was put out of it. */
  fact(name: string): Promise<string | undefined>
  /** Keeps it; `undefined` lets go of it. */
  setFact(name: string, value: string | undefined): Promise<void>
}

/** A file that somebody put into a room. */
export interface RoomFile {
  readonly kind: FileKind
  /** The platform's name for it. */
  readonly ref: string
  readonly name?: string
  /** How long it lasts. */
  readonly seconds?: number
}

/** Something that happened among the caseworkers on a platform, or that one sent for the desk. */
export interface DeskEvent {
  /** Names the platform, the bot and the platform's own id, and dedupes. */
  readonly id: string
  readonly at: Instant
  /** The platform's id of whoever did it. Never logged. */
  readonly by: string
  /** The room it happened in; absent outside any. */
  readonly thread?: number
  readonly what:
    | { readonly kind: 'tap'; readonly query: string; readonly data: string }
    | {
        readonly kind: 'said'
        readonly message: number
        /** Words: of their own, or below a file. */
        readonly text?: string
        readonly file?: RoomFile
        readonly place?: Place
        /** What it was sent together with: files that are chosen at once. */
        readonly album?: string
        /** It answers a colleague or another room, and is not meant for the person. */
        readonly toColleague: boolean
        /** It was said elsewhere, maybe about somebody else, or another bot made it. */
        readonly borrowed: boolean
      }
    /**
     * What was said is said anew: the whole of its words as they are now, or nothing else than before.
     * `file`: it holds a file, which may be another.
     */
    | {
        readonly kind: 'edited'
        readonly message: number
        readonly text?: string
        readonly file?: true
      }
    /** The group became another. */
    | { readonly kind: 'moved'; readonly to: number }
    /** Our own standing in the group changed. */
    | { readonly kind: 'standing'; readonly member: boolean }
    /** Somebody came into the group, or left it. */
    | { readonly kind: 'crowd' }
    /** Somebody wrote in another's name: a hidden administrator's, or a channel's. */
    | { readonly kind: 'unnamed'; readonly message: number }
    /**
     * A one-time code, sent to the bot in private. `otherwise`: it only looks like one, and is
     * somebody's message where it is none.
     */
    | {
        readonly kind: 'code'
        readonly code: string
        readonly chat: number
        readonly otherwise?: Inbound
      }
}
