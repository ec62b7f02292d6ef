import { commandChoice } from './ask.ts'
import { speaks } from './beside.ts'
import type { Conversation } from './conversation.ts'
import { tellDesk } from './desk.ts'
import type { Input } from './inbound.ts'
import type { Message, Phrase } from './message.ts'
import { type Moment, reply, WELCOME } from './moment.ts'
import type { Step } from './stepped.ts'
import { isCovered } from './unasked.ts'

/**
 * Somebody writes where a case was before it went on elsewhere by its code. They hear that once, how
 * to reach a person from here, and numbers that answer; and the desk hears that somebody does, since
 * the code may have been found by another. What they write is shown to nobody. Danger goes first. Where
 * another case is open here caseworkers read what is written, so that only the desk hears of it.
 */
export function tellMoved(m: Moment, before: Conversation, input: Input, step: Step): Step {
  const { moved, session } = step.conversation
  if (!moved || moved.told !== undefined || !speaks(input)) return step
  if (before.hidden || step.alarm || isCovered(step)) return step
  const heard = moved.heard === undefined
  const noted = { ...step.conversation, moved: { heard: m.at, ...moved } }
  const tell = (after: Step) => (heard ? tellDesk(after, { kind: 'oldPlace' }) : after)
  if (noted.case && noted.case.status !== 'closed') return tell({ ...step, conversation: noted })
  if (step.say.length === 0) return step
  const told = { ...noted, moved: { ...noted.moved, told: m.at } }
  const lines = m.script.lines(['emergency', 'otit-vi'], told.locale, m.at)
  const say: readonly Phrase[] = [{ key: 'desk:elsewhere' }, ...lines]
  if (before.session || session?.flow !== WELCOME || commands(m, input))
    return tell({ ...step, conversation: told, say: [{ say }, ...step.say] })
  // Nothing stood here: whoever is known already is not welcomed as a stranger.
  const { session: _welcome, ...here } = told
  const bubble: Message = { say, choices: [commandChoice('person'), commandChoice('menu')] }
  return tell({ ...step, ...reply(m, here, 'moved', [bubble]) })
}

const commands = (m: Moment, input: Input): boolean =>
  input.kind === 'command' ||
  (input.kind === 'text' && m.script.readCommand(input.text) !== undefined)
