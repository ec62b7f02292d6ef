import type { Command } from './commands.ts'
import type { FlowId, Instant, Locale } from './conversation.ts'
import type { Flow } from './flow.ts'
import type { Message, Phrase } from './message.ts'
import type { Sign } from './raised.ts'
import type { Basis } from './result.ts'
import type { Ways } from './understand/ways.ts'
import type { Understood } from './understand.ts'

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
  /**
   * Danger in what somebody wrote, the gravest of several; undefined where there is none. `asked` says
   * whom they were asked about.
   */
  readonly readDanger: (text: string, asked?: Sign['about']) => Sign | undefined
  /** What somebody wants, as far as their words say. */
  readonly understand: (text: string) => Understood
  /** Where each intent leads. */
  readonly ways: Ways
  /** Which of a danger question's options somebody's words mean; undefined for none. */
  readonly readSafety: (text: string, options: readonly string[]) => string | undefined
  /** What is shown to somebody who asks for a person. `topic` says which help lines fit. */
  readonly person: (topic: string, locale: Locale, at: Instant) => readonly Message[]
  /**
   * Help lines by their ids, as they are said under an end or a question: each with its number and
   * whether it is open at that moment. `emergency` is the line that names both countries' numbers.
   */
  readonly lines: (ids: readonly string[], locale: Locale, at: Instant) => readonly Phrase[]
  /** A keyed hash: the same for the same text, and nothing is read from it. */
  readonly veil: (text: string) => string
  /** How many days copies of the database are kept. */
  readonly backupDays: number
  /** What a flow's results rest on, in the versions of this release. */
  readonly basis: (flow: FlowId) => Basis
  /** The caseworkers' side; absent where nobody is connected. */
  readonly desk?: DeskPlan
}

/** When the desk is staffed, and who reads what is shared with it. */
export interface DeskPlan {
  /** How many people read a case, as last counted. */
  readonly readers: number
  /** Whether there is anybody who can read a case at all: else it is as where no desk is. */
  readonly anybody: boolean
  /** How many people are in the caseworkers' group, as last counted; undefined where they have none. */
  readonly inGroup: number | undefined
  /** Whether an alert reaches caseworkers who have no page of the console open. */
  readonly alerts: boolean
  /**
   * Whether what is told of a case reaches anybody at the moment: whoever can open the console, or the
   * group, unless it cannot be written to.
   */
  readonly reaches: boolean
  /** Whether somebody is at the desk at that moment, by its hours in Tokyo. */
  readonly staffedAt: (at: Instant) => boolean
  /** The next moment at which somebody is at the desk: `at` itself where somebody is. */
  readonly nextStaffed: (at: Instant) => Instant
  /** The moment by which the desk has been staffed for so many minutes since `from`. */
  readonly staffedAfter: (from: Instant, minutes: number) => Instant
  /** Urgent alerts wake somebody outside those hours too. */
  readonly onCall: boolean
}
