import type { Conversation } from './conversation.ts'
import { type Moment, present, WELCOME } from './moment.ts'
import type { Step } from './stepped.ts'

/**
 * Somebody taps a button of a question that stands no more. It may have been "yes, I am in danger
 * now": where a danger was told of, or nothing stands that is asked, the numbers come first.
 */
export function oldButton(m: Moment, conversation: Conversation): Step {
  const { locale, raised = [], session } = conversation
  const idle = !session || session.flow === WELCOME
  const lines = idle || raised.length > 0 ? m.script.lines(['emergency'], locale, m.at) : []
  return present(m, conversation, [...lines, { key: 'common:oldButton' }])
}
