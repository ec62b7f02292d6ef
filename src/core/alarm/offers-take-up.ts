import type { Conversation, FlowId } from '../conversation.ts'
import type { Node } from '../node.ts'
import type { Script } from '../script.ts'

/** The flows that may come between, and the menu: their ends lead back. */
const LEADS_BACK: ReadonlySet<FlowId> = new Set(['in-danger', 'escalation', 'welcome'])

/** Whether an end offers to take up what came between, while there is something to take up. */
export function offersTakeUp(
  { flows }: Script,
  { interrupted }: Conversation,
  flow: FlowId,
  node: Node,
): boolean {
  if (!interrupted || node.kind !== 'outcome') return false
  return LEADS_BACK.has(flow) && flows[interrupted.session.flow] !== undefined
}
