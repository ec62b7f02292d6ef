import { begin } from './core/begin.ts'
import type { Conversation, FlowId, Instant, Locale } from './core/conversation.ts'
import type { CaseworkerAct, Inbound, Input, Media } from './core/inbound.ts'
import { timersOf } from './core/ladder.ts'
import { mapCard } from './core/map-card.ts'
import type { Card, Message, Phrase } from './core/message.ts'
import { type Fresh, momentAt, newSession } from './core/moment.ts'
import { startFlow } from './core/obey.ts'
import type { Script } from './core/script.ts'
import { speaker } from './core/speaker.ts'
import { step } from './core/step.ts'

/** A conversation held without a platform, for the terminal, for transcripts and for walks. */
export interface Rehearsal {
  readonly conversation: () => Conversation
  /** What was said last, and the labels of its buttons. */
  readonly buttons: () => readonly string[]
  /**
   * Does what a line of a transcript says: words, `[label]`, `(sticker)`, `(image: its caption)`,
   * `(sticker: a keyword)`, `(edited: the new words)`, `(31 minutes later)`, `(13 hours later)`,
   * `(40 days later)`. What comes due meanwhile is said.
   */
  readonly hear: (line: string) => readonly Message[]
  /** Does what a caseworker's line says: words, `(claim)`, `(handBack)`, `(close)`. */
  readonly desk: (line: string) => readonly Message[]
  readonly words: (messages: readonly Message[]) => string
}

const UNITS: { readonly [unit: string]: number } = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
}

const MEDIA: readonly string[] = [
  'image',
  'video',
  'audio',
  'file',
  'location',
  'sticker',
  'contact',
] satisfies readonly Media[]

/**
 * Begins at noon in Tokyo on a day, at first contact, or inside a flow with the agreement given.
 * Returns the opening words with it.
 */
export function rehearse(
  script: Script,
  how: {
    readonly locale: Locale
    readonly on: string
    readonly flow?: FlowId
    /** What a case that is opened is called, and whose case a code is for. */
    readonly fresh?: (text?: string) => Fresh
  },
): { readonly rehearsal: Rehearsal; readonly opening: readonly Message[] } {
  let at: Instant = Date.parse(`${how.on}T12:00:00+09:00`)
  let count = 0
  let conversation = begin({ channel: 'web', address: 'rehearsal' }, 'rehearsal', 'somebody')
  conversation = { ...conversation, locale: how.locale }

  const take = (input: Input): readonly Message[] => {
    count += 1
    at += 1_000
    const inbound: Inbound = {
      id: `rehearsal:${count}`,
      from: { channel: 'web', address: 'rehearsal' },
      at,
      input: structuredClone(input),
      message: String(count),
    }
    const fresh = how.fresh?.(input.kind === 'text' ? input.text : undefined)
    const stepped = step(script, conversation, inbound, false, fresh)
    // Through JSON, so that nothing can hide in memory between two steps.
    conversation = JSON.parse(JSON.stringify(stepped.conversation))
    return stepped.say
  }

  const labels = () => {
    const seq = conversation.asked?.seq
    return seq === shown.seq ? shown.labels : []
  }
  /** The newest buttons: the turn that showed them, and what stood then. */
  let shown: { turn: number; seq: number | undefined; labels: readonly string[] } = {
    ...{ turn: 0, seq: undefined, labels: [] },
  }
  const note = (messages: readonly Message[]) => {
    const choices = messages.at(-1)?.choices
    if (choices) {
      shown = {
        turn: conversation.seq,
        seq: conversation.asked?.seq,
        labels: choices.map(({ label }) => script.say(conversation.locale, label)),
      }
    }
    return messages
  }

  const hear = (line: string): readonly Message[] => {
    const tap = /^\[(.+)\]$/.exec(line)
    const aside = /^\((.+)\)$/.exec(line)
    const later = /^(\d+) (minute|hour|day)s? later$/.exec(aside?.[1] ?? '')
    if (later) return pass(Number(later[1]) * (UNITS[later[2] ?? ''] ?? 0))
    const worded = /^(\w+): (.+)$/.exec(aside?.[1] ?? '')
    if (worded) return note(take(inputOf(worded[1] ?? '', worded[2] ?? '')))
    if (tap) {
      const option = labels().indexOf(tap[1] ?? '')
      if (option < 0) throw new Error(`there is no button ${line}`)
      return note(take({ kind: 'tap', seq: shown.turn, option }))
    }
    if (aside && MEDIA.includes(aside[1] ?? '')) {
      return note(take({ kind: 'media', media: aside[1] as Media }))
    }
    if (aside?.[1] === 'old button') return note(take({ kind: 'tap', seq: 0, option: 0 }))
    return note(take({ kind: 'text', text: line }))
  }

  /** Lets time go by, and each timer ring at its moment. */
  const pass = (ms: number): readonly Message[] => {
    const end = at + ms
    const said: Message[] = []
    for (;;) {
      const due = timersOf(script.desk, conversation)
        .toSorted((a, b) => a.at - b.at)
        .find((timer) => timer.at <= end)
      if (!due) break
      at = Math.max(at, due.at)
      said.push(...take({ kind: 'due', timer: due.name, guard: due.guard }))
    }
    at = end
    return note(said)
  }

  const desk = (line: string): readonly Message[] => {
    const act = /^\((claim|handBack|close)\)$/.exec(line)?.[1]
    return note(take({ kind: 'caseworker', by: 'somebody', act: actOf(act, line) }))
  }

  const words = (messages: readonly Message[]) =>
    messages.map((message) => write(script, conversation, message)).join('')

  const rehearsal = { conversation: () => conversation, buttons: labels, hear, desk, words }
  if (!how.flow) return { rehearsal, opening: note(take({ kind: 'joined' })) }
  const m = momentAt(script, at, 1)
  const agreed = { ...conversation, greeted: true, agreedOn: m.today }
  const started = startFlow(m, { ...agreed, session: newSession(m, how.flow) }, how.flow)
  conversation = JSON.parse(JSON.stringify(started.conversation))
  return { rehearsal, opening: note(started.say) }
}

