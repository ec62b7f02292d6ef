import { commandChoice } from './ask.ts'
import { speaks } from './beside.ts'
import type { Conversation } from './conversation.ts'
import { tellDesk } from './desk.ts'
import type { Input } from './inbound.ts'
import type { Message } from './message.ts'
import type { Moment } from './moment.ts'
import { youHaveNews } from './news.ts'
import { asksShare, isUnseen, SHARE, withShare } from './share.ts'
import { isHuman } from './speaker.ts'
import type { Step } from './stepped.ts'
import { stillTrue } from './truth.ts'
import { shownBy } from './undelivered.ts'
import { putAside } from './waiting.ts'

/** So long after the person did something it is taken for their own hand that holds the phone. */
const AT_HAND = 15 * 60_000
/** One notice is enough for whatever comes within so long. */
const NOTICE_LASTS = 60 * 60_000

/**
 * What our side says that the person did not ask for: that nobody has read their case yet, and what
 * a caseworker says to somebody who did nothing for a while. The phone may be in another's hand. So
 * one neutral bubble says that there is something, and the words wait until the person answers,
 * with whatever they do. In a talk that is hidden nothing is said at all, nor to somebody who has
 * blocked us: their platform takes what is sent to them, and shows it to nobody.
 */
export function unasked(
  m: Moment,
  before: Conversation,
  input: Input,
  step: Step,
  lost: boolean,
): Step {
  return isOurs(input) ? hold(m, before, input, step, lost) : meet(m, before, input, step)
}

/** Such turns of ours as have words for the person. A recall says no more than a notice anyway. */
const isOurs = (input: Input): boolean =>
  input.kind === 'caseworker' ||
  (input.kind === 'due' &&
    (input.timer === 'ladder' || input.timer === 'unread' || input.timer === 'outage'))

function hold(m: Moment, before: Conversation, input: Input, step: Step, lost: boolean): Step {
  const { conversation, say } = step
  const atHand = input.kind === 'caseworker' && m.at - lastHeard(before) < AT_HAND
  if (say.length === 0 || (atHand && !before.waiting && !before.gone))
    return { ...step, say: say.map((one) => withLines(m, conversation, one)) }
  const aside = putAside(conversation, say)
  const { waiting } = aside
  if (before.gone) return { ...step, say: [], conversation: aside }
  const told = before.waiting?.told
  if (told !== undefined && m.at - told < NOTICE_LASTS)
    return { ...step, say: [], conversation: aside }
  const noticed = { ...waiting, notice: m.seq, told: m.at, ...(lost && { lost }) }
  return {
    ...step,
    conversation: { ...aside, waiting: noticed },
    say: [{ say: [youHaveNews], choices: [commandChoice('news')] }],
  }
}

const lastHeard = ({ heardAt, case: its }: Conversation): number => heardAt ?? its?.openedAt ?? 0

/** The person did something: they hear first what has waited for them. */
function meet(m: Moment, before: Conversation, input: Input, step: Step): Step {
  if (!speaks(input)) return step
  const open = step.conversation.case && step.conversation.case.status !== 'closed'
  const heard = open ? { ...step.conversation, heardAt: m.at } : step.conversation
  const { waiting, ...rest } = heard
  if (!waiting || !before.waiting || isCovered(step)) return { ...step, conversation: heard }
  const put = rest.asked?.place === SHARE && rest.asked.seq === m.seq
  const waited = stillTrue(before, waiting.say).filter((one) => !put || !asksShare(one))
  const shown = joined(waited.map((one) => withLines(m, rest, one)))
  const its = rest.case && shown.some(isHuman) ? { case: shownBy(rest.case, m.seq) } : {}
  const here = { ...rest, ...its }
  const told = step.conversation.case && !open ? tellDesk(step, { kind: 'reached' }) : step
  if (step.say.length > 0 && (put || !isUnseen(before)))
    return { ...told, conversation: here, say: [...shown, ...step.say] }
  return { ...told, ...withShare(m, here, [...step.say, ...shown]) }
}

/** The numbers that answer now, and not when it was put aside. */
function withLines(m: Moment, { locale }: Pick<Conversation, 'locale'>, waited: Message): Message {
  const { lines, ...message } = waited
  return lines
    ? { ...message, say: [...message.say, ...m.script.lines(lines, locale, m.at)] }
    : waited
}

/** Whoever hides the talk, or is about to, or to forget it, does not want anything shown. */
export const isCovered = ({ hides, forgets, conversation: { hidden, asked } }: Step): boolean =>
  hides === true ||
  forgets !== undefined ||
  hidden !== undefined ||
  COVERING.has(asked?.place ?? '')

const COVERING: ReadonlySet<string> = new Set(['hide', 'word', 'forget'])

/** Few bubbles, and none in which the words of two are mixed: a caseworker's, those of one, ours. */
function joined(say: readonly Message[]): readonly Message[] {
  const bubbles: Message[] = []
  for (const { choices: _, ...message } of say) {
    const last = bubbles.at(-1)
    if (last && isWords(last) && isWords(message) && speakerOf(last) === speakerOf(message))
      bubbles.splice(-1, 1, { say: [...last.say, ...message.say] })
    else bubbles.push(message)
  }
  return bubbles
}

const isWords = (message: Message): boolean => Object.keys(message).join() === 'say'

const speakerOf = (message: Message): string =>
  isHuman(message) ? (message.say[0]?.key ?? '') : 'machine'
