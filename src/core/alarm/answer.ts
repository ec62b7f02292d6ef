import type { Conversation, Input, Locale, Phrase, Sign, Step } from '../conversation.ts'
import { hearOption } from '../hear.ts'
import { type Moment, present, silent, WELCOME } from '../moment.ts'
import { standingButtons } from '../standing.ts'
import { interrupt } from './interrupt.ts'
import { graver, quiet, raise } from './raised.ts'
import { type Asking, answersOf, DANGER } from './talk.ts'
import { keep, listen, noteAnswer, type Usual } from './usual.ts'

/** What happens at a sign of danger in a talk that may be seen. */
export function meet(
  m: Moment,
  here: Conversation,
  sign: Sign,
  input: Input,
  asking: Asking | undefined,
  usual: Usual,
): Step {
  if (here.talkingTo === 'caseworker') return tellCaseworker(m, here, sign, input, usual)
  if (asking && !changes(asking, sign)) return answerWith(m, here, asking, sign, wordsOf(input))
  if (quiet(here, sign, m.at)) {
    if (here.session?.flow !== DANGER) return remind(m, keep(m, here, sign, input, usual))
    const { conversation, alarm } = raise(here, sign, m.at)
    return { ...listen(m, conversation), alarm }
  }
  return interrupt(m, spokenIn(here, wordsOf(input)), sign)
}

/** One bubble, and nothing is asked: a person is there, and hears that it is urgent. */
function tellCaseworker(
  m: Moment,
  here: Conversation,
  sign: Sign,
  input: Input,
  usual: Usual,
): Step {
  if (quiet(here, sign, m.at)) return keep(m, here, sign, input, usual)
  const { conversation, alarm } = raise(here, sign, m.at, { settled: m.at })
  return {
    ...silent(m, conversation),
    say: [{ say: [...numbers(m, here), { key: 'alarm:told' }] }],
    alarm,
  }
}

/** Whether a sign asks for another question than the one that stands. */
function changes({ danger }: Asking, sign: Sign): boolean {
  if (danger.about === 'self' && sign.about === 'friend') return true
  if (danger.kind === 'other') return sign.kind !== 'harm' && sign.kind !== 'confined'
  return graver(sign, danger)
}

/** Takes danger that is told of again as the answer, where it can be only one; asks again else. */
function answerWith(
  m: Moment,
  here: Conversation,
  asking: Asking,
  sign: Sign,
  words: string,
): Step {
  const { session } = here
  const danger = { ...sign, about: asking.danger.about }
  const { conversation, alarm } = raise(here, danger, m.at)
  const option = asking.first && optionOf(m, asking, sign, words)
  if (!session || !option) return { ...askAgain(m, conversation), alarm }
  const named = asking.danger.kind === 'other' ? answersOf(danger) : {}
  const answers = { ...session.answers, ...named, [asking.at]: option }
  const further = { ...conversation, misses: 0, session: { ...session, answers, touched: m.at } }
  return noteAnswer(m, here, { ...present(m, further, [], { whole: true }), alarm })
}

function optionOf(m: Moment, { danger, node }: Asking, sign: Sign, words: string) {
  if (questionOf(danger.kind) !== questionOf(sign.kind)) return undefined
  const told = m.script.readSafety(words, node.options ?? [])
  if (told !== undefined && told !== 'no') return told
  if (sign.kind === 'return') return undefined
  return sign.kind === 'confined' ? 'locked' : 'now'
}

/** Q2 asks about life, Q3 about being sent home, and Q1 about everything else. */
const questionOf = (kind: Sign['kind'] | 'other') =>
  kind === 'life' || kind === 'return' ? kind : 'safety'

/** Reads words as the answer to a question about danger; commands stay commands. */
export function hearSafety(
  m: Moment,
  here: Conversation,
  { node }: Asking,
  text: string,
  usual: Usual,
): Step {
  const asText: Input = { kind: 'text', text }
  const { asked, locale } = here
  if (!asked || m.script.readCommand(text)) return usual(here, asText)
  if (hearOption(m.script, locale, standingButtons(m, here), text)) return usual(here, asText)
  const option = asked.options.indexOf(m.script.readSafety(text, node.options ?? []) ?? '')
  if (option < 0) return askAgain(m, here)
  return usual(here, { kind: 'tap', seq: asked.seq, option })
}

/** The question once more, with the numbers. */
const askAgain = (m: Moment, here: Conversation): Step =>
  present(m, { ...here, misses: here.misses + 1 }, [{ key: 'alarm:askAgain' }])

/** The numbers, before what is said anyway. */
function remind(m: Moment, step: Step): Step {
  const { say, conversation } = step
  if (say.length === 0 || say.length >= MOST_BUBBLES) return step
  return { ...step, say: [{ say: numbers(m, conversation) }, ...say] }
}

const numbers = (m: Moment, { locale }: Conversation) => m.script.lines(['emergency'], locale, m.at)

/**
 * What to say of the first thing somebody sends that nobody here can hear or see: a voice, or a
 * picture without words. It may be a call for help.
 */
export function unheardIn(here: Conversation, input: Input): Phrase | undefined {
  if (input.kind !== 'media' || (input.caption ?? '').trim() !== '') return undefined
  const { media } = input
  if (media !== 'audio' && media !== 'image' && media !== 'video') return undefined
  if (here.session && here.session.flow !== WELCOME) return undefined
  if (here.talkingTo === 'caseworker' || (here.agreedOn && media !== 'audio')) return undefined
  if (here.raised?.some(({ kind }) => kind === 'other')) return undefined
  return { key: `alarm:unheard.${media}` }
}

/** Whoever has chosen no language yet is answered in the one they write. */
function spokenIn(here: Conversation, words: string): Conversation {
  if (here.greeted) return here
  const locale: Locale | undefined = JAPANESE.test(words)
    ? 'ja'
    : VIETNAMESE.test(words.normalize('NFC'))
      ? 'vi'
      : undefined
  return locale ? { ...here, locale } : here
}

const wordsOf = (input: Input): string =>
  input.kind === 'text' || input.kind === 'edited'
    ? (input.text ?? '')
    : input.kind === 'media'
      ? (input.caption ?? '')
      : ''

/** Bubbles that a turn has at most. */
const MOST_BUBBLES = 4
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/
const VIETNAMESE = /[đăâêôơưĐĂÂÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìĩóòõúùũý]/
