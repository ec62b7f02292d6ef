import { interrupt } from './alarm/interrupt.ts'
import { gravestOf } from './alarm/raised.ts'
import { commandChoice } from './ask.ts'
import { whenRead } from './case-lines.ts'
import type { Conversation, Hidden } from './conversation.ts'
import { hearCaseworker } from './desk.ts'
import { hearTime } from './due.ts'
import type { Inbound } from './inbound.ts'
import type { Message, Phrase } from './message.ts'
import { type Moment, present, reply, silent } from './moment.ts'
import type { Raised } from './raised.ts'
import { fold, hiragana } from './read/text.ts'
import type { Step } from './stepped.ts'
import { putAside } from './waiting.ts'

/** Words to choose from, and days of a month that have a word of their own: see `hide.json`. */
const GIVEN = 32
const DAYS = 31
/** A word is long enough not to be hit by chance, and short enough to be remembered. */
const SHORTEST = 3
const LONGEST = 40

/**
 * Hides the talk at once, where its person has a word to open it again; else explains, and gives
 * them one. On the web there is none: the page forgets the way in, and nobody finds it again.
 */
export function hide(m: Moment, conversation: Conversation): Step {
  const { channel, asked, word } = conversation
  if (channel === 'web' ? asked?.place === 'hide' : word !== undefined)
    return {
      ...silent(m, { ...conversation, hidden: { since: m.at } }),
      say: channel === 'web' ? [] : [neutral(m)],
      hides: true,
    }
  if (channel === 'web') return explain(m, conversation, { key: 'hide:explain.web' })
  const given = giveWord(m, conversation)
  const known = {
    ...conversation,
    word: veiled(m, conversation, m.script.say(conversation.locale, given)),
  }
  return {
    ...explain(m, known, { key: `hide:explain.${channel}`, params: { word: given } }, true),
    secret: 'said',
  }
}

/** Asks for a word of the person's own. */
export function askWord(m: Moment, conversation: Conversation): Step {
  if (conversation.channel === 'web') return hide(m, conversation)
  return reply(m, conversation, 'word', [
    { say: [{ key: 'hide:word.ask' }], choices: [commandChoice('goOn')] },
  ])
}

/** Takes what was typed as the person's own word, and does not say it again. */
export function takeWord(m: Moment, conversation: Conversation, text: string): Step {
  if (!isWordLike(text))
    return reply(m, conversation, 'word', [
      { say: [{ key: 'hide:word.again' }], choices: [commandChoice('goOn')] },
    ])
  const known = { ...conversation, word: veiled(m, conversation, text) }
  return { ...explain(m, known, { key: 'hide:word.taken' }), secret: 'heard' }
}

/** Whether something is long enough for such a word, and short enough. */
export function isWordLike(text: string): boolean {
  const { length } = bare(text)
  return length >= SHORTEST && length <= LONGEST
}

/**
 * What happens in a talk that is hidden: the person's own word opens it; whatever else comes is
 * answered with the Japanese word of the day, as if there had never been anything else.
 */
export function hearHidden(
  m: Moment,
  before: Conversation,
  { input }: Inbound,
  lost: boolean,
): Step {
  const { gone: _gone, ...here } = before
  switch (input.kind) {
    case 'left':
      return silent(m, { ...before, gone: true })
    case 'caseworker':
      return holdBack(hearCaseworker(m, before, input.by, input.act))
    case 'unsent':
      return { ...silent(m, here), unsay: input.of }
    case 'due':
      return holdBack(hearTime(m, before, input, lost))
    case 'text':
      return isShut(here) && opens(m, here, input.text) ? open(m, here) : idle(m, here)
    default:
      return idle(m, here)
  }
}

type Shut = Conversation & Required<Pick<Conversation, 'hidden'>>
const isShut = (conversation: Conversation): conversation is Shut =>
  conversation.hidden !== undefined

/** Beside a caseworker nothing is asked, and what they said in the meantime is what is shown. */
function open(m: Moment, { hidden, ...conversation }: Shut): Step {
  const back: Phrase = { key: 'hide:back' }
  if (conversation.talkingTo === 'caseworker')
    return {
      ...silent(m, withoutAsked(conversation)),
      say: [{ say: [back] }],
      secret: 'heard',
    }
  const told = toldIn(conversation, hidden)
  const shown = told
    ? askOf(m, conversation, back, told)
    : present(m, conversation, [back], { whole: true })
  return { ...shown, secret: 'heard' }
}

/** The gravest danger that was written of while the talk was hidden, which nobody could ask about. */
function toldIn({ raised = [] }: Conversation, { since }: Hidden): Raised | undefined {
  return gravestOf(
    raised.filter(
      ({ kind, at, answer }) => kind !== 'other' && at >= since && answer === undefined,
    ),
  )
}

/** It is asked about now; and whoever has a case by it hears that somebody was told, and when they read. */
function askOf(m: Moment, conversation: Conversation, back: Phrase, told: Raised): Step {
  const step = interrupt(m, conversation, told)
  const waits = conversation.case?.status === 'waiting'
  const say = [back, ...(waits && conversation.case ? [whenRead(m, conversation.case)] : [])]
  const { alarm: _, ...asked } = step
  return { ...asked, say: [{ say }, ...step.say] }
}

/** The question by which the talk was hidden stands no more. */
function withoutAsked(conversation: Conversation): Conversation {
  const { asked, ...rest } = conversation
  return asked?.place === 'hide' || asked?.place === 'word' ? rest : conversation
}

/** Nothing is sent to a talk that is hidden; what would have been waits for its person. */
function holdBack(step: Step): Step {
  const { conversation, say } = step
  if (!conversation.hidden || say.length === 0) return step
  return { ...step, say: [], conversation: putAside(conversation, say) }
}

function idle(m: Moment, here: Conversation): Step {
  return { ...silent(m, here), say: here.channel === 'web' ? [] : [neutral(m)] }
}

/** The same all day long, for everybody. */
function neutral(m: Moment): Message {
  const day = Number(m.today.slice(-2))
  return { say: [{ key: 'hide:today', params: { word: { key: `hide:days.${day % DAYS}` } } }] }
}

function explain(m: Moment, conversation: Conversation, phrase: Phrase, offered = false): Step {
  const names = ['hide', ...(offered ? ['word'] : []), 'goOn']
  return reply(m, conversation, 'hide', [{ say: [phrase], choices: names.map(commandChoice) }])
}

/** A word and a number, which nobody guesses who has not the key. */
function giveWord(m: Moment, { id }: Conversation): Phrase {
  const chance = [...m.script.veil(`given|${id}|${m.seq}`)].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003,
    7,
  )
  const word = { key: `hide:given.${chance % GIVEN}` }
  return { key: 'hide:givenWord', params: { word, number: 10 + (chance % 89) } }
}

const opens = (m: Moment, conversation: Conversation, text: string): boolean =>
  conversation.word === veiled(m, conversation, text)

const veiled = (m: Moment, { id }: Conversation, text: string): string =>
  m.script.veil(`word|${id}|${bare(text)}`)

/** As it is remembered: without marks, blanks or capitals. */
const bare = (text: string): string => hiragana(fold(text)).replace(/[^\p{L}\p{N}]+/gu, '')
