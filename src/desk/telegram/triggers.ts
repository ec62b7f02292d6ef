import type { Case } from '../../core/case.ts'
import type { Told } from '../../core/stepped.ts'
import { triggersOf, whoseOf } from '../../core/triggers.ts'
import type { SayRoom } from './say.ts'

/** Everything that a case is about, each with whom it is about where that is not the person alone. */
export const triggersIn = (say: SayRoom, its: Case): readonly string[] =>
  triggersOf(its).map((one) => {
    const [trigger, whose] = [say(`trigger.${one}`), whoseOf(its, one)]
    return whose ? say(`whose.${whose}`, { trigger }) : trigger
  })

/** What was told of now, with whom it is about where more than the person may be meant. */
export function toldIn(say: SayRoom, its: Case, { of, about }: Told): string {
  const trigger = say(`trigger.${of}`)
  return about === 'self' && whoseOf(its, of) === undefined
    ? trigger
    : say(`whose.${about}`, { trigger })
}
