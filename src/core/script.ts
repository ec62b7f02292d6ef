import type { Command } from './commands.ts'
import type { FlowId, Instant, Locale, Message, Phrase } from './conversation.ts'
import type { Flow } from './flow.ts'
import type { Basis } from './result.ts'

/**
 * What the engine is given: the flows, and how things are said and read. Everything in it is
 * pure, so `step` is.
 */
export interface Script {
  readonly flows: { readonly [id: FlowId]: Flow }
  /** A phrase in a language. Throws when there are no words for it. */
  readonly say: (locale: Locale, phrase: Phrase) => string
  /** The command that a whole message is, in either language. */
  readonly readCommand: (text: string) => Command | undefined
  /** What is shown to somebody who asks for a person. `topic` says which help lines fit. */
  readonly person: (topic: string, locale: Locale, at: Instant) => readonly Message[]
  /** What a flow's results rest on, in the versions of this release. */
  readonly basis: (flow: FlowId) => Basis
}
