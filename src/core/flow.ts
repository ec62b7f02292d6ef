import type { Trigger } from './case.ts'
import type { Answer, FlowId, Period } from './conversation.ts'
import type { AsksDanger, Decision, Node, Outcome, Question, Rule } from './node.ts'
import type { Limits } from './read/limits.ts'

/** What flows and their rules are written with, beside what is below. */
export type { Answer, Answers, FlowId, Period, PlainDate } from './conversation.ts'
export type { Finding, Note, Source } from './finding.ts'
export type { Node, Question } from './node.ts'
export type { TextOf } from './text-of.ts'

/** A conversation about one thing: its nodes by name, and the one it starts at. */
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
  const More extends Pick<
    Question,
    'sets' | 'brief' | 'offer' | 'lines' | 'asks' | 'asksSafe'
  > = object,
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
