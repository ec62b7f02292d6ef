import type { Urgency } from '../case.ts'
import { whenRead } from '../case-lines.ts'
import type { Message, Phrase } from '../message.ts'
import type { Moment } from '../moment.ts'

/** Under what to do now: who of ours reads it, and when, as it is. Nothing where nothing is said. */
export function tellWho(
  m: Moment,
  say: readonly Message[],
  urgency: Urgency = 'now',
): readonly Message[] {
  const last = say.at(-1)
  return last
    ? [...say.slice(0, -1), { ...last, say: [...last.say, whenRead(m, { urgency })] }]
    : say
}

/** What somebody hears, under the numbers, whose caseworker is to hear that it is urgent: as it is. */
export function toldUrgent({ script: { desk } }: Moment): Phrase {
  if (!desk?.anybody) return { key: 'alarm:nobody' }
  if (desk.alerts) return { key: 'alarm:told' }
  return { key: desk.reaches ? 'alarm:toldOnPage' : 'alarm:kept' }
}
