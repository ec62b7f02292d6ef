import type { Conversation } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import type { Moment } from '../moment.ts'
import type { Sign } from '../raised.ts'
import type { Step } from '../stepped.ts'
import { raise } from './raised.ts'
import type { Asking } from './talk.ts'
import { noteAnswer, type Usual } from './usual.ts'

/** Whether words answer whether one is alone: whoever is there is not in danger by that. */
export function saysWho(m: Moment, { options }: Asking, words: string): boolean {
  if (!options.includes('together')) return false
  const said = m.script.readSafety(words, options)
  return said === 'together' || said === 'alone'
}

/** Whoever is there may be the danger: then nobody is by one's side, and it is asked about as well. */
export function withWhoever(m: Moment, here: Conversation, sign: Sign, usual: Usual): Step {
  const { conversation } = raise(here, sign, m.at)
  const { asked } = conversation
  const input: Input = {
    ...{ kind: 'tap', seq: asked?.seq ?? 0, option: asked?.options.indexOf('alone') ?? -1 },
  }
  return noteAnswer(m, here, usual(conversation, input))
}
