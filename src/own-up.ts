import type { Conversation } from './core/conversation.ts'
import { faulted } from './core/faulted.ts'
import type { Inbound } from './core/inbound.ts'
import type { Moment } from './core/moment.ts'
import { express, type Thought } from './express.ts'
import type { Deps } from './handle.ts'

/**
 * Answers for a fault of ours with the best answer that can be made and expressed. Throws what the
 * last of them failed on.
 */
export function ownUp(deps: Deps, m: Moment, start: Conversation, inbound: Inbound): Thought {
  let failure: unknown
  for (const answer of faulted) {
    try {
      const stepped = answer(m, start, inbound)
      if (stepped) return express(deps, stepped, inbound)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
