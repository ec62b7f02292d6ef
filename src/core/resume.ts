import { askingNow, DANGER } from './alarm/talk.ts'
import { commandChoice } from './ask.ts'
import type { Answer, Conversation } from './conversation.ts'
import { hearOption, type Standing } from './hear.ts'
import { flowOf, type Moment, reply, standsAt } from './moment.ts'
import { obey } from './obey.ts'
import type { Step } from './stepped.ts'

const HOUR = 3_600_000

/**
 * The session lay so long that its answers may no longer be true. What is `given` now of a danger is
 * heard all the same, however old the question is.
 */
export function rests(m: Moment, conversation: Conversation, given?: Answer): boolean {
  const { session } = conversation
  if (!session || m.at - session.touched <= flowOf(m, session.flow).restsAfter * HOUR) return false
  const asking = askingNow(m, conversation)
  if (!asking) return true
  if (asking.flow === DANGER) return false
  if (given === undefined) return true
  const answers = { ...session.answers, [asking.at]: given }
  const { node } = standsAt(m, { ...session, answers })
  return node.kind !== 'outcome' || node.opens === undefined
}

/**
 * Asks whether to go on or to begin anew; what was typed may be the answer. The numbers come first
 * where it was a question about danger.
 */
export function askResume(
  m: Moment,
  conversation: Conversation,
  standing: readonly Standing[],
  text: string,
): Step {
  if (conversation.asked?.place === 'resume' && text) {
    const heard = hearOption(m.script, conversation.locale, standing, text)
    const chosen = heard?.kind === 'option' && obey(m, conversation, heard.name.slice(1))
    if (chosen) return chosen
  }
  const asksDanger = askingNow(m, conversation) !== undefined
  const lines = asksDanger ? m.script.lines(['emergency'], conversation.locale, m.at) : []
  return reply(m, conversation, 'resume', [
    {
      say: [...lines, { key: 'common:resume.ask' }],
      choices: [commandChoice('goOn'), commandChoice('startAgain')],
    },
  ])
}
