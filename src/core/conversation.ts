/**
 * The nouns of a conversation, in words that no platform and no database owns.
 */

import type { Case, FormerRoom } from './case.ts'
import type { Lasting } from './lasting.ts'
import type { Message } from './message.ts'
import type { DangerAsked, Raised } from './raised.ts'
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

/** What somebody was in the middle of when danger came between, to be taken up again. */
export interface Interrupted {
  readonly session: Session
  /** What stood before them, with the options they had chosen and the region they had opened. */
  readonly asked?: Asked
  /** What that had come between, to be taken up after it. */
  readonly earlier?: Interrupted
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
  /** The newest buttons that hide the talk or have it deleted, oldest first. */
  readonly lasting?: readonly Lasting[]
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
  /** Which message told of another way to reach the person, for which case; see `TAKEN_BACK`. */
  readonly reachTold?: { readonly of: Case['id']; readonly message: string }
  /** What the holder of a case owes an answer to since `from`, where that is messages and nothing else. */
  readonly owed?: Owed
  /** For which case the person was told that what they sent cannot be seen. */
  readonly toldUnshown?: Case['id']
  /** For which case they were told that buttons do nothing beside a caseworker. */
  readonly toldSilent?: Case['id']
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

/** Messages that wait for an answer, the oldest first. `from`: see `Case.unansweredFrom`. */
export interface Owed {
  readonly from: Instant
  readonly messages: readonly { readonly message: string; readonly at: Instant }[]
}

/** A case that went on in another talk. */
export interface Moved {
  readonly number: string
  readonly rooms?: Case['rooms']
  /** When whoever writes here was told so. */
  readonly told?: Instant
  /** When the desk was told that somebody does. */
  readonly heard?: Instant
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
  /** Our answer before it may be lost. */
  readonly lost?: true
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
  /** By which message an answer was typed; see `TAKEN_BACK`. */
  readonly typed?: { readonly [path: string]: string }
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
  /** It took the place of asking for the person's own word, which may still come. */
  readonly afterWord?: true
}
