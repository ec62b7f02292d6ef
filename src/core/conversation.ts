/**
 * The nouns of a conversation, in words that no platform and no database owns.
 */

import type {
  Case,
  CaseAct,
  FormerRoom,
  NotArrived,
  Refusal,
  StaffId,
  Trigger,
  Urgency,
} from './case.ts'
import type { Enclosure, FileAct, Place } from './enclosure.ts'
import type { Rung } from './ladder.ts'
import type { Result } from './result.ts'

export type ChannelId = 'line' | 'telegram' | 'web'
export type Locale = 'vi' | 'ja'
/** Milliseconds since 1970. */
export type Instant = number
/** A calendar day in Tokyo, written `2026-03-31`. */
export type PlainDate = string
/** Random; says nothing about whose it is. */
export type ConversationId = string
/** Random; keys, answers kept and promises hang on the person, not on a channel. */
export type PersonId = string
export type FlowId = string

/** What somebody may be in, gravest first. A caseworker reads these names; a trainee never does. */
export type DangerKind = 'life' | 'harm' | 'confined' | 'sexual' | 'return' | 'injury' | 'broker'

/** Danger read in somebody's words: what kind, and whether they or a friend are in it. */
export interface Sign {
  readonly kind: DangerKind
  readonly about: 'self' | 'friend'
}

/**
 * Danger that was read in somebody's words or told by them, for whoever is to answer for them.
 * `other` is what they sent that nobody here can read, or did not name.
 */
export interface Raised {
  readonly kind: DangerKind | 'other'
  readonly about: Sign['about']
  /** When it was last seen. */
  readonly at: Instant
  /** When it was first seen of what nobody has answered; absent where that was at once. */
  readonly since?: Instant
  /** What they answered when asked: an option of `in-danger`, such as `now`. */
  readonly answer?: string
  /** When it was answered, or a caseworker was told. */
  readonly settled?: Instant
}

/** A question about a danger that was put: its buttons are known though it stands no more. */
export interface DangerAsked extends Pick<Raised, 'kind' | 'about'> {
  /** The first and the last turn that put it. */
  readonly since: number
  readonly until: number
  /** When it was put last. */
  readonly at: Instant
  readonly flow: FlowId
  /** The places of the buttons that tell of a danger. */
  readonly yes: readonly number[]
}

/** What somebody was in the middle of when danger came between, to be taken up again. */
export interface Interrupted {
  readonly session: Session
  /** What stood before them, with the options they had chosen and the region they had opened. */
  readonly asked?: Asked
}

/** First and last day, both included. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
}

/**
 * An option's name, the names of several options, yen or a count, a prefecture's two-digit code,
 * `unknown`, or a period.
 */
export type Answer = string | number | Period | readonly string[]

/** Answers by where they were asked: `basis`, or `allowances/0/kind` inside a list. */
export type Answers = { readonly [path: string]: Answer }

/** One person on one channel. `seq` counts the turns committed so far. */
export interface Conversation {
  readonly id: ConversationId
  readonly person: PersonId
  readonly channel: ChannelId
  /** The platform's own name for this chat. Kept sealed, never logged. */
  readonly address: string
  readonly seq: number
  readonly locale: Locale
  /** True once the person has chosen a language. */
  readonly greeted: boolean
  /** The day the person agreed that answers are kept; absent until then. */
  readonly agreedOn?: PlainDate
  readonly talkingTo: 'bot' | 'caseworker'
  /** The newest case about this person, open or closed. */
  readonly case?: Case
  readonly session?: Session
  readonly asked?: Asked
  readonly interrupted?: Interrupted
  /** Danger seen so far, once for each kind and whom it is about, the last seen at the end. */
  readonly raised?: readonly Raised[]
  /** The questions about danger that were put last, oldest first. */
  readonly dangerAsked?: readonly DangerAsked[]
  /** Messages in a row that were not understood. */
  readonly misses: number
  /** The person blocked us or left; nothing can reach them until they return. */
  readonly gone?: boolean
  /** Results that are no longer true, until the person has opened them. */
  readonly news?: News
  /** The keyed hash of the person's own word, which opens the talk once it is hidden. */
  readonly word?: string
  /** Nothing is shown of the talk, and nothing sent to it unasked, until that word comes. */
  readonly hidden?: Hidden
  /** When the person last did something while a case of theirs was open. */
  readonly heardAt?: Instant
  /** What is shown when they next do something. */
  readonly waiting?: Waiting
  /** How often the desk was reminded of what their caseworker has not answered since `of`. */
  readonly reminded?: { readonly of: Instant; readonly rung: number }
  /** Rooms of the desk's that cases had before the person came back with them by a code. */
  readonly cameFrom?: readonly FormerRoom[]
  /** A case went on elsewhere by its code. */
  readonly moved?: Moved
}

