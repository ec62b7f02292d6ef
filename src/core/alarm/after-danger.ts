import type { Conversation } from '../conversation.ts'
import type { Input, Media } from '../inbound.ts'
import type { Phrase } from '../message.ts'
import { type Moment, present, standsAt } from '../moment.ts'
import type { Step } from '../stepped.ts'
import { hasBegun } from './acute.ts'
import { interrupt } from './interrupt.ts'
import { isLately, isNow } from './raised.ts'
import { dangerOf, talksOfDanger } from './talk.ts'
import { listen } from './usual.ts'
import { otherThan } from './whose.ts'

/**
 * What is answered, at an end of a talk about danger, to a picture, a voice or a sticker, to thanks, and
 * to somebody who says that they are safe now; and wherever one is, to words that an attempt may follow.
 * Undefined where it is none of them. Nobody reads there that we are merry.
 */
export function afterDanger(m: Moment, here: Conversation, input: Input): Step | undefined {
  if (here.talkingTo === 'caseworker') return undefined
  if (input.kind === 'text' && mayAttempt(m, here, input.text))
    return interrupt(m, here, { kind: 'life', about: 'self' })
  if (!talksOfDanger(m, here)) return undefined
  if (input.kind === 'media') return hearMedia(m, here, input.media)
  if (input.kind !== 'text') return undefined
  if (m.script.readCommand(input.text)) return undefined
  const danger = dangerOf(here.session)
  const other = danger && otherThan(m, danger, input.text)
  if (other) return interrupt(m, here, other)
  if (danger && saysAfterAll(m, input.text)) return interrupt(m, here, danger)
  if (m.script.readSafety(input.text, ['no']) === 'no') return say(m, here, 'alarm:safe')
  return m.script.understand(input.text).intent === 'thanks'
    ? say(m, here, 'alarm:thanks')
    : undefined
}

/** An attempt, or a farewell, of whoever was asked lately whether they want to live: it is asked anew. */
const mayAttempt = (m: Moment, { raised = [] }: Conversation, text: string): boolean =>
  raised.some(
    (one) => one.kind === 'life' && one.about === 'self' && !isNow(one) && isLately(one.at, m.at),
  ) && hasBegun(m, text)

/** "It is so after all": what was answered before is asked anew. */
const saysAfterAll = (m: Moment, text: string): boolean =>
  m.script.readSafety(text, ['afterAll']) === 'afterAll'

/** Where a question stands it is put again, and why: nobody here hears a voice, or sees a picture. */
function hearMedia(m: Moment, here: Conversation, media: Media): Step {
  const stands = here.session && standsAt(m, here.session).node.kind !== 'outcome'
  if (!stands || !UNHEARD.has(media)) return listen(m, here)
  return present(m, here, [{ key: `alarm:unheard.${media}` }])
}

const UNHEARD: ReadonlySet<string> = new Set(['audio', 'image', 'video'])

function say(m: Moment, here: Conversation, key: string): Step {
  const lines: readonly Phrase[] = m.script.lines(['emergency'], here.locale, m.at)
  return present(m, { ...here, misses: 0 }, [{ key }, ...lines], { leadOnly: true })
}
