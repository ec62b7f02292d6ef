import { askAt, commandChoice } from './ask.ts'
import type { Conversation, Locale, News } from './conversation.ts'
import type { Flow } from './flow.ts'
import type { Due } from './inbound.ts'
import type { Message, Phrase } from './message.ts'
import { type Moment, present, reply, silent, standsAt, WELCOME } from './moment.ts'
import { differs, type Found, findAgain, type Result } from './result.ts'
import type { Step } from './stepped.ts'
import { walk } from './walk.ts'

/** Buttons that a message has at most, so that every channel can show them. */
const MOST_CHOICES = 13
/** Bubbles that a turn has at most. */
const MOST_BUBBLES = 4

/** Says that there is something, and not what: the phone may be in another's hand. */
export const youHaveNews: Phrase = { key: 'recall:notice' }

/**
 * Whether something may be said to somebody unasked: they are here, the talk is not hidden, and
 * nobody else is speaking.
 */
export const mayTell = ({ gone, hidden, talkingTo }: Conversation): boolean =>
  !gone && !hidden && talkingTo === 'bot'

/**
 * A result that was given is not what the tables and rules of today say. It is kept, as it was
 * given, until the person opens it, and one neutral bubble says that there is something: the phone
 * may be in another's hand. What was asked goes on standing; the button of this bubble is known by
 * its turn. Where nothing may be said, the news waits for the person's next message.
 */
export function hearDue(m: Moment, before: Conversation, due: Due, lost: boolean): Step {
  const now = findAgain(m.script, due.was)
  if (!now || !differs(due.was, now)) return silent(m, before)
  const { changed = [], ...known } = before.news ?? {}
  const again = changed.some(({ id, was }) => id === due.guard || sameQuestion(was, due.was))
  const news: News = {
    ...known,
    changed: again ? changed : [...changed, { id: due.guard, was: due.was }],
    came: { seq: m.seq, lost },
  }
  const results = [{ id: due.guard, result: now }]
  if (news.told !== undefined || !mayTell(before))
    return { ...silent(m, { ...before, news }), results }
  const said = silent(m, { ...before, news: { ...news, told: m.seq, notice: m.seq } })
  return { ...said, say: [{ say: [youHaveNews], choices: [commandChoice('news')] }], results }
}

/** Who asked the same twice is told once. */
const sameQuestion = (one: Result, other: Result): boolean =>
  one.flow === other.flow && JSON.stringify(one.answers) === JSON.stringify(other.answers)

/**
 * Whether the answer before this turn may not have arrived. A notice that did not arrive is no
 * answer that anybody waits for: then what counts is how it stood before the notice.
 */
export function answerLost({ news, waiting, seq }: Conversation, lost: boolean): boolean {
  if (waiting?.notice === seq) return waiting.lost === true
  return news?.came.seq === seq ? news.came.lost : lost
}

/** Whether a tap on a button of this turn is on the notice, whatever was asked before and after. */
export const opensNews = ({ news }: Conversation, seq: number): boolean => news?.notice === seq

/**
 * Adds to what is said anyway that there is news: where it could not be said before, and once where
 * it was said in a bubble of its own, which may not have arrived, or whose button is gone.
 */
export function announce(m: Moment, before: Conversation, stepped: Step, lost: boolean): Step {
  const { conversation, say } = stepped
  const { news, asked } = conversation
  const last = say.at(-1)
  if (
    !news ||
    !last ||
    last.say[0] === youHaveNews ||
    !mayTell(conversation) ||
    say.length >= MOST_BUBBLES
  )
    return stepped
  const { told, notice } = news
  const heard = told !== undefined && told !== notice && !(lost && told === before.seq)
  if (told === m.seq || heard) return stepped
  const choices = last.choices ?? []
  const shown = choices.length < MOST_CHOICES ? [...choices, commandChoice('news')] : choices
  const after = { ...conversation, news: { ...news, told: m.seq } }
  const messages = [...say.slice(0, -1), { say: [youHaveNews] }, { ...last, choices: shown }]
  return { ...stepped, ...reply(m, after, asked?.place ?? '', messages) }
}

