import type { Conversation } from './core/conversation.ts'
import type { Due, Inbound, Input } from './core/inbound.ts'
import type { Heard } from './turn.ts'

/** Nothing is kept of what was heard but that something was. */
export const unheard = ({ input }: Inbound): Heard => ({
  input: { kind: 'withheld', of: input.kind },
})

/** Whether the person lets caseworkers read what they write, in a case that is open. */
export const readable = ({ case: its }: Conversation): boolean =>
  its?.consent === 'yes' && its.status !== 'closed'

/**
 * What is kept of what was heard. Before the person has agreed, that something came is kept, and its
 * words are not.
 */
export function keep(inbound: Inbound, before: Conversation, after: Conversation): Heard {
  const { input, message } = inbound
  if (input.kind === 'due') {
    if (input.timer !== 'recall') return { input }
    const { was: _, ...due } = input
    return { input: due }
  }
  const agreed =
    (before.agreedOn !== undefined && after.agreedOn !== undefined) ||
    (readable(before) && readable(after))
  const wordless =
    input.kind === 'tap' ||
    input.kind === 'joined' ||
    input.kind === 'left' ||
    input.kind === 'caseworker'
  const kept: Heard['input'] =
    agreed || wordless
      ? placeless(input, readable(before) && readable(after))
      : { kind: 'withheld', of: input.kind }
  return message === undefined ? { input: kept } : { input: kept, message }
}

/** Where somebody is, is kept only while a caseworker may read it. */
function placeless(input: Exclude<Input, Due>, mayRead: boolean): Exclude<Input, Due> {
  if (mayRead || input.kind !== 'media') return input
  const { place: _, ...rest } = input
  return rest
}