/** Words that come with something else: an edit's, a picture's caption, a sticker's keyword. */
function inputOf(what: string, words: string): Input {
  if (what === 'edited') return { kind: 'edited', of: '1', text: words }
  if (!MEDIA.includes(what)) throw new Error(`there is no ${what}`)
  const media = what as Media
  return media === 'sticker'
    ? { kind: 'media', media, keywords: [words] }
    : { kind: 'media', media, caption: words }
}

function actOf(act: string | undefined, words: string): CaseworkerAct {
  if (act === 'claim' || act === 'handBack') return { kind: act }
  return act === 'close' ? { kind: act, outcome: 'solved' } : { kind: 'reply', words }
}

function write(script: Script, to: Conversation, message: Message): string {
  const say = (phrase: Phrase) => script.say(to.locale, phrase)
  const by = speaker(to, message)
  const [first = '', ...rest] = [...(by ? [by] : []), ...message.say].flatMap((phrase) =>
    say(phrase).split('\n'),
  )
  const buttons = message.choices?.map(({ label }) => `[${say(label)}]`).join(' ')
  const below = [...rest, ...figures(say, message.card), ...(buttons ? [buttons] : [])]
  return [`  bot  ${first}`, ...below.map((line) => `       ${line}`)]
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** A card's rows, and what its pictures show, each with its mark. */
function figures(say: (phrase: Phrase) => string, card: Card | undefined): readonly string[] {
  if (!card) return []
  const { rows, bars = [], parts = [] } = mapCard(card, say)
  const cells = (...words: readonly (string | undefined)[]) => words.filter(Boolean).join(' | ')
  return [
    ...rows.map(({ label, value, mark }) => `| ${cells(label, value, mark)}`),
    ...bars.map(({ label, value, mark, gap }) => `= ${cells(label, value, mark, gap)}`),
    ...parts.map(({ label, value, mark }) => `+ ${cells(label, value, mark)}`),
  ]
}
