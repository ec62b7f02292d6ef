import type { StaffId } from '../core/case.ts'
import type { Locale } from '../core/conversation.ts'
import type { Input } from '../core/inbound.ts'
import type { Message, Phrase } from '../core/message.ts'
import { readReturnCode } from '../core/return-code.ts'
import type { Script } from '../core/script.ts'
import type { MediaFile } from '../media/ports.ts'
import type { PastTurn } from '../turn.ts'
import { wordsOfAct, wordsOfPlace } from './act-words.ts'
import { type AsTold, asTold, isCaseworker, languages, orNone } from './as-told.ts'
import { correctionsIn } from './corrections.ts'
import type { Delivery } from './delivery.ts'
import { isNamed } from './words.ts'

/** One thing that was said or done, in the reader's language where we have the words in it. */
export interface Line {
  readonly at: number
  readonly who: 'person' | 'bot' | 'caseworker' | 'note'
  /** Which of the staff, where one of them did it. */
  readonly by?: string
  readonly text: string
  /** The language of the text, where it stands as it was shown. */
  readonly lang?: Locale
  readonly marks: readonly Mark[]
  /** What our side said once more: as the person saw it, or as it would be said today. */
  readonly beside?: AsTold['beside']
  readonly delivery?: Delivery
  readonly file?: MediaFile
}

/**
 * It stands as it was typed, or as it was shown then; it waits for the person, who may have blocked us,
 * or has waited; it is before they wrote it anew, or as they did; one of the staff has corrected it, or
 * corrects with it what they said before; the person has forwarded it, and it may be another's.
 */
export type Mark =
  | 'untranslated'
  | 'earlier'
  | 'waits'
  | 'blocked'
  | 'waited'
  | 'before'
  | 'edited'
  | 'corrected'
  | 'correction'
  | 'forwarded'

/** Says a phrase of the console's own, in the reader's language. */
export type Words = (key: string, params?: Phrase['params']) => string

/**
 * A talk as a caseworker reads it: what the bot said, in the reader's language; what was tapped, by
 * its label; what was typed, as it was typed. What a caseworker said to somebody who has not read it
 * yet stands where it was said, and again where it was read. The code to come back by is never shown.
 * Of a turn that is not `readable`, only what one of the staff said or noted is shown.
 */
