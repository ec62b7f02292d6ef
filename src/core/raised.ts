import type { FlowId, Instant } from './conversation.ts'

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
  /** Where in that flow. */
  readonly place?: string
  /** The places of the buttons that tell of a danger. */
  readonly yes: readonly number[]
  /** Of the places that tell of a danger, those that say that it is so now. */
  readonly now?: readonly number[]
}
