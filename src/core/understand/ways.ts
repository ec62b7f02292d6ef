import type { FlowId } from '../conversation.ts'
import type { Script } from '../script.ts'
import type { Intent } from './intents.ts'

/** Where an intent may lead. */
export type Way =
  /** Into a flow, or at once to what follows from one of its answers. */
  | { readonly flow: FlowId; readonly answers?: { readonly [node: string]: string } }
  /** To people, by the topic of the help lines that fit; without one, by where somebody stands. */
  | { readonly person: string | undefined }
  /** To what a command does. */
  | { readonly command: string }
  /** To a question which of these is meant: flows by id, commands by `!name`. */
  | { readonly offer: readonly string[] }

/** The ways of each intent, the best first. One whose flow or answer is not there is passed over. */
export type Ways = { readonly [intent in Intent]: readonly Way[] }

/** The best way that is there; undefined for what leads nowhere, as a greeting. */
export const wayOf = ({ flows, ways }: Script, intent: Intent): Way | undefined =>
  ways[intent].find((way) => !('flow' in way) || isThere(flows, way))

/** Whether two ways lead to the same place. */
export const sameWay = (one: Way, other: Way): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function isThere(
  flows: Script['flows'],
  { flow, answers = {} }: Extract<Way, { readonly flow: FlowId }>,
): boolean {
  const nodes = flows[flow]?.nodes
  return (
    Object.entries(answers).every(([name, option]) => {
      const node = nodes?.[name]
      return node?.kind === 'choice' && node.options?.includes(option)
    }) && nodes !== undefined
  )
}
