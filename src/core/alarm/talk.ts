import type { Answers, Conversation, FlowId, Session } from '../conversation.ts'
import { type Moment, standsAt } from '../moment.ts'
import type { AsksDanger, Outcome, Question } from '../node.ts'
import type { Raised } from '../raised.ts'
import type { Place } from '../walk.ts'
import type { Danger } from './raised.ts'

/** The flow that asks the one question of a danger: `flows/in-danger.ts`. */
export const DANGER: FlowId = 'in-danger'

/** The answers that say what a danger is, where the engine knows it from somebody's words. */
export const answersOf = ({ kind, about }: Danger): Answers =>
  about === 'self' ? { what: kind } : { what: 'friend', friend: kind }

/** The danger that a talk is about; undefined before that is known, and in every other flow. */
export function dangerOf(session: Session | undefined): Danger | undefined {
  if (session?.flow !== DANGER) return undefined
  const { what, friend } = session.answers
  const [kind, about] = what === 'friend' ? [friend, 'friend' as const] : [what, 'self' as const]
  return typeof kind === 'string' ? { kind: kind as Raised['kind'], about } : undefined
}

/** Whether nothing has been answered of a danger but what it is. */
export const begins = ({ path }: Place): boolean =>
  path.every((at) => at === 'what' || at === 'friend')

/** A question about a danger that stands before the person. */
export interface Asking {
  readonly flow: FlowId
  readonly at: string
  readonly node: Question | Outcome
  readonly options: readonly string[]
  readonly danger: Danger
  /** What a sign of danger answers, where no other words do. */
  readonly sign?: AsksDanger['sign']
}

/**
 * The question about a danger that is before the person, in the talk about danger or in a flow that
 * asks about one itself; undefined where none is.
 */
export function askingNow(m: Moment, { session, asked }: Conversation): Asking | undefined {
  if (!session || !m.script.flows[session.flow]) return undefined
  const { at, node } = standsAt(m, session)
  if (asked?.place !== `${session.flow}:${at}`) return undefined
  const danger = dangerOf(session)
  if (danger) {
    if (node.kind === 'outcome') return undefined
    return { flow: DANGER, at, node, options: optionsOf(node), danger }
  }
  if (!node.asks) return undefined
  const { of: kind, sign } = node.asks
  return {
    ...{ flow: session.flow, at, node, danger: { kind, about: 'self' } },
    options: optionsOf(node),
    ...(sign && { sign }),
  }
}

/**
 * Whether somebody is talking about a danger: in the talk about it, at an end that opens a case or at
 * more of such an end, or, where a danger was told of, at an end of a flow about being safe.
 */
export function talksOfDanger(m: Moment, { session, raised = [] }: Conversation): boolean {
  const flow = session && m.script.flows[session.flow]
  if (!flow) return false
  if (session.flow === DANGER) return true
  const { at, node, path } = standsAt(m, session)
  if (node.kind !== 'outcome') return false
  if (flow.topic === 'safety' && raised.length > 0) return true
  return [...path, at].some((passed) => {
    const one = flow.nodes[passed]
    return one?.kind === 'outcome' && one.opens !== undefined
  })
}

const optionsOf = (node: Question | Outcome): readonly string[] =>
  node.kind === 'outcome' ? Object.keys(node.more ?? {}) : (node.options ?? [])
