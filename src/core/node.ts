import type { Trigger } from './case.ts'
import type { Finding } from './finding.ts'
import type { Limits } from './read/limits.ts'

/** Where a question leads: one node for every answer, or one for each option. */
export type Edge<To extends string = string> = To | { readonly [option: string]: To }

/** Several questions repeated for each thing of a list, told as data, bounded by `upTo`. */
export interface Items<To extends string = string> {
  readonly kind: 'items'
  readonly start: string
  /** Edges may also be `again` (this item is complete, ask for the next) or `done` (no more). */
  readonly nodes: { readonly [name: string]: Question }
  readonly upTo: number
  readonly next: To
}

/**
 * Something to ask. Its words live in the locales, under the node's name.
 *
 * `money` is whole yen, `number` a count that may have a fraction, `period` a month or a pay
 * period, `prefecture` a two-digit code, `text` words of at most 300 characters. Where `unknown` is given the person may say they do not
 * know, and the answer is the word `unknown`.
 */
export interface Question<To extends string = string> {
  readonly kind: 'choice' | 'choices' | 'money' | 'number' | 'period' | 'prefecture' | 'text'
  readonly options?: readonly string[]
  /** Of several that may be chosen: those that are an answer by themselves, and where they lead. */
  readonly alone?: { readonly [option: string]: To }
  readonly limits?: Limits
  readonly unknown?: To
  readonly next: Edge<To>
  /** The words are long: asked again, they are `askAgain`. */
  readonly brief?: true
  /** What may be tapped instead of an answer: commands by `!name`. */
  readonly offer?: readonly string[]
  /** Help lines said under it, by their ids, best first. */
  readonly lines?: readonly string[]
  /**
   * The answer also becomes part of the conversation itself: its language, the agreement; or of its
   * case: how soon, whether it may be read, how else to reach the person.
   */
  readonly sets?: 'locale' | 'agreed' | 'safe' | 'urgency' | 'shares' | 'reach'
  /** It asks whether it is safe to write now: plain words about that are `yes` and `no`. */
  readonly asksSafe?: true
  /** It asks about a danger: whoever tells of it has answered. */
  readonly asks?: AsksDanger
}

/**
 * A question about a danger: absconding-risk §2, Q1 (harm), Q2 (life) or Q3 (return). Its options
 * are called as in the danger talk (`now`, `locked`, `no` …), or it says what answers it.
 */
export interface AsksDanger {
  readonly of: 'harm' | 'life' | 'return'
  /** The option that a sign of danger answers with; then no other words do, since "yes" is well. */
  readonly sign?: { readonly now: string; readonly injury: string }
}

// biome-ignore lint/suspicious/noExplicitAny: what a rule is given is checked by the flow's lint.
export type Rule = (given: any) => Finding

/** Something to work out: a rule, the answers it is given by name, and where each finding leads. */
export interface Decision<To extends string = string> {
  readonly kind: 'decide'
  readonly rule: Rule
  /** A list means whichever was asked; `null` in it, or none. `today` is the session's day. */
  readonly given: { readonly [name: string]: string | readonly (string | null)[] }
  readonly next: { readonly [route: string]: To }
}

/** An end: what to say, and what to offer next (a flow's id, or a command such as `!person`). */
export interface Outcome<To extends string = string> {
  readonly kind: 'outcome'
  readonly offer: readonly string[]
  /** What may be asked for beyond it, by option, before what is offered. Told, it stays an end. */
  readonly more?: { readonly [option: string]: To }
  /** The finding's figures and law are shown with it. */
  readonly result?: boolean
  /** Its lines and law are shown, and it is no result: more of one told before, or an advice. */
  readonly detail?: boolean
  /**
   * Help lines said under it, best first: ids of the help-line table, `emergency` (the numbers of
   * both countries) and `found` (those of the finding). The first few are said.
   */
  readonly lines?: readonly string[]
  /** The number of the person's case, their return code and when somebody reads it come first. */
  readonly tellsCase?: true
  /** Who arrives here needs somebody now: a case is opened at once, for this reason. */
  readonly opens?: Trigger
  /** A case is opened only where it is come to by an answer, and not as more of another end. */
  readonly opensByAnswer?: true
  /** It goes on asking about a danger, by what it has more of. */
  readonly asks?: AsksDanger
}

export type Node<To extends string = string> = Question<To> | Items<To> | Decision<To> | Outcome<To>
