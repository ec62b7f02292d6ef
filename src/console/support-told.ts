import type { Locale } from '../core/conversation.ts'
import type { Flow } from '../core/flow.ts'
import type { Script } from '../core/script.ts'
import { questionAt } from '../core/walk.ts'
import { type Row, rowOf } from './answer-row.ts'
import type { Need, Reason } from './support-need.ts'
import type { Words } from './talk.ts'

/** What the support check says of somebody's answers, in the words of whoever reads it. */
export interface NeedTold {
  readonly title: string
  readonly level: string
  /** What says so, each with the questions and answers that led to it. */
  readonly signs: readonly { readonly name: string; readonly from: readonly Row[] }[]
}

/** Says in the reader's language what the support check found, each sign with its answers. */
export function tellNeed(
  script: Script,
  reader: Locale,
  flow: Flow,
  { level, soFar, signs }: Need,
  words: Words,
): NeedTold {
  return {
    title: words(soFar ? 'support.soFar' : 'support.title'),
    level: words(`support.level.${level}`),
    signs: signs.map(({ name, from }) => ({
      name: words(`support.sign.${name}`),
      from: from.flatMap(row),
    })),
  }

  function row({ at, option }: Reason): readonly Row[] {
    const question = questionAt(flow, at)
    if (!question) return []
    const answer = question.kind === 'choices' ? [option] : option
    return [rowOf(script, reader, flow, { at, question, answer }, words)]
  }
}