export function talkOf(
  script: Script,
  reader: Locale,
  words: Words,
  turns: readonly PastTurn[],
  deliveries: ReadonlyMap<number, Delivery>,
  files: readonly MediaFile[],
  nameOf: (staff: StaffId) => string,
  readable: (turn: PastTurn) => boolean,
): readonly Line[] {
  const buttons = new Map(
    turns.map(({ seq, said, shown }) => [
      seq,
      {
        labels: said.findLast(({ choices }) => choices)?.choices ?? [],
        saw: shown.findLast(({ choices }) => choices)?.choices ?? [],
      },
    ]),
  )
  const edits = new Map(
    turns.flatMap(({ seq, heard: { input } }) =>
      input.kind === 'edited' ? [[input.of, seq]] : [],
    ),
  )
  const corrections = correctionsIn(turns)
  const opened = turns.findLast(opens)?.seq ?? 0
  return turns.flatMap((turn) => {
    const heard = hearing(turn)
    const delivery = deliveries.get(turn.seq)
    const said = turn.said.map((message, place): Line => {
      const { mark, ...told } = asTold(script, reader, words, message, turn.shown[place])
      return {
        at: turn.at,
        ...(isSpoken(message) ? { who: 'caseworker', ...byOf(turn.heard.input) } : { who: 'bot' }),
        ...told,
        marks: [...(isSpoken(message) ? corrections(turn) : []), ...(mark ? [mark] : [])],
        ...(delivery && { delivery }),
        ...withFile(message.file?.id),
      }
    })
    const lines = heard ? [heard, ...said] : said
    return readable(turn) ? lines : lines.filter(isOurs)
  })

  function byOf(input: PastTurn['heard']['input']): Pick<Line, 'by'> {
    return input.kind === 'caseworker' ? { by: nameOf(input.by) } : {}
  }

  function withFile(id: string | undefined): Pick<Line, 'file'> {
    const file = id === undefined ? undefined : files.find((one) => one.id === id)
    return file ? { file } : {}
  }

  /** What a page hands in is named by its id; what a platform brings, by the turn it came with. */
  function sentFile(seq: number, input: Input): Pick<Line, 'file'> {
    if (input.kind !== 'media' && input.kind !== 'edited') return {}
    const handed = input.kind === 'media' ? input.ref : undefined
    const theirs = files.filter(({ side }) => side === 'person')
    return withFile(theirs.find((one) => one.id === handed || one.seq === seq)?.id)
  }

  /** They wrote it anew since. */
  function isBefore({ seq, heard: { input, message } }: PastTurn): boolean {
    const id = input.kind === 'edited' ? input.of : message
    return (id === undefined ? 0 : (edits.get(id) ?? 0)) > seq
  }

  function hearing(turn: PastTurn): Line | undefined {
    const { seq, at, heard } = turn
    const { input } = heard
    if (input.kind === 'due') return undefined
    if (input.kind === 'withheld')
      return { at, who: 'person', text: words('said.withheld'), marks: [] }
    if (input.kind === 'caseworker') return done(turn, input)
    const theirs = input as Exclude<Input, { kind: 'due' | 'caseworker' }>
    const { text, marks } = typed(theirs)
    const before = isBefore(turn) ? (['before'] as const) : []
    const from = 'forwarded' in theirs ? (['forwarded'] as const) : []
    const all = [...from, ...before, ...marks]
    return { at, who: 'person', text, marks: all, ...sentFile(seq, theirs) }
  }

  function done(turn: PastTurn, input: Extract<Input, { kind: 'caseworker' }>): Line | undefined {
    const { seq, at, said } = turn
    const { act } = input
    const by = byOf(input)
    if (act.kind === 'note') return { at, who: 'note', ...by, text: act.words, marks: [] }
    if (act.kind === 'claim' || act.kind === 'handBack' || act.kind === 'close')
      return { at, who: 'note', ...by, text: words(`said.${act.kind}`), marks: [] }
    if (said.some(isSpoken)) return undefined
    const text = orNone(() => wordsOfAct(script, reader, words, act)) ?? words('said.other')
    const file = act.kind === 'send' ? withFile(act.file.id) : {}
    const mark = seq < opened ? 'waited' : 'waits'
    const marks = [...corrections(turn), mark] as const
    return { at, who: 'caseworker', ...by, text, marks, ...file }
  }

  function typed(
    input: Exclude<Input, { kind: 'due' | 'caseworker' }>,
  ): Pick<Line, 'text' | 'marks'> {
    const asIs = (text: string) => ({ text, marks: ['untranslated'] }) as const
    const inWords = (text: string) => ({ text, marks: [] })
    switch (input.kind) {
      case 'text':
        return readReturnCode(input.text) ? inWords(words('said.code')) : asIs(input.text)
      case 'edited':
        return anew(input)
      case 'tap':
        return tapped(input)
      case 'command':
        return isNamed(input.command)
          ? inWords(words(`said.commands.${input.command}`))
          : asIs(`/${input.command}`)
      case 'media': {
        if (input.place) return asIs(wordsOfPlace(words, input.place))
        const what = words(`said.media.${input.media}`)
        return input.caption ? asIs(`${what} ${input.caption}`) : inWords(what)
      }
      case 'joined':
      case 'left':
      case 'unsent':
        return inWords(words(`said.${input.kind}`))
      default:
        return inWords(words('said.other'))
    }
  }

  function anew({ text, file }: Extract<Input, { kind: 'edited' }>): Pick<Line, 'text' | 'marks'> {
    const what = file && words(`said.media.${file.media}`)
    if (text === undefined) return { text: what ?? words('said.editedAway'), marks: ['edited'] }
    return readReturnCode(text)
      ? { text: words('said.code'), marks: ['edited'] }
      : { text: [what, text].filter(Boolean).join(' '), marks: ['edited', 'untranslated'] }
  }

  /** A button by what it said: where it says something else today, by what the person saw. */
  function tapped({ seq, option }: Extract<Input, { kind: 'tap' }>): Pick<Line, 'text' | 'marks'> {
    const { labels = [], saw = [] } = buttons.get(seq) ?? {}
    const label = labels[option]?.label
    const shown = saw[option]?.label
    const today = (locale: Locale) => label && orNone(() => script.say(locale, label))
    const said = today(reader)
    if (shown !== undefined && (!said || !languages.some((one) => today(one) === shown)))
      return { text: words('said.tap', { label: shown }), marks: ['earlier'] }
    return { text: said ? words('said.tap', { label: said }) : words('said.tapUnknown'), marks: [] }
  }
}

/** Whether one of the staff wrote it: it may be read though the person's words may not. */
const isOurs = ({ who }: Line): boolean => who === 'caseworker' || who === 'note'

/** Whether a turn showed the person what had waited for them. */
const opens = ({ heard: { input }, said }: PastTurn): boolean =>
  input.kind !== 'caseworker' && said.some(isSpoken)

/** Whether a bubble is what a person says through us. */
const isSpoken = ({ say }: Message): boolean => isCaseworker(say[0])
