import type { Locale } from '../core/conversation.ts'
import type { Message, Phrase, Spoken } from '../core/message.ts'
import type { Script } from '../core/script.ts'
import type { Words } from './talk.ts'

/** What our side said in a bubble, for whoever reads the talk. */
export interface AsTold {
  readonly text: string
  /** The language of the text, where it stands as it was shown. */
  readonly lang?: Locale
  /** It stands as it was shown, since this release would say it otherwise, or not at all. */
  readonly mark?: 'earlier'
  /** The same once more: as the person saw it, or as it would be said to the reader today. */
  readonly beside?: {
    readonly what: 'shown' | 'today'
    readonly text: string
    readonly lang: Locale
  }
}

/**
 * A bubble as a caseworker reads it: in their language, with the words as they were shown, which were
 * kept with the turn. Where today's words are others, in whichever language it was shown, what was
 * shown comes first: nobody is to take the words of a later release for what the person was told. The
 * code to come back by is never shown.
 */
export function asTold(
  script: Pick<Script, 'say'>,
  reader: Locale,
  words: Words,
  message: Message,
  spoken: Spoken | undefined,
): AsTold {
  const code = message.say.find(({ key }) => key === CODE)
  const today = orNone(() => [...message.say.map(told), ...whereOf(message)].join('\n'))
  const shown = spoken && withoutCode(spoken)
  if (shown === undefined) return { text: today ?? words(code ? 'said.code' : 'said.other') }
  const typed = typedIn(message)
  if (typed !== undefined && spoken?.text.includes(typed) && today !== undefined)
    return { text: today }
  const lang = [reader, ...languages].find(saidIn)
  const buttons = (spoken?.choices ?? []).map(({ label }) => `［${label}］`).join(' ')
  const saw = [shown, ...(buttons ? [buttons] : [])].join('\n')
  if (lang === undefined || today === undefined) {
    const beside = today === undefined ? {} : { beside: besideIn('today', today, reader) }
    return { text: saw, lang: languageOf(shown), mark: 'earlier', ...beside }
  }
  return { text: today, ...(lang !== reader && { beside: besideIn('shown', saw, lang) }) }

  /** That a person speaks stands above the words already. */
  function told(phrase: Phrase): string {
    if (phrase.key === CODE) return words('said.code')
    const by = isCaseworker(phrase) ? phrase.params?.['words'] : undefined
    if (typeof by === 'string') return by
    return script.say(reader, typeof by === 'object' ? by : phrase)
  }

  /** Whether it is what this release would have said, below the line that says who speaks. */
  function saidIn(locale: Locale): boolean {
    const say = (phrase: Phrase) => script.say(locale, phrase)
    const would = orNone(() => ({
      text: message.say.map(say).join('\n'),
      labels: message.choices?.map(({ label }) => say(label)) ?? [],
    }))
    if (!would || !spoken) return false
    const below = spoken.text.slice(spoken.text.indexOf('\n') + 1)
    const labels = spoken.choices?.map(({ label }) => label) ?? []
    return (
      [spoken.text, below].includes(would.text) && labels.join('\n') === would.labels.join('\n')
    )
  }

  /** Undefined where it cannot be told which of it is the code. */
  function withoutCode({ text }: Spoken): string | undefined {
    if (!code) return text
    const digits = code.params?.['code']
    if (typeof digits !== 'string' || !text.includes(digits)) return undefined
    return text.replaceAll(digits, words('said.code'))
  }
}

/** The languages in which anything may have been shown. */
export const languages = ['vi', 'ja'] as const satisfies readonly Locale[]

/** Whether a phrase is what a person says through us. */
export const isCaseworker = (phrase: Phrase | undefined): boolean =>
  phrase?.key === 'desk:caseworker'

/** What says the code to come back by, which opens the talk to whoever has it: for the person only. */
const CODE = 'desk:code.yours'

const whereOf = ({ place }: Message): readonly string[] =>
  place ? [`${place.latitude}, ${place.longitude}`] : []

/** What a caseworker typed: it was shown as it is. */
function typedIn({ say: [first] }: Message): string | undefined {
  const by = first && isCaseworker(first) ? first.params?.['words'] : undefined
  return typeof by === 'string' ? by : undefined
}

const besideIn = (what: 'shown' | 'today', text: string, lang: Locale) => ({ what, text, lang })

/** Vietnamese has letters that nothing else has. */
export const languageOf = (text: string): Locale => (/[ăđơưạ-ỹ]/i.test(text) ? 'vi' : 'ja')

/** Reading an old turn is never a fault: undefined for words that this release lacks. */
export function orNone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
