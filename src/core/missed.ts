import { commandChoice } from './ask.ts'
import type { Conversation, Phrase, Step } from './conversation.ts'
import { type Moment, present, reply } from './moment.ts'

/** What is said to words that mean nothing where somebody stands. */
export const notKnown: Phrase = { key: 'common:notUnderstood' }

/** What was said is no answer: says what would be, asks again, and soon offers a person. */
export function missed(m: Moment, before: Conversation, why: Phrase): Step {
  const conversation = { ...before, misses: before.misses + 1 }
  const offered = conversation.misses >= 2
  const again = present(m, conversation, offered ? [why, offer(m)] : [why])
  const last = again.say.at(-1)
  if (!offered || !last || last.choices?.some(({ name }) => name === '!person')) return again
  const choices = [...(last.choices ?? []), commandChoice('person')]
  return reply(m, again.conversation, again.conversation.asked?.place ?? '', [
    ...again.say.slice(0, -1),
    { ...last, choices },
  ])
}

const offer = ({ script }: Moment): Phrase => ({
  key: script.desk?.anybody ? 'desk:offerPerson' : 'common:offerPerson',
})
