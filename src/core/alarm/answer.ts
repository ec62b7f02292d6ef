import type { Conversation } from '../conversation.ts'
import { hearOption } from '../hear.ts'
import type { Input } from '../inbound.ts'
import type { Phrase } from '../message.ts'
import { type Moment, present, silent } from '../moment.ts'
import { endWord } from '../own-word.ts'
import type { Sign } from '../raised.ts'
import { isUnknown, isYes } from '../read/plain-words.ts'
import { phrase } from '../read/polite.ts'
import { standingButtons } from '../standing.ts'
import type { Step } from '../stepped.ts'
import { isAcute } from './acute.ts'
import { interrupt, sentenceOf, tellAtOnce } from './interrupt.ts'
import {
  graver,
  isNow,
  NOW,
  questionOf,
  quiet,
  raise,
  saidNow,
  same,
  toldLately,
} from './raised.ts'
import { spokenIn } from './spoken-in.ts'
import { type Asking, answersOf, DANGER, talksOfDanger } from './talk.ts'
import { keep, linesFor, listen, noteAnswer, stillHere, type Usual } from './usual.ts'
import { toldUrgent } from './who.ts'
import { saysWho, withWhoever } from './who-is-there.ts'
import { friendIsWell, otherThan, saysOfSelf } from './whose.ts'

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
  if (asking && saysWho(m, asking, wordsOf(input))) {
    const cries = m.script.readSafety(wordsOf(input), ['cry']) === 'cry'
    if (sign.about === 'self' && questionOf(sign) === 'safety' && !cries)
      return withWhoever(m, here, sign, usual)
    return noteAnswer(m, here, hearSafety(m, here, asking, wordsOf(input), usual))
  }
  if (asking && !changes(asking, sign)) return answerWith(m, here, asking, sign, input, usual)
  if (quiet(here, sign, m.at)) {
    const told = isAcute(m, sign, wordsOf(input))
    if (told && !here.raised?.some((one) => same(one, sign) && isNow(one)))
      return tellAtOnce(m, here, sign)
    const more = told ? { answer: 'now', settled: m.at } : {}
    if (!talksOfDanger(m, here)) return remind(m, here, sign, input, usual, more)
    const { conversation, alarm } = raise(here, sign, m.at, more)
    return { ...listen(m, conversation, sign), alarm }
  }
  if (saidNow(here, sign, m.at)) return tellAtOnce(m, here, sign)
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
  if (toldLately(here, sign, m.at)) return keep(m, here, sign, input, usual)
  const { conversation, alarm } = raise(endWord(here), sign, m.at, { settled: m.at })
  return {
    ...silent(m, conversation),
    say: [{ say: [...numbers(m, here), toldUrgent(m)] }],
    alarm,
  }
}

/** Whether a sign asks for another question than the one that stands. */
function changes({ danger }: Asking, sign: Sign): boolean {
  if (danger.about !== sign.about) return true
  if (danger.kind === 'other') return sign.kind !== 'harm' && sign.kind !== 'confined'
  return graver(sign, danger)
}

/** Takes danger that is told of again as the answer, where it can be only one; asks again else. */
function answerWith(
  m: Moment,
  here: Conversation,
  asking: Asking,
  sign: Sign,
  input: Input,
  usual: Usual,
): Step {
  const { session, asked } = here
  const danger = { ...sign, about: asking.danger.about }
  const option = optionOf(m, asking, sign, wordsOf(input))
  // Words that answer are about what was asked, whatever else they sound like.
  const sameAsked = questionOf(danger) === questionOf(asking.danger)
  const more = { settled: m.at, ...(sameAsked && option !== undefined && { answer: option }) }
  const { conversation, alarm } = raise(here, danger, m.at, option === undefined ? {} : more)
  if (asking.flow !== DANGER) {
    const chosen = asked?.options.indexOf(option ?? '') ?? -1
    if (!asked || chosen < 0) return { ...notSaid(m, conversation, asking, sign), alarm }
    const step = usual(conversation, { kind: 'tap', seq: asked.seq, option: chosen })
    return noteAnswer(m, here, { ...step, alarm })
  }
  if (!session || !option) return { ...askAgain(m, conversation), alarm }
  const named = asking.danger.kind === 'other' ? answersOf(danger) : {}
  const answers = { ...session.answers, ...named, [asking.at]: option }
  const further = { ...conversation, misses: 0, session: { ...session, answers, touched: m.at } }
  return noteAnswer(m, here, { ...present(m, further, [], { whole: true }), alarm })
}

function optionOf(m: Moment, { danger, options, sign: named }: Asking, sign: Sign, words: string) {
  const told = named ? undefined : m.script.readSafety(words, options)
  if (!named && m.script.readSafety(words, ['cry']) === 'cry')
    return ['now', 'alone'].find((option) => options.includes(option))
  // Of another danger: what is said to be so now is said of that.
  if (questionOf(danger) !== questionOf(sign))
    return told === undefined || told === 'no' || NOW.has(told) ? undefined : told
  if (named) return sign.kind === 'injury' ? named.injury : named.now
  if (told !== undefined) return told
  if (sign.kind === 'return') return undefined
  const plain = sign.kind === 'confined' ? 'locked' : 'now'
  return options.includes(plain) ? plain : undefined
}