/**
 * Tells the oldest news: what was said, that it was wrong and why, and what is found now. The
 * session stays where it is; its question comes again by "go on", or is answered in writing.
 */
export function openNews(m: Moment, conversation: Conversation): Step {
  const { news, ...rest } = conversation
  const [first, ...others] = news?.changed ?? []
  if (!first) return present(m, rest, rest.waiting ? [] : [{ key: 'recall:none' }])
  const left =
    news && others.length > 0 ? { ...rest, news: { ...news, changed: others, told: m.seq } } : rest
  const bubbles = tell(m, conversation, first.was)
  const choices = [
    ...(others.length > 0 ? [commandChoice('news')] : []),
    ...(m.script.flows[first.was.flow]
      ? [{ name: first.was.flow, label: { key: `${first.was.flow}:menu` } }]
      : []),
    commandChoice('person'),
    commandChoice(midway(m, left) ? 'goOn' : 'menu'),
  ]
  const last = bubbles.at(-1) ?? { say: [] }
  return reply(m, { ...left, misses: 0 }, 'news', [...bubbles.slice(0, -1), { ...last, choices }])
}

/** Whether a question of a flow stands, to which the person will want to return. */
function midway(m: Moment, { session }: Conversation): boolean {
  return !!session && session.flow !== WELCOME && standsAt(m, session).node.kind !== 'outcome'
}

function tell(m: Moment, { locale }: Conversation, was: Result): readonly Message[] {
  const flow = m.script.flows[was.flow]
  const now = again(m, was)
  if (!flow || !now) return [{ say: [{ key: 'recall:unjudged', params: { day: was.asOf } }] }]
  const words = (phrase: Phrase) => wordsOf(m, locale, phrase)
  const after = untapped(
    askAt(m.script, flow, walk(flow, was.answers, was.asOf), { locale, at: m.at }),
  )
  const said = new Set(lines(after, words).map(words))
  const before = lines(asTold(m, locale, flow, was.found), words).filter((line) => {
    const shown = words(line)
    return shown !== undefined && !said.has(shown)
  })
  const about = { day: was.asOf, about: { key: `${flow.id}:title` } }
  if (!differs(was, now)) return [{ say: [{ key: 'recall:same', params: about }] }]
  const lead: readonly Phrase[] = [
    { key: 'recall:changed', params: about },
    ...(before.length > 0 ? [{ key: 'recall:was' }, ...before] : []),
  ]
  return [{ say: lead }, { ...after, say: [{ key: 'recall:now' }, ...after.say] }]
}

/** A result of an older release may have been found in a way that is no more. */
function again(m: Moment, was: Result): Result | undefined {
  try {
    return findAgain(m.script, was)
  } catch {
    return undefined
  }
}

/** An end as it was told, without its law. An end that is no more is told by nothing. */
function asTold(m: Moment, locale: Locale, flow: Flow, { at, ...found }: Found): Message {
  const node = flow.nodes[at]
  if (node?.kind !== 'outcome') return { say: [] }
  const finding = { ...found, because: [] }
  return askAt(m.script, flow, { at, node, path: [], finding }, { locale, at: m.at })
}

const untapped = ({ choices: _, ...message }: Message): Message => message

/** What a bubble says, and what its card says beyond that. */
function lines(
  { say, card }: Message,
  words: (phrase: Phrase) => string | undefined,
): readonly Phrase[] {
  const said = say.map((line) => ` ${words(line) ?? ''}`)
  const rows = (card?.rows ?? []).filter(
    ({ value }) => !said.some((line) => line.includes(` ${words(value) ?? ''}`)),
  )
  return [
    ...say,
    ...rows.map(({ label, value }) => ({ key: 'recall:row', params: { label, value } })),
  ]
}

/** Undefined for words that this release has no more. */
function wordsOf(m: Moment, locale: Conversation['locale'], phrase: Phrase): string | undefined {
  try {
    return m.script.say(locale, phrase)
  } catch {
    return undefined
  }
}