/** A case that went on in another talk. */
export interface Moved {
  readonly number: string
  readonly rooms?: Case['rooms']
  /** When whoever writes here was told so, and the desk that somebody does. */
  readonly told?: Instant
}

/** A return code that was used, and the talk that it was for, as that stood after so many turns. */
export interface Spent {
  readonly code: string
  readonly of: ConversationId
  readonly seq: number
}

/** A case that leaves a talk. `guard` is what the talk is told that it leaves. */
export interface Moving {
  readonly from: ConversationId
  readonly guard: string
  /** The case as it ends, where it goes on as part of another. */
  readonly ended?: Case
}

/** What the desk may know of a talk that is hidden. */
export interface Hidden {
  readonly since: Instant
}

/** What our side has said to somebody who had not asked: they read it once they do something. */
export interface Waiting {
  readonly say: readonly Message[]
  /** The turn that said that there is something, whose button is no button of a question. */
  readonly notice?: number
  /** When it was said. */
  readonly told?: Instant
}

/** What the person is to hear of results that were given and are found otherwise now. */
export interface News {
  /** The results as they were given, with their ids, oldest first. */
  readonly changed: readonly { readonly id: string; readonly was: Result }[]
  /** The newest turn that brought news, and whether our answer before it may be lost. */
  readonly came: { readonly seq: number; readonly lost: boolean }
  /** The turn that last said so; absent until then. */
  readonly told?: number
  /** The turn that said so in a bubble of its own, whose button is no button of a question. */
  readonly notice?: number
}

/** One run through a flow. Where it stands is not stored: the answers say. */
export interface Session {
  readonly flow: FlowId
  /** The day it began, in Tokyo. What `today` means to its rules. */
  readonly asOf: PlainDate
  readonly answers: Answers
  /** When the person last took part in it. */
  readonly touched: Instant
  /** The flow that was asked for, and begins once this one has its agreement. */
  readonly then?: FlowId
}

/**
 * The question that stands: a tap or a typed number is read against this list, by the names that
 * were on the buttons, however a later release orders its options.
 */
export interface Asked {
  /** The turn that asked it last. Buttons carry it, so that an old button is known to be old. */
  readonly seq: number
  /** The first turn that asked it, where it has been put again since: its buttons still count. */
  readonly since?: number
  /** What was asked: a place in the session's flow, or one of the engine's own questions. */
  readonly place: string
  readonly options: readonly string[]
  /** Of several options that may be chosen, those chosen so far. */
  readonly chosen?: readonly string[]
  /** A caseworker has said something since: a yes or a figure may be an answer to that. */
  readonly overtaken?: true
}

/** Where something came from on its platform. */
export interface Sender {
  readonly channel: ChannelId
  readonly address: string
}

/** Something that happened. `id` names channel, bot and the platform's own id, and dedupes. */
export interface Inbound {
  readonly id: string
  readonly from: Sender
  readonly at: Instant
  /** When it reached us, a redelivery again: a reply token lives from here. */
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

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly seq: number; readonly option: number }
  /** A command chosen outside the conversation's own buttons: `/menu`, a menu bar. */
  | { readonly kind: 'command'; readonly command: string }
  | {
      readonly kind: 'media'
      readonly media: Media
      readonly ref?: string
      /** What its sender called the file. */
      readonly name?: string
      readonly caption?: string
      readonly keywords?: readonly string[]
      /** Where it is, of a location: kept only while a caseworker may read. */
      readonly place?: Place
    }
  | { readonly kind: 'joined' }
  | { readonly kind: 'left' }
  | { readonly kind: 'unsent'; readonly of: string }
  | { readonly kind: 'edited'; readonly of: string; readonly text?: string }
  /** The bot was put into a group, where it does not talk with anyone. */
  | { readonly kind: 'grouped' }
  | { readonly kind: 'unknown'; readonly what: string }
  | Due
  | Rest
  | Watch
  | Arrived
  | Unarrived
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

/** What a caseworker does, from wherever they are. */
export type CaseworkerAct =
  | CaseAct
  | FileAct
  /** `corrects`: it was said before, and is said anew. */
  | { readonly kind: 'reply'; readonly words: string; readonly corrects?: true }
  /** A sentence of the phrasebook, chosen in one language and said in the other. */
  | {
      readonly kind: 'phrase'
      readonly name: string
      readonly slots: { readonly [slot: string]: string }
    }
  /** For colleagues: it never leaves the desk. */
  | { readonly kind: 'note'; readonly words: string }

