import type { Answers, Conversation, FlowId, Raised, Session } from '../conversation.ts'
import type { Question } from '../flow.ts'
import { type Moment, standsAt } from '../moment.ts'
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

/** A question of the danger talk that stands before the person. */
export interface Asking {
  readonly at: string
  readonly node: Question
  readonly danger: Danger
  /** It is the first question: Q1, Q2 or Q3. */
  readonly first: boolean
}

/** The question about a danger that is before the person; undefined where none is. */
export function askingNow(m: Moment, { session, asked }: Conversation): Asking | undefined {
  const danger = dangerOf(session)
  if (!session || !danger) return undefined
  const place = standsAt(m, session)
  const { at, node } = place
  if (node.kind === 'outcome' || asked?.place !== `${DANGER}:${at}`) return undefined
  return { at, node, danger, first: begins(place) }
}
