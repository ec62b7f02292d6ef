import { commandChoice } from './ask.ts'
import type { Conversation, Step } from './conversation.ts'

/**
 * What is said when a step failed by our fault: what was heard is kept, and people are named. A talk
 * that is hidden stays silent.
 */
export function faulted(before: Conversation, kept: boolean): Step {
  const seq = before.seq + 1
  if (before.hidden) return { conversation: { ...before, seq }, say: [] }
  const choices = [commandChoice('person'), commandChoice('menu')]
  return {
    conversation: {
      ...before,
      seq,
      asked: { seq, place: 'fault', options: choices.map(({ name }) => name) },
    },
    say: [{ say: [{ key: kept ? 'common:fault' : 'common:faultUnkept' }], choices }],
  }
}
