import type { Conversation } from './conversation.ts'
import type { Phrase } from './message.ts'
import { type Moment, present } from './moment.ts'
import { offerPerson } from './offer-person.ts'
import type { Step } from './stepped.ts'

/** What is said to words that mean nothing where somebody stands. */
export const notKnown: Phrase = { key: 'common:notUnderstood' }

/** What was said is no answer: says what would be, asks again, and soon offers a person. */
export function missed(m: Moment, before: Conversation, why: Phrase): Step {
  const conversation = { ...before, misses: before.misses + 1 }
  const offered = conversation.misses >= 2
  const again = present(m, conversation, offered ? [why, offer(m)] : [why])
  return offered ? offerPerson(again) : again
}

const offer = ({ script }: Moment): Phrase => ({
  key: script.desk?.anybody ? 'desk:offerPerson' : 'common:offerPerson',
})
