import type { Conversation } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import { type Moment, standsAt } from '../moment.ts'
import type { Step } from '../stepped.ts'
import { interrupt } from './interrupt.ts'
import { isNow, NOW, same } from './raised.ts'
import { type Asking, askingNow, DANGER, talksOfDanger } from './talk.ts'

/** Questions about danger that are remembered, so that their buttons are known for long. */
const REMEMBERED = 8

/** Remembers the question about a danger that was put in this turn, and which buttons tell of one. */
export function remember(m: Moment, step: Step): Step {
  const { conversation } = step
  const { asked, dangerAsked = [] } = conversation
  const asking = asked?.seq === m.seq ? askingNow(m, conversation) : undefined
  if (!asked || !asking) return step
  const { flow, danger, at: place } = asking
  const yes = asked.options.flatMap((name, at) =>
    tells(m, conversation, asking, name) ? [at] : [],
  )
  const now = yes.filter((at) => NOW.has(asked.options[at] ?? ''))
  const since = asked.since ?? asked.seq
  const others = dangerAsked.filter((one) => one.until < since)
  const kept = {
    ...{ since, until: asked.seq, at: m.at, flow, place, yes, now },
    ...danger,
  }
  return {
    ...step,
    conversation: { ...conversation, dangerAsked: [...others, kept].slice(-REMEMBERED) },
  }
}

/**
 * Somebody taps, on a question about danger that stands no more, a button that said that they are in
 * it: the question is put anew, with its numbers; also where they had said that they are not. A second
 * tap on a button that was just heard is no such cry, nor is one while such a question stands.
 */
export function criedOnOld(
  m: Moment,
  conversation: Conversation,
  seq: number,
  option: number,
): Step | undefined {
  const found = conversation.dangerAsked?.find(
    ({ since, until, yes }) => seq >= since && seq <= until && yes.includes(option),
  )
  if (!found || askingNow(m, conversation)) return undefined
  const known = conversation.raised?.find((one) => same(one, found))
  if (talksOfDanger(m, conversation) && known && isNow(known)) return undefined
  if (found.flow !== DANGER && conversation.session?.flow === found.flow) return undefined
  return interrupt(m, conversation, { kind: found.kind, about: found.about })
}

/**
 * A tap on an earlier bubble of the very question that stands is its answer. Whoever may tap what they
 * see is in no hurry to look which of two it is.
 */
export function asAnswer(
  { dangerAsked = [], asked }: Conversation,
  input: Input,
  { flow, at, danger, options }: Asking,
): Input {
  if (input.kind !== 'tap' || !asked || input.seq >= (asked.since ?? asked.seq)) return input
  const found = dangerAsked.find(({ since, until }) => input.seq >= since && input.seq <= until)
  const name = asked.options[input.option]
  const isSame = found?.flow === flow && found.place === at && same(found, danger)
  return isSame && name !== undefined && options.includes(name)
    ? { ...input, seq: asked.seq }
    : input
}

/** Whether a button says that the danger is so, or was: those of a flow, where a case is opened. */
function tells(m: Moment, { session }: Conversation, asking: Asking, name: string): boolean {
  const { flow, at, options, sign } = asking
  if (!session || !options.includes(name)) return false
  if (flow === DANGER) return name !== 'no'
  if (name === sign?.now || name === sign?.injury) return true
  const { node } = standsAt(m, { ...session, answers: { ...session.answers, [at]: name } })
  return node.kind === 'outcome' && node.opens !== undefined
}
