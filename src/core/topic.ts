import type { Choice, Phrase } from './message.ts'
import { type Intent, intents } from './understand/intents.ts'

/** A button that leads where an intent leads. */
export const topicChoice = (intent: Intent): Choice => ({
  name: `${TOPIC}${intent}`,
  label: topicOf(intent),
})

/** The intent that a button's name means, as `topicChoice` writes it. */
export const topicNamed = (name: string): Intent | undefined =>
  intents.find((intent) => name === `${TOPIC}${intent}`)

/** What an intent's topic is called. */
export const topicOf = (intent: Intent): Phrase => ({ key: `understanding:topics.${intent}` })

const TOPIC = 'topic:'
