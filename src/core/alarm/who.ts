import type { Urgency } from '../case.ts'
import { whenRead } from '../case-lines.ts'
import type { Message } from '../message.ts'
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
