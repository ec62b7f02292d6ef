import { askAt, doneChoice, offerChoices } from './ask.ts'
import type { Answer, Conversation } from './conversation.ts'
import type { Standing } from './hear.ts'
import type { Choice, Phrase } from './message.ts'
import { flowOf, listener, type Moment, standsAt } from './moment.ts'
import type { Question } from './node.ts'
import { chosenLabels, DONE, isNames } from './several.ts'
import { topicNamed, topicOf } from './topic.ts'

/** The buttons before the person, by the names they were shown with. */
export function standingButtons(m: Moment, conversation: Conversation): readonly Standing[] {
  const names = conversation.asked?.options ?? []
  const { session } = conversation
  const choices = session
    ? askAt(m.script, flowOf(m, session.flow), standsAt(m, session), listener(m, conversation))
        .choices
    : undefined
  return names.map((name) => ({ name, label: labelOf(m, choices ?? [], name) }))
}

function labelOf(m: Moment, choices: readonly Choice[], name: string): Phrase {
  const shown = choices.find((one) => one.name === name)
  if (shown) return shown.label
  if (name.startsWith('!') || m.script.flows[name])
    return offerChoices([name])[0]?.label ?? { key: 'common:oldOption' }
  if (name === DONE) return doneChoice.label
  const topic = topicNamed(name)
  if (topic) return topicOf(topic)
  if (/^\d\d$/.test(name)) return { key: `prefectures:${name}` }
  return { key: 'common:oldOption' }
}

/** The label of the button that an answer to a choice was, or of the several that were chosen. */
export function chosenLabel(m: Moment, before: Conversation, question: Question, given: Answer) {
  if (isNames(given)) return chosenLabels(standingButtons(m, before), given)
  if (question.kind !== 'choice') return undefined
  return standingButtons(m, before).find(({ name }) => name === given)?.label
}

/** What a button means, by the question that stands; undefined for an old one. */
export function tapped({ asked }: Conversation, seq: number, option: number): string | undefined {
  const stands = asked && seq <= asked.seq && seq >= (asked.since ?? asked.seq)
  return stands ? asked.options[option] : undefined
}
