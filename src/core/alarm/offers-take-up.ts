import type { Conversation, FlowId } from '../conversation.ts'
import type { Node } from '../flow.ts'
import type { Script } from '../script.ts'

/**
 * Whether an end offers to take up what danger came between: those of the danger talk do, and the
 * menu, while there is something to take up.
 */
export function offersTakeUp(
  { flows }: Script,
  { interrupted }: Conversation,
  flow: FlowId,
  node: Node,
): boolean {
  if (!interrupted || node.kind !== 'outcome') return false
  return (
    (flow === 'in-danger' || flow === 'welcome') && flows[interrupted.session.flow] !== undefined
  )
}
