import { commandChoice } from './ask.ts'
import type { Step } from './stepped.ts'

/** Adds the button that leads to a person to what is said last, where it is not there yet. */
export function offerPerson(step: Step): Step {
  const { conversation, say } = step
  const { asked } = conversation
  const last = say.at(-1)
  if (!asked || !last || last.choices?.some(({ name }) => name === '!person')) return step
  const choices = [...(last.choices ?? []), commandChoice('person')]
  const options = choices.map(({ name }) => name)
  return {
    ...step,
    conversation: { ...conversation, asked: { ...asked, options } },
    say: [...say.slice(0, -1), { ...last, choices }],
  }
}
