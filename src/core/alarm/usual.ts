import type { Conversation } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import type { Phrase } from '../message.ts'
import { type Moment, newSession, present, standsAt } from '../moment.ts'
import type { Step } from '../stepped.ts'
import { interrupt } from './interrupt.ts'
import { type Danger, gravestOf, isNow, isOpen, NOW, questionOf, raise, same } from './raised.ts'
import {
  type Asking,
  answersOf,
  askingNow,
  begins,
  DANGER,
  dangerOf,
  talksOfDanger,
} from './talk.ts'
import { tellWho } from './who.ts'

/** What happens where there is no danger to talk about. */
export type Usual = (conversation: Conversation, input: Input) => Step

/** Goes on as usual with a danger that was asked about already, or is not to be shown. */
export function keep(
  m: Moment,
  before: Conversation,
  danger: Danger,
  input: Input,
  usual: Usual,
  more: Parameters<typeof raise>[3] = {},
): Step {
  const { conversation, alarm } = raise(before, danger, m.at, more)
  return { ...usual(conversation, input), alarm }
}

/** Whoever talks of a danger is not told that they were not understood, but that we are there. */
export function stillHere(m: Moment, before: Conversation, step: Step): Step {
  const { conversation } = step
  if (!talksOfDanger(m, before) || !talksOfDanger(m, conversation)) return step
  return conversation.misses > before.misses ? { ...step, ...listen(m, conversation) } : step
}

/** Says that we are there, and the numbers: those that fit the danger, where one was told of. */
export function listen(m: Moment, conversation: Conversation, danger?: Danger): Step {
  const lines = linesFor(m, conversation, danger)
  return present(m, conversation, [{ key: 'alarm:stillHere' }, ...lines])
}

/** The numbers of both countries, and the line that the question about this danger names. */
export function linesFor(
  m: Moment,
  { locale }: Conversation,
  danger: Danger | undefined,
): readonly Phrase[] {
  const asked = danger && standsAt(m, newSession(m, DANGER, answersOf(danger)))
  return m.script.lines(asked?.node.lines ?? ['emergency'], locale, m.at)
}

/**
 * Keeps what was answered of a danger: it is quiet from then, and urgent where it is so now. Nothing
 * said later takes back that it is. Where another was told of meanwhile, that one is asked about before
 * anything ends: after what is to be done now, where it is so.
 */
export function noteAnswer(m: Moment, conversation: Conversation, step: Step): Step {
  const asking = askingNow(m, conversation)
  if (asking && asking.flow !== DANGER) {
    const noted = noteElsewhere(m, conversation, step, asking)
    const given = noted.conversation.session?.answers[asking.at]
    const answered = given !== undefined && given !== conversation.session?.answers[asking.at]
    const so = noted.alarm !== undefined && isNow(noted.alarm)
    return answered && !so ? askNext(m, noted) : noted
  }
  const { session: before } = conversation
  const { session } = step.conversation
  if (before?.flow !== DANGER || session?.flow !== DANGER) return step
  const { at } = standsAt(m, before)
  const answer = session.answers[at]
  const danger = dangerOf(session)
  if (typeof answer !== 'string' || before.answers[at] !== undefined || !danger) return step
  if (at === 'what' || at === 'friend')
    return { ...step, ...raise(step.conversation, danger, m.at, 'anew') }
  const settled = m.at
  const more = begins(standsAt(m, before)) || NOW.has(answer) ? { answer, settled } : { settled }
  const raised = raise(step.conversation, danger, m.at, more)
  const over = standsAt(m, session).node.kind === 'outcome'
  if (!over) return { ...step, ...raised }
  const so = isNow(raised.alarm)
  const told = { ...step, ...raised, say: so ? tellWho(m, step.say) : step.say }
  const next = askNext(m, told)
  return so && next !== told ? { ...next, say: [...told.say, ...next.say] } : next
}

const kindBy = (answer: string, sign: Asking['sign']) =>
  answer === 'locked' ? 'confined' : answer === sign?.injury ? 'injury' : undefined

/** Answers that tell of nothing: where nobody had told of it, there is nothing to be quiet about. */
const NOTHING: ReadonlySet<string> = new Set(['no', 'unsaid'])

/** What was answered of a danger in another flow that asks about one. */
function noteElsewhere(
  m: Moment,
  conversation: Conversation,
  step: Step,
  { flow, at, options, danger, sign }: Asking,
): Step {
  const { session: before } = conversation
  const { session } = step.conversation
  const answer = session?.flow === flow ? session.answers[at] : undefined
  if (!session || typeof answer !== 'string' || answer === before?.answers[at]) return step
  if (!options.includes(answer) || answer === 'stop') return step
  if (sign && answer !== sign.now && answer !== sign.injury) return step
  if (NOTHING.has(answer) && !step.alarm && !conversation.raised?.some((one) => same(one, danger)))
    return step
  const { node } = standsAt(m, session)
  const opens = node.kind === 'outcome' && node.opens !== undefined
  const read = step.alarm && questionOf(step.alarm) === questionOf(danger) ? step.alarm : undefined
  const kind = read?.kind ?? kindBy(answer, sign) ?? danger.kind
  const isSo = opens || (sign && read)
  const told = { answer: isSo && !NOW.has(answer) ? 'now' : answer, settled: m.at }
  return { ...step, ...raise(step.conversation, { ...danger, kind }, m.at, told) }
}

/** Before anything ends, asks about a danger that was told of while another was asked about. */
function askNext(m: Moment, step: Step): Step {
  const next = gravestOf(step.conversation.raised?.filter(isOpen) ?? [])
  if (!next) return step
  const { alarm } = step
  return { ...step, ...interrupt(m, step.conversation, next), ...(alarm && { alarm }) }
}