/** What the desk is to hear of a turn. */
export type DeskNews =
  /** A case was opened, or one that waits became more urgent. */
  | { readonly kind: 'opened'; readonly urgency: Urgency; readonly trigger: Trigger }
  /** Who holds the case, whether it is open, or what may be read has changed. */
  | { readonly kind: 'changed' }
  /** The person wrote or sent something while the case is open. */
  | { readonly kind: 'heard' }
  /** Nothing is to be shown, but words that stand there are taken back or were written anew. */
  | { readonly kind: 'takenBack' }
  /** The case went on in another talk, which has a room of its own. */
  | { readonly kind: 'moved' }
  /** A case from elsewhere, of this number, is part of this one: its code was written here. */
  | { readonly kind: 'joined'; readonly number: string }
  /** Somebody writes where a case was before it went on in another talk. */
  | { readonly kind: 'oldPlace' }
  /** What the holder said has not come to the person, or may not have. */
  | { readonly kind: 'undelivered'; readonly how: NotArrived }
  /** What waited for the person has come to them after the case was closed. */
  | { readonly kind: 'reached' }
  | { readonly kind: 'rung'; readonly rung: Rung }
  /** Danger was read while somebody holds the case, and which. */
  | { readonly kind: 'danger'; readonly of: Trigger }
  /** Another danger came to light in a case that waits, no more urgent; or one that was known, again. */
  | { readonly kind: 'alsoTold'; readonly of: Trigger }

/** What to say, before any language. The transcript keeps this, so it can be read in either. */
export interface Phrase {
  /** File and key in the locales: `wage-check:basis.ask`. */
  readonly key: string
  readonly params?: { readonly [name: string]: string | number | Phrase }
}

/** A button: its name is what it means, its label what it says. */
export interface Choice {
  readonly name: string
  readonly label: Phrase
}

/** How a figure of a result is to be taken. */
export type Mark = 'low' | 'fine' | 'unsure'

/** A line in a picture: `size` is what is drawn, in yen; `value` is what is written at it. */
export interface Bar<Words = Phrase> {
  readonly label: Words
  readonly value: Words
  readonly size: number
  readonly mark?: Mark
  /** What is written at the rest, where this bar falls short of the longest. */
  readonly gap?: Words
}

/** A result in figures: rows to read one under another, and pictures to see at a glance. */
export interface Card<Words = Phrase> {
  /** The line of the text that says what was found. The engine adds it; a rule need not. */
  readonly title?: Words
  readonly rows: readonly { readonly label: Words; readonly value: Words; readonly mark?: Mark }[]
  /** Bars to hold against each other, such as pay for an hour and the legal minimum. */
  readonly bars?: readonly Bar<Words>[]
  /** What one sum is made of, in order: where the month's money went. */
  readonly parts?: readonly Bar<Words>[]
}

/** One bubble, before any channel. `say` are its lines. */
export interface Message {
  readonly say: readonly Phrase[]
  readonly choices?: readonly Choice[]
  readonly card?: Card
  /** What goes with the words. */
  readonly file?: Enclosure
  readonly place?: Place
  /** A result is shown as a card where the channel can. */
  readonly tone?: 'result'
}

/** One step forward: everything that follows from one thing happening. */
export interface Step {
  readonly conversation: Conversation
  readonly say: readonly Message[]
  /** The platform's id of a message whose words are to be removed from the transcript. */
  readonly unsay?: string
  /** Danger seen or answered in this turn: who is to answer for this person hears of it now. */
  readonly alarm?: Raised
  /** Results arrived at, to be kept; with the id of the one that is found anew. */
  readonly results?: readonly { readonly id?: string; readonly result: Result }[]
  /** What must not be kept of this turn: the person's own word is in what was heard, or said. */
  readonly secret?: 'heard' | 'said'
  /** The talk is hidden by this: what was on its way stays here, and what can be taken back is. */
  readonly hides?: boolean
  /** Everything of this person's is to go; the number is what they are given for it. */
  readonly forgets?: { readonly number: string }
  /** Sixteen digits that were told, by which the person finds their case again. */
  readonly code?: string
  /** The return code that was written: it leads nowhere from now on. */
  readonly spends?: Spent
  /** The case that was held elsewhere until now. */
  readonly moves?: Moving
  /** What the desk is to hear, in this order. */
  readonly desk?: readonly DeskNews[]
  /** The act was not done, and why: nothing else follows from it. */
  readonly refused?: Refusal
}

/** A bubble in words, ready for a channel to render. */
export interface Spoken {
  readonly text: string
  /** `data` is `<turn>.<place>`, which fits every platform's button. */
  readonly choices?: readonly { readonly label: string; readonly data: string }[]
  readonly card?: Card<string>
  /** Telephone numbers that the text names, for a channel that can show them as buttons. */
  readonly calls?: readonly string[]
  /** `link` says in words where it can be read, for a channel that cannot show it. */
  readonly file?: Enclosure & { readonly link: string }
  /** `called` says that it is a place, where it has no name of its own. */
  readonly place?: Place & { readonly called: string }
  readonly tone?: 'result'
}
