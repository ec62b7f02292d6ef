import { heed } from './alarm.ts'
import { commandChoice } from './ask.ts'
import { speaks } from './beside.ts'
import type { Case } from './case.ts'
import { caseLines } from './case-lines.ts'
import type { Conversation } from './conversation.ts'
import { escalate, hearHeld, overheard } from './desk.ts'
import type { Inbound } from './inbound.ts'
import type { Phrase } from './message.ts'
import { type Moment, reply, silent } from './moment.ts'
import { heedAlarm } from './opening.ts'
import type { Step } from './stepped.ts'

/** What follows from something that was heard, in a step that failed; undefined where it is no case for it. */
export type Answer = (m: Moment, before: Conversation, inbound: Inbound) => Step | undefined

/**
 * What may follow where a step failed by our fault, the best first: what fails too is left out by the
 * next. What was heard is kept, a person hears of it, and numbers that answer are named. A talk that
 * is hidden stays silent; in one that a caseworker holds they alone answer, and hear what was said.
 */
export const faulted: readonly Answer[] = [inDanger, owned, plain]

/** Danger is heard whatever else fails. */
function inDanger(m: Moment, before: Conversation, inbound: Inbound): Step | undefined {
  const heard = heed(m, before, inbound.input, false, (now) => answer(m, now, inbound, told))
  if (!heard.alarm) return undefined
  return wasHeard(m, before, inbound, heedAlarm(m, before, heard))
}

function owned(m: Moment, before: Conversation, inbound: Inbound): Step {
  return wasHeard(m, before, inbound, answer(m, before, inbound, told))
}

/** Nothing but the fault: what else there is to say may be what the step broke down on. */
function plain(m: Moment, before: Conversation, inbound: Inbound): Step {
  const step = answer(m, before, inbound, () => [])
  return wasHeard(m, before, inbound, step)
}

/** The desk hears it, and that the person was here, as it would have without the fault. */
function wasHeard(m: Moment, before: Conversation, inbound: Inbound, step: Step): Step {
  const { conversation } = step
  const open = conversation.case !== undefined && conversation.case.status !== 'closed'
  const heard = open && speaks(inbound.input) ? { ...conversation, heardAt: m.at } : conversation
  return overheard(m, before, inbound, { ...step, conversation: heard })
}

type Lines = (m: Moment, conversation: Conversation, opened: Case | undefined) => readonly Phrase[]

function answer(m: Moment, before: Conversation, { input }: Inbound, lines: Lines): Step {
  if (input.kind === 'left') return silent(m, { ...before, gone: true })
  if (input.kind === 'unsent') return { ...silent(m, before), unsay: input.of }
  const { gone: _, ...here } = before
  const secret = !here.hidden && here.asked?.place === 'word' ? { secret: 'heard' as const } : {}
  const step = { ...silent(m, here), ...secret }
  if (here.hidden) return escalate(m, step, 'soon', 'fault')
  if (here.talkingTo === 'caseworker') return { ...hearHeld(m, here), ...secret }
  const raised = escalate(m, step, 'soon', 'fault')
  const { conversation } = raised
  const { case: its } = conversation
  const opened = its !== here.case ? its : undefined
  const said = [{ key: keeps(here) ? 'common:fault' : 'common:faultUnkept' }]
  const choices = [commandChoice('person'), commandChoice('menu')]
  const more = lines(m, conversation, opened)
  return {
    ...raised,
    ...reply(m, conversation, 'fault', [{ say: [...said, ...more], choices }]),
    ...(opened && more.length > 0 && { code: m.fresh.code }),
  }
}

/** Numbers of both countries, and what somebody keeps who has a case, from when it was opened. */
function told(m: Moment, { locale, case: its }: Conversation, opened: Case | undefined) {
  const numbers = m.script.lines(['emergency', 'otit-vi'], locale, m.at)
  if (!its || its.status === 'closed') return numbers
  const heard = m.script.desk?.alerts ? [{ key: 'desk:toldOfFault' }] : []
  return opened
    ? [...numbers, ...heard, ...caseLines(m, its)]
    : [...numbers, { key: 'desk:number', params: { number: its.number } }]
}

/** Whether the words are kept: they were agreed to be, or a caseworker may read them. */
const keeps = ({ agreedOn, asked, case: its }: Conversation): boolean =>
  asked?.place !== 'word' &&
  (agreedOn !== undefined || (its?.consent === 'yes' && its.status !== 'closed'))
