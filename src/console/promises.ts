import type { Case } from '../core/case.ts'
import type { Instant, Locale } from '../core/conversation.ts'
import type { Message, Phrase, Spoken } from '../core/message.ts'
import type { Script } from '../core/script.ts'
import type { PastTurn } from '../turn.ts'
import { asTold, languages, orNone } from './as-told.ts'
import type { Delivery } from './delivery.ts'
import type { Words } from './talk.ts'

/** Something that the person was told of by when, in the reader's language or as it was shown. */
export interface Promised {
  readonly text: string
  /** The language of the text, where it stands as it was shown. */
  readonly lang?: Locale
  /** It stands as it was shown, since this release would say it otherwise. */
  readonly mark?: 'earlier'
  /** When it was said. */
  readonly at: Instant
  /** It did not arrive, or may not have. */
  readonly trouble?: 'failed' | 'uncertain'
}

/** A talk's turns, and how they fared on their way. */
export interface TalkPart {
  readonly turns: readonly PastTurn[]
  readonly deliveries: ReadonlyMap<number, Delivery>
}

/**
 * What the person was promised since the case was opened, oldest first: when somebody will read, as
 * the machine said it last, and every sentence of the phrasebook that names a time. It is read from
 * what was said, since what the desk would promise now may be something else. `shared`: a bubble may
 * stand whole where its promise is not in today's words, though it tells of what was answered.
 */
export function promisesIn(
  script: Pick<Script, 'say'>,
  reader: Locale,
  words: Words,
  { openedAt }: Pick<Case, 'openedAt'>,
  talk: readonly TalkPart[],
  shared: boolean,
): readonly Promised[] {
  const all = talk.flatMap(({ turns, deliveries }) =>
    turns.filter(({ at }) => at >= openedAt).flatMap((turn) => inTurn(turn, deliveries)),
  )
  const last = all.findLast(({ by }) => by === 'machine')
  return all.flatMap(({ by, ...promised }, place) =>
    by === 'caseworker' || all[place] === last ? [promised] : [],
  )

  function inTurn({ seq, at, said, shown }: PastTurn, deliveries: TalkPart['deliveries']) {
    const state = deliveries.get(seq)
    const trouble = state === 'failed' || state === 'uncertain' ? { trouble: state } : {}
    return said.flatMap((message, place) =>
      message.say.flatMap(phrasesIn).flatMap((phrase) => {
        const by = whoPromises(phrase)
        const one = by && told(message, phrase, shown[place])
        const whole = one?.whole && by === 'machine'
        return by && one && (shared || !whole) ? [{ by, ...one.told, at, ...trouble }] : []
      }),
    )
  }

  /** In the reader's language where it is what was shown; else the bubble as it was. */
  function told(message: Message, phrase: Phrase, spoken: Spoken | undefined) {
    const today = (locale: Locale) => orNone(() => script.say(locale, phrase))
    const shown = languages.map(today).some((one) => one && spoken?.text.includes(one))
    const text = shown ? today(reader) : undefined
    if (text !== undefined) return { told: { text }, whole: false }
    const { beside: _, ...asShown } = asTold(script, reader, words, message, spoken)
    return { told: asShown, whole: true }
  }
}

/** Who promises something by a phrase; undefined where it promises nothing. */
function whoPromises({ key, params = {} }: Phrase): 'machine' | 'caseworker' | undefined {
  if (/^(desk:when\.|alarm:nobody$)/.test(key)) return 'machine'
  return key.startsWith('phrasebook:') && 'time' in params ? 'caseworker' : undefined
}

/** A phrase, and those that it holds. */
const phrasesIn = (phrase: Phrase): readonly Phrase[] => [
  phrase,
  ...Object.values(phrase.params ?? {}).flatMap((one) =>
    typeof one === 'object' ? phrasesIn(one) : [],
  ),
]
