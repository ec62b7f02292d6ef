import type { Conversation, Instant } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import { type Moment, silent } from '../moment.ts'
import type { DangerAsked } from '../raised.ts'
import { isYes } from '../read/plain-words.ts'
import { askShare, SHARE } from '../share.ts'
import type { Step } from '../stepped.ts'
import { type Danger, isNow, NOW, raise, same } from './raised.ts'
import { toldUrgent } from './who.ts'

/** So long words may answer a question about danger that a caseworker's coming has overtaken. */
const FRESH = 15 * 60_000

/**
 * The danger that is said to be so now, by a button or by words, to somebody whose talk a caseworker
 * holds: the question was put before they came. Once they have spoken, words answer them.
 */
export function saidBeside(m: Moment, here: Conversation, input: Input): Danger | undefined {
  const { dangerAsked = [], raised = [] } = here
  if (input.kind === 'tap') {
    const found = dangerAsked.find(
      ({ since, until, now = [] }) =>
        input.seq >= since && input.seq <= until && now.includes(input.option),
    )
    return found && !raised.some((one) => same(one, found) && isNow(one)) ? found : undefined
  }
  const last = dangerAsked.at(-1)
  if (input.kind !== 'text' || !last || !stands(here, last, m.at)) return undefined
  const said = m.script.readSafety(input.text, [...NOW])
  const yes = isYes(input.text) && !CONSENT.test(input.text)
  return yes || (said !== undefined && NOW.has(said)) ? last : undefined
}

/**
 * One bubble; the holder hears that it is so. Where it stands whether they may read, that is asked once
 * more: the yes was for the danger.
 */
export function tellSo(m: Moment, here: Conversation, { kind, about }: Danger): Step {
  const { conversation, alarm } = raise(here, { kind, about }, m.at, {
    ...{ answer: 'now', settled: m.at },
  })
  const numbers = m.script.lines(['emergency'], here.locale, m.at)
  const told = [{ say: [...numbers, toldUrgent(m)] }]
  if (here.asked?.place === SHARE) return { ...askShare(m, conversation, told), alarm }
  return { ...silent(m, conversation), say: told, alarm }
}

/** To be read is agreed to in so many words. */
const CONSENT = /đồng ý|dong y|cho đọc|cho doc|同意|どうい|読んで/i

/** Whether a question was put a moment ago that nobody has answered, nor said anything since. */
function stands({ raised = [], case: its }: Conversation, last: DangerAsked, at: Instant): boolean {
  const said = its?.replied
  const spoke = said !== undefined && said.in === undefined && said.seq > last.until
  const answered = raised.some((one) => same(one, last) && one.answer !== undefined)
  return !spoke && !answered && at - last.at < FRESH
}
