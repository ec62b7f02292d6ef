import { criedOnOld } from './alarm/old-question.ts'
import type { Conversation } from './conversation.ts'
import { lastingAt } from './lasting.ts'
import { type Moment, present, WELCOME } from './moment.ts'
import { obey } from './obey.ts'
import type { Step } from './stepped.ts'

/**
 * Somebody taps a button of a question that stands no more. Of a question about danger, hiding and
 * calling a person work as they did, and a cry is heard. What else was tapped may have been one too:
 * where a danger was told of, or nothing stands that is asked, the numbers come first.
 */
export function oldButton(
  m: Moment,
  conversation: Conversation,
  seq: number,
  option: number,
): Step {
  const command = lastingAt(conversation, seq, option)
  const obeyed = command === undefined ? undefined : obey(m, conversation, command)
  return obeyed ?? criedOnOld(m, conversation, seq, option) ?? noQuestion(m, conversation)
}

function noQuestion(m: Moment, conversation: Conversation): Step {
  const { locale, raised = [], session } = conversation
  const idle = !session || session.flow === WELCOME
  const lines = idle || raised.length > 0 ? m.script.lines(['emergency'], locale, m.at) : []
  return present(m, conversation, [...lines, { key: 'common:oldButton' }])
}