/** An end goes on listening; a question is put once more. */
const notSaid = (m: Moment, conversation: Conversation, { node }: Asking, sign: Sign): Step =>
  node.kind === 'outcome'
    ? listen(m, conversation, sign)
    : askAgain(m, conversation, numbers(m, conversation))

/**
 * Reads words as the answer to a question about danger; commands stay commands. "Yes, they send me
 * home" says no day: it is asked for once, and then taken for soon.
 */
export function hearSafety(
  m: Moment,
  here: Conversation,
  asking: Asking,
  text: string,
  usual: Usual,
): Step {
  const { flow, sign, node, danger } = asking
  const asText: Input = { kind: 'text', text }
  const { asked, locale } = here
  if (!asked || m.script.readCommand(text)) return usual(here, asText)
  const other = flow === DANGER ? otherThan(m, danger, text) : undefined
  if (other) return interrupt(m, here, other)
  const ofFriend = danger.about === 'friend'
  if (ofFriend && saysOfSelf(m, text)) return askAgain(m, here)
  const unclear = isUnclear(text)
  const chosen = hearOption(m.script, locale, standingButtons(m, here), text)
  const well =
    !sign && m.script.readSafety(text, ['sometimes', 'no']) === 'no'
      ? asked.options.indexOf('no')
      : -1
  if (well >= 0) return usual(here, { kind: 'tap', seq: asked.seq, option: well })
  const undated = chosen?.kind === 'option' && chosen.name === 'undated' && isYes(text)
  const told = here.raised?.some((one) => same(one, danger) && one.settled === undefined) === true
  if (undated && !told) {
    const raised = raise(here, danger, m.at)
    return { ...askAgain(m, raised.conversation, numbers(m, here)), alarm: raised.alarm }
  }
  if (chosen && !unclear && !undated) return usual(here, asText)
  const said =
    sign || unclear
      ? undefined
      : undated
        ? 'now'
        : (saidIn(m, text, asking, told) ?? (ofFriend ? friendIsWell(m, text) : undefined))
  const option = asked.options.indexOf(said ?? '')
  if (option < 0 && node.kind === 'outcome') return askWho(m, here)
  if (option < 0)
    return flow === DANGER ? askAgain(m, here) : stillHere(m, here, usual(here, asText))
  return usual(here, { kind: 'tap', seq: asked.seq, option })
}

/**
 * Not to know is no answer where one may leave it out; where a danger was told of, or one has said yes
 * to it just before, it has no day.
 */
function saidIn(
  m: Moment,
  text: string,
  { flow, options }: Pick<Asking, 'flow' | 'options'>,
  again: boolean,
) {
  if (!isUnknown(text) || flow === DANGER || !options.includes('unsaid'))
    return m.script.readSafety(text, options)
  return again && options.includes('undated') ? 'undated' : 'unsaid'
}

/** An end that asks whether one is alone: the question once more, after the numbers. */
const askWho = (m: Moment, here: Conversation): Step =>
  present(
    m,
    { ...here, misses: here.misses + 1 },
    [...numbers(m, here), { key: 'alarm:askAgain' }, { key: 'alarm:alone' }],
    { leadOnly: true },
  )

/** The question once more; `lines` are the numbers, where the question does not name them itself. */
const askAgain = (m: Moment, here: Conversation, lines: readonly Phrase[] = []): Step =>
  present(m, { ...here, misses: here.misses + 1 }, [...lines, { key: 'alarm:askAgain' }])

/**
 * The numbers: before what follows, where the words answered what stood; else alone, since nobody who
 * cries for help is to be asked about their pay in the same breath.
 */
function remind(
  m: Moment,
  here: Conversation,
  sign: Sign,
  input: Input,
  usual: Usual,
  more: Parameters<typeof raise>[3],
): Step {
  const step = keep(m, here, sign, input, usual, more)
  const { say, conversation } = step
  if (conversation.session === here.session) {
    const { conversation: raised, alarm } = raise(here, sign, m.at, more)
    const lead = [sentenceOf(sign), ...linesFor(m, here, sign)]
    return { ...present(m, raised, lead, { leadOnly: true }), alarm }
  }
  if (say.length === 0 || say.length >= MOST_BUBBLES) return step
  return { ...step, say: [{ say: numbers(m, conversation) }, ...say] }
}

const numbers = (m: Moment, { locale }: Conversation) => m.script.lines(['emergency'], locale, m.at)

/** What a person writes, or below a picture. */
export const wordsOf = (input: Input): string =>
  input.kind === 'text' || input.kind === 'edited'
    ? (input.text ?? '')
    : input.kind === 'media'
      ? (input.caption ?? '')
      : ''

/** "OK", "I do not want to" and "not yet": to a question about danger each may be a yes or a no. */
const isUnclear = (text: string): boolean => UNCLEAR.test(text) || UNWILLING.test(phrase(text))
const UNWILLING = /^(?:khong (?:muon|duoc)|chua)$/
const UNCLEAR = /^\s*(?:ok|oke|okay|okie|oki|okela)[\s.!]*(?:ạ|a|em|luôn|nhé|です)?[\s.!。]*$/i
/** Bubbles that a turn has at most. */
const MOST_BUBBLES = 4
