import { askAt } from '../core/ask.ts'
import type { Locale } from '../core/conversation.ts'
import { resultAt } from '../core/result.ts'
import type { Script } from '../core/script.ts'
import { walk } from '../core/walk.ts'
import type { FoundThen } from '../desk/ports.ts'
import type { PastTurn } from '../turn.ts'
import { onDay } from './answers.ts'
import { languageOf, orNone } from './as-told.ts'
import type { Words } from './talk.ts'

/** What was found from somebody's answers, with the law it rests on, in the reader's language. */
export interface FoundOut {
  readonly title: string
  readonly on: string
  /** Paragraph by paragraph; `law` where it names what it rests on, `lang` as for every text. */
  readonly told: readonly {
    readonly text: string
    readonly law: boolean
    readonly lang?: Locale
  }[]
  /** Nothing is found from these answers in this release: it stands as it was shown. */
  readonly earlier?: true
}

/**
 * What was found, told anew in the reader's language by the tables and rules of today. Where the flow
 * asks something else by now, or is gone, a question is no finding: what the person was shown stands.
 */
export function findingsOf(
  script: Script,
  reader: Locale,
  words: Words,
  at: number,
  results: readonly FoundThen[],
  turns: readonly PastTurn[],
): readonly FoundOut[] {
  return results.map((result) => {
    const { flow: id, asOf, answers } = result
    const flow = script.flows[id]
    const title = orNone(() => script.say(reader, { key: `${id}:title` }))
    const named = { title: title ?? words('said.other'), on: onDay(words, asOf) }
    const place = flow && walk(flow, answers, asOf)
    if (!flow || !place || !resultAt(script, result, place))
      return { ...named, told: shownThen(result), earlier: true }
    const { say } = askAt(script, flow, place, { locale: reader, at })
    const told = say.map((line) => ({ text: script.say(reader, line), law: line.key === LAW }))
    return { ...named, told }
  })

  /** The bubble that told of it, as long as it is kept. */
  function shownThen({ seq }: FoundThen): FoundOut['told'] {
    const { shown = [] } = turns.find((turn) => turn.seq === seq) ?? {}
    const told = shown.filter(({ tone }) => tone === 'result')
    return (told.length > 0 ? told : shown).map(({ text }) => ({
      ...{ text, law: false, lang: languageOf(text) },
    }))
  }
}

/** What names the law that a finding rests on. */
const LAW = 'common:because'
