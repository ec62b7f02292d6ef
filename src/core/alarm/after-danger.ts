import type { Conversation } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import type { Phrase } from '../message.ts'
import { type Moment, present } from '../moment.ts'
import type { Step } from '../stepped.ts'
import { tellAtOnce } from './interrupt.ts'
import { dangerOf, talksOfDanger } from './talk.ts'
import { listen } from './usual.ts'

/**
 * What is answered, at an end of a talk about danger, to a picture, a voice or a sticker, to thanks, and
 * to somebody who says that they are safe now; undefined where it is none of them. Nobody reads there
 * that we are merry.
 */
export function afterDanger(m: Moment, here: Conversation, input: Input): Step | undefined {
  if (here.talkingTo === 'caseworker' || !talksOfDanger(m, here)) return undefined
  if (input.kind === 'media') return listen(m, here)
  if (input.kind !== 'text') return undefined
  if (m.script.readCommand(input.text)) return undefined
  const danger = dangerOf(here.session)
  if (danger?.kind === 'life' && hasBegun(m, input.text)) return tellAtOnce(m, here, danger)
  if (m.script.readSafety(input.text, ['no']) === 'no') return say(m, here, 'alarm:safe')
  return m.script.understand(input.text).intent === 'thanks'
    ? say(m, here, 'alarm:thanks')
    : undefined
}

/** An attempt, or a farewell: of whoever was asked whether they want to live it says that it is now. */
const hasBegun = (m: Moment, text: string): boolean =>
  m.script.readSafety(text, ['sometimes']) === 'now'

function say(m: Moment, here: Conversation, key: string): Step {
  const lines: readonly Phrase[] = m.script.lines(['emergency'], here.locale, m.at)
  return present(m, { ...here, misses: 0 }, [{ key }, ...lines], { leadOnly: true })
}
