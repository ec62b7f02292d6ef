import type { CaseAct, NotArrived, StaffId } from './case.ts'
import type { ChannelId, Instant } from './conversation.ts'
import type { FileAct, FileKind, Place } from './enclosure.ts'
import type { Result } from './result.ts'

/** Where something came from on its platform. */
export interface Sender {
  readonly channel: ChannelId
  readonly address: string
}

/** Something that happened. `id` names channel, bot and the platform's own id, and dedupes. */
export interface Inbound {
  readonly id: string
  readonly from: Sender
  /** When it happened, by the platform's clock. */
  readonly at: Instant
  /**
   * When it reached us, a redelivery again: a reply token lives from here, and so does whoever waits for
   * an answer. Absent where it came at once.
   */
  readonly receivedAt?: Instant
  readonly input: Input
  /** The platform's own id of the message, by which it may later be edited or unsent. */
  readonly message?: string
  /** What an answer may be tied to: LINE's reply token, Telegram's callback query id. */
  readonly replyTo?: string
  /** The language the platform says the person uses, as a first guess. */
  readonly language?: string
}

export type Media = 'image' | 'video' | 'audio' | 'file' | 'location' | 'sticker' | 'contact'

/** A file as it stands in a message: see `media`. */
export interface SentFile {
  readonly media: FileKind
  readonly ref: string
  readonly unique?: string
  readonly name?: string
}

export type Input =
  /** `forwarded`: it was written elsewhere, maybe by another. */
  | { readonly kind: 'text'; readonly text: string; readonly forwarded?: true }
  | { readonly kind: 'tap'; readonly seq: number; readonly option: number }
  /** A command chosen outside the conversation's own buttons: `/menu`, a menu bar. */
  | { readonly kind: 'command'; readonly command: string }
  | {
      readonly kind: 'media'
      readonly media: Media
      readonly ref?: string
      /** What the platform calls the file's contents, wherever they are sent. */
      readonly unique?: string
      /** What its sender called the file. */
      readonly name?: string
      readonly caption?: string
      readonly keywords?: readonly string[]
      /** It was sent elsewhere, maybe by another. */
      readonly forwarded?: true
      /** Where it is, of a location: kept only while a caseworker may read. */
      readonly place?: Place
    }
  | { readonly kind: 'joined' }
  | { readonly kind: 'left' }
  | { readonly kind: 'unsent'; readonly of: string }
  /** `text` and `file`: all that the message holds now. */
  | {
      readonly kind: 'edited'
      readonly of: string
      readonly text?: string
      readonly file?: SentFile
    }
  /** The bot was put into a group, where it does not talk with anyone. */
  | { readonly kind: 'grouped' }
  | { readonly kind: 'unknown'; readonly what: string }
  | Due
  | Rest
  | Watch
  | Arrived
  | Unarrived
  | Away
  | { readonly kind: 'caseworker'; readonly by: StaffId; readonly act: CaseworkerAct }

/**
 * Something of ours that the person did not ask for is due. `guard` names what it watches: the id
 * of a result. It is ignored where that is over, because the result is found as it was given.
 */
export interface Due {
  readonly kind: 'due'
  readonly timer: 'recall'
  readonly guard: string
  /** The result as it was given. */
  readonly was: Result
}

/** A session's answers were kept as long as they may be. `guard` is when the person was last in it. */
export interface Rest {
  readonly kind: 'due'
  readonly timer: 'rest'
  readonly guard: string
}

/** A moment of a case's has come. `guard` names the state it watches; over, it is ignored. */
export interface Watch {
  readonly kind: 'due'
  readonly timer: 'ladder' | 'unread' | 'alarm' | 'moved'
  readonly guard: string
}

/** A file that somebody sent was fetched, or will not be. `guard` is its id. */
export interface Arrived {
  readonly kind: 'due'
  readonly timer: 'media'
  readonly guard: string
}

/** What a caseworker said did not come to the person, or may not have. `guard` names those words. */
export interface Unarrived {
  readonly kind: 'due'
  readonly timer: 'undelivered'
  readonly guard: string
  readonly how: NotArrived
}

/** We were away for long, from one moment to another: what the person did meanwhile may be lost. */
export interface Away {
  readonly kind: 'due'
  readonly timer: 'outage'
  readonly from: Instant
  readonly until: Instant
}

/** What a caseworker does, from wherever they are. */
export type CaseworkerAct =
  | CaseAct
  | FileAct
  /** `corrects`: the turn that said it before, and is corrected; 0 where that is not known. */
  | { readonly kind: 'reply'; readonly words: string; readonly corrects?: number }
  /** A sentence of the phrasebook, chosen in one language and said in the other. */
  | {
      readonly kind: 'phrase'
      readonly name: string
      readonly slots: { readonly [slot: string]: string }
    }
  /** For colleagues: it never leaves the desk. */
  | { readonly kind: 'note'; readonly words: string }
