import type { Trigger } from './case.ts'
import type { Answer, FlowId, Period } from './conversation.ts'
import type { Card } from './message.ts'
import type { Limits } from './read/limits.ts'

export type { Answer, Answers, FlowId, Period, PlainDate } from './conversation.ts'
export type { TextOf } from './text-of.ts'

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

/** Where a figure or a rule of law comes from. `id` has words in the locales' `sources.json`. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string
  /** The law it is an article of, told together with its others: `articles` in `sources.json`. */
  readonly law?: string
  /** The day somebody last read it. */
  readonly checked: string
}

/** What a rule finds: the way onward, the figures behind it, and the law it rests on. */
export interface Finding<Route extends string = string> {
  readonly route: Route
  readonly facts: { readonly [name: string]: string | number }
  /** Further lines to say, by name, from the flow's `notes`, in this order. */
  readonly notes?: readonly (string | Note)[]
  readonly because: readonly Source[]
  /** Figures to show as a table and as bars; labels and values are names of the flow's `notes`. */
  readonly card?: Card<Note>
  /** Help lines that fit, by their ids, best first. Said at an end whose `lines` name `found`. */
  readonly lines?: readonly string[]
}

/** A line of the flow's `notes`, with figures of its own where the finding's are not meant. */
export interface Note {
  readonly name: string
  readonly facts?: Finding['facts']
}

export interface Flow {
  readonly id: FlowId
  readonly start: string
  readonly nodes: { readonly [name: string]: Node }
  /** Nothing the person says in it is kept, so it may be read before agreeing. */
  readonly open?: boolean
  /** What help lines fit somebody in this flow: a `whatFor` of the help-line table. */
  readonly topic: string
  /** How long an unfinished run waits before asking whether to go on, in hours. */
  readonly restsAfter: number
}

type Target<N> = N extends { next: infer E }
  ? E extends string
    ? E
    : E extends { readonly [k: string]: infer T }
      ? T
      : never
  : never
type More<N> = N extends { more: infer E } ? E[keyof E] : never
type Alone<N> = N extends { alone: infer E } ? E[keyof E] : never
type Unknown<N> = N extends { unknown: infer U } ? U : never
/** Names the edge that leads nowhere, on the node that has it. */
type Checked<Nodes> = {
  readonly [Name in keyof Nodes]: Exclude<
    Target<Nodes[Name]> | Unknown<Nodes[Name]> | More<Nodes[Name]> | Alone<Nodes[Name]>,
    keyof Nodes
  > extends never
    ? Nodes[Name]
    : {
        noSuchNode: Exclude<
          Target<Nodes[Name]> | Unknown<Nodes[Name]> | More<Nodes[Name]> | Alone<Nodes[Name]>,
          keyof Nodes
        >
      }
}

/** Declares a flow. An edge to a node that is not there does not compile. */
export function flow<
  const Id extends string,
  const Nodes extends { readonly [name: string]: Node },
>(
  id: Id,
  drawn: {
    readonly start: keyof Nodes & string
    readonly topic: string
    readonly restsAfter?: number
    readonly open?: boolean
    readonly nodes: Nodes & Checked<Nodes>
  },
) {
  return { restsAfter: 30 * 24, ...drawn, id, nodes: drawn.nodes as Nodes }
}

/** One of several: an option's name leads to a node's name. */
export function choice<
  const Next extends { readonly [option: string]: string },
  const More extends Pick<Question, 'sets' | 'brief' | 'offer' | 'lines' | 'asks'> = object,
>(next: Next, more: More = {} as More) {
  const options = Object.keys(next) as readonly (keyof Next & string)[]
  return { kind: 'choice' as const, options, next, ...more }
}

/**
 * Several of many, tapped one after another or typed at once. `alone` are further options, each an
 * answer by itself, such as "none of these": its name leads to a node's name. The others lead on
 * to `next`.
 */
export function choices<
  const Of extends string,
  const Alone extends { readonly [option: string]: string },
  const To extends string,
>(asked: {
  readonly of: readonly Of[]
  readonly alone: Alone
  readonly next: To
  readonly offer?: readonly string[]
}) {
  const { of, ...more } = asked
  const options: readonly (Of | (keyof Alone & string))[] = [...of, ...Object.keys(more.alone)]
  return { kind: 'choices' as const, options, ...more }
}

/** Whole yen within limits, `per` a span of time where it is one's pay for that. */
export function money<const To extends string, const U extends string = never>(
  asked: Limits & { readonly next: To; readonly unknown?: U },
) {
  return { kind: 'money' as const, ...limited(asked) }
}

/** A count `of` something within limits, `per` a span of time; may have a fraction, as hours do. */
export function number<const To extends string, const U extends string = never>(
  asked: Limits & { readonly of: 'hour' | 'day'; readonly next: To; readonly unknown?: U },
) {
  return { kind: 'number' as const, ...limited(asked) }
}

function limited<Asked extends Limits>({ from, to, of, per, ...rest }: Asked) {
  const limits: Limits = { from, to, ...(of && { of }), ...(per && { per }) }
  return { limits, ...rest }
}

/** A month, or a pay period of at most 62 days. */
export const period = <const To extends string, const U extends string = never>(asked: {
  readonly next: To
  readonly unknown?: U
}) => ({ kind: 'period' as const, ...asked })

/** One of the 47: region, then prefecture, or typed in any common spelling. */
export const prefecture = <const To extends string, const U extends string = never>(asked: {
  readonly next: To
  readonly unknown?: U
}) => ({ kind: 'prefecture' as const, ...asked })

/** Words of the person's own, which nobody but a caseworker reads. */
export const text = <const To extends string, const U extends string = never>(asked: {
  readonly next: To
  readonly unknown?: U
  readonly sets?: 'reach'
}) => ({ kind: 'text' as const, ...asked })

/** The same questions for each thing of a list. */
export const items = <
  const To extends string,
  const Nodes extends { readonly [name: string]: Question },
>(asked: {
  readonly start: keyof Nodes & string
  readonly nodes: Nodes
  readonly upTo: number
  readonly next: To
}) => ({ kind: 'items' as const, ...asked })

/** A rule, what it is given, and where each of its findings leads. */
export const decide = <const To extends string>(
  rule: Rule,
  asked: {
    readonly given: Decision['given']
    readonly next: { readonly [route: string]: To }
  },
) => ({ kind: 'decide' as const, rule, ...asked })

/** An end. */
export const outcome = (end: Omit<Outcome, 'kind'>) => ({ kind: 'outcome' as const, ...end })

/** An end that keeps nothing, of which more can be told: an option's name leads to a node's name. */
export const advice = <const More extends { readonly [option: string]: string }>(end: {
  readonly more: More
  readonly offer: readonly string[]
  readonly detail?: true
  readonly lines?: readonly string[]
  readonly opens?: Trigger
  readonly opensByAnswer?: true
  readonly asks?: AsksDanger
}) => ({ kind: 'outcome' as const, ...end })

/** An end with figures, of which more can be told: an option's name leads to a node's name. */
export const result = <const More extends { readonly [option: string]: string }>(end: {
  readonly more: More
  readonly offer: readonly string[]
  readonly lines?: readonly string[]
}) => ({ kind: 'outcome' as const, result: true as const, ...end })

/** Narrows an answer that a rule was given. */
export const isPeriod = (answer: Answer | undefined): answer is Period =>
  typeof answer === 'object' && answer !== null && 'from' in answer
