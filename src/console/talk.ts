import type { StaffId } from '../core/case.ts'
import type { Input, Locale, Message, Phrase } from '../core/conversation.ts'
import { readReturnCode } from '../core/return-code.ts'
import type { Script } from '../core/script.ts'
import type { MediaFile } from '../media/ports.ts'
import type { PastTurn } from '../ports.ts'
import { wordsOfAct, wordsOfPlace } from './act-words.ts'
import type { Delivery } from './delivery.ts'
import { isNamed } from './words.ts'

/** One thing that was said or done, in the reader's language where we have the words in it. */
export interface Line {
  readonly at: number
  readonly who: 'person' | 'bot' | 'caseworker' | 'note'
  /** Which of the staff, where one of them did it. */
  readonly by?: string
  readonly text: string
  /** It stands as it was typed, or as it was shown then. */
  readonly mark?: 'untranslated' | 'earlier' | 'waits'
  readonly delivery?: Delivery
  readonly file?: MediaFile
}

/** Says a phrase of the console's own, in the reader's language. */
export type Words = (key: string, params?: Phrase['params']) => string

/**
 * A talk as a caseworker reads it: what the bot said, in the reader's language; what was tapped, by
 * its label; what was typed, as it was typed. What a caseworker said to somebody who has not read it
 * yet stands where it was said, and again where it was read. A phrase that this release has no more words for is
 * shown as the person saw it. The code to come back by is never shown.
 */
export function talkOf(
  script: Script,
  reader: Locale,
  words: Words,
  turns: readonly PastTurn[],
  deliveries: ReadonlyMap<number, Delivery>,
  files: readonly MediaFile[],
  nameOf: (staff: StaffId) => string,
): readonly Line[] {
  const labels = new Map(
    turns.map(({ seq, said }) => [seq, said.findLast(({ choices }) => choices)?.choices ?? []]),
  )
  return turns.flatMap((turn) => {
    const heard = hearing(turn)
    const delivery = deliveries.get(turn.seq)
    const said = turn.said.map((message, place): Line => {
      const human = HUMAN.test(message.say[0]?.key ?? '')
      const shown = turn.shown[place]?.text ?? ''
      const told = asTold(message, shown)
      return {
        at: turn.at,
        ...(human ? { who: 'caseworker', ...byOf(turn.heard.input) } : { who: 'bot' }),
        ...told,
        ...(delivery && { delivery }),
        ...withFile(message.file?.id),
      }
    })
    return heard ? [heard, ...said] : said
  })

  function asTold(message: Message, shown: string): Pick<Line, 'text' | 'mark'> {
    try {
      const { place } = message
      const where = place ? [`${place.latitude}, ${place.longitude}`] : []
      return { text: [...message.say.map(told), ...where].join('\n') }
    } catch {
      if (message.say.some(({ key }) => key === CODE)) return { text: words('said.code') }
      return { text: shown, mark: 'earlier' }
    }
  }

  /** That a person speaks stands above the words already. */
  function told(phrase: Phrase): string {
    if (phrase.key === CODE) return words('said.code')
    const spoken = HUMAN.test(phrase.key) ? phrase.params?.['words'] : undefined
    if (typeof spoken === 'string') return spoken
    return script.say(reader, typeof spoken === 'object' ? spoken : phrase)
  }

  function byOf(input: PastTurn['heard']['input']): Pick<Line, 'by'> {
    return input.kind === 'caseworker' ? { by: nameOf(input.by) } : {}
  }

  function withFile(id: string | undefined): Pick<Line, 'file'> {
    const file = id === undefined ? undefined : files.find((one) => one.id === id)
    return file ? { file } : {}
  }

  /** What a page hands in is named by its id; what a platform brings, by the turn it came with. */
  function sentFile(seq: number, input: Input): Pick<Line, 'file'> {
    if (input.kind !== 'media') return {}
    const theirs = files.filter(({ side }) => side === 'person')
    return withFile(theirs.find((one) => one.id === input.ref || one.seq === seq)?.id)
  }

  function hearing({ seq, at, heard: { input }, said }: PastTurn): Line | undefined {
    if (input.kind === 'due') return undefined
    if (input.kind === 'withheld') return { at, who: 'person', text: words('said.withheld') }
    if (input.kind === 'caseworker') return done(at, input, said)
    const theirs = input as Exclude<Input, { kind: 'due' | 'caseworker' }>
    return { at, who: 'person', ...typed(theirs), ...sentFile(seq, theirs) }
  }

  function done(
    at: number,
    input: Extract<Input, { kind: 'caseworker' }>,
    said: readonly Message[],
  ): Line | undefined {
    const { act } = input
    const by = byOf(input)
    if (act.kind === 'note') return { at, who: 'note', ...by, text: act.words }
    const text = wordsOfAct(script, reader, words, act)
    if (text === undefined) return { at, who: 'note', ...by, text: words(`said.${act.kind}`) }
    if (said.some(({ say }) => HUMAN.test(say[0]?.key ?? ''))) return undefined
    const file = act.kind === 'send' ? withFile(act.file.id) : {}
    return { at, who: 'caseworker', ...by, text, mark: 'waits', ...file }
  }

  function typed(
    input: Exclude<Input, { kind: 'due' | 'caseworker' }>,
  ): Pick<Line, 'text' | 'mark'> {
    switch (input.kind) {
      case 'text':
        if (readReturnCode(input.text)) return { text: words('said.code') }
        return { text: input.text, mark: 'untranslated' }
      case 'edited':
        return { text: `${words('said.edited')} ${input.text ?? ''}`, mark: 'untranslated' }
      case 'tap':
        return { text: tapped(input) }
      case 'command':
        return isNamed(input.command)
          ? { text: words(`said.commands.${input.command}`) }
          : { text: `/${input.command}`, mark: 'untranslated' }
      case 'media': {
        if (input.place) return { text: wordsOfPlace(words, input.place), mark: 'untranslated' }
        const what = words(`said.media.${input.media}`)
        return input.caption
          ? { text: `${what} ${input.caption}`, mark: 'untranslated' }
          : { text: what }
      }
      case 'joined':
      case 'left':
      case 'unsent':
        return { text: words(`said.${input.kind}`) }
      default:
        return { text: words('said.other') }
    }
  }

  function tapped({ seq, option }: Extract<Input, { kind: 'tap' }>): string {
    const label = labels.get(seq)?.[option]?.label
    if (!label) return words('said.tapUnknown')
    try {
      return words('said.tap', { label: script.say(reader, label) })
    } catch {
      return words('said.tapUnknown')
    }
  }
}

/** What a person says through us, or what is said of one. */
const HUMAN = /^desk:caseworker$/

/** What says the code to come back by, which opens the talk to whoever has it: for the person only. */
const CODE = 'desk:code.yours'
