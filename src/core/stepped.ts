import type { About, NotArrived, Refusal, Trigger, Urgency } from './case.ts'
import type { Conversation, Moving, Spent } from './conversation.ts'
import type { Rung } from './ladder.ts'
import type { Message } from './message.ts'
import type { Raised } from './raised.ts'
import type { Result } from './result.ts'

/** What was told of, and whom it is about. */
export interface Told {
  readonly of: Trigger
  readonly about: About
}

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
  | ({ readonly kind: 'danger' } & Told)
  /** Another danger came to light in a case that waits, no more urgent; or one that was known, again. */
  | ({ readonly kind: 'alsoTold' } & Told)

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
