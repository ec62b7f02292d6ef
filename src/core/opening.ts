import { isDanger, isNow, isOpen, quiet, raise, toldAgain } from './alarm/raised.ts'
import { tellWho } from './alarm/who.ts'
import { alert, pages } from './alert.ts'
import type { Trigger, Urgency } from './case.ts'
import type { Conversation } from './conversation.ts'
import { tellDesk } from './desk.ts'
import { ESCALATION, type Moment, standsAt } from './moment.ts'
import type { Raised } from './raised.ts'
import type { Step } from './stepped.ts'

/** Whoever arrives at an end that needs somebody now has a case from then on. */
export function openAtEnd(m: Moment, before: Conversation, step: Step): Step {
  const { session } = step.conversation
  if (!session || session === before.session || !m.script.flows[session.flow]) return step
  const place = standsAt(m, session)
  if (place.node.kind !== 'outcome' || place.node.opens === undefined) return step
  const was = before.session && m.script.flows[before.session.flow] && standsAt(m, before.session)
  const here = before.session?.flow === session.flow ? was : undefined
  if (here?.at === place.at) return step
  if (place.node.opensByAnswer && here?.node.kind === 'outcome') return step
  const opened = alert(m, told(m, step, place.node.opens), 'now', place.node.opens, true)
  return { ...opened, say: tellWho(m, opened.say) }
}

/** Whoever came to such an end by its buttons has said that it is so: they are not asked again. */
function told(m: Moment, step: Step, trigger: Trigger): Step {
  if (step.alarm || !isDanger(trigger)) return step
  const danger = { kind: trigger, about: 'self' } as const
  const { conversation } = raise(step.conversation, danger, m.at, { answer: 'now', settled: m.at })
  return { ...step, conversation }
}

/**
 * Danger that is so now opens a case at once, or raises the one there is; and so does danger that
 * somebody tells of again after they were asked, and who then reads it is told to them. Whoever takes
 * the talk hears of what was being asked about.
 */
export function heedAlarm(m: Moment, before: Conversation, step: Step): Step {
  if (isTaken(before, step)) return raiseStanding(m, step)
  if (asksForPerson(before, step)) return tellHelp(m, raiseStanding(m, step))
  const { alarm } = step
  const urgency = alarm && urgencyOf(alarm, before)
  if (!alarm || !urgency) return step
  const answered = alarm.settled === m.at && !quiet(before, alarm, m.at)
  const raised = alert(m, step, urgency, alarm.kind, answered, alarm.about)
  const paged = pages(raised)
  if (before.talkingTo === 'caseworker')
    return paged ? raised : tellDesk(raised, { kind: 'danger', of: alarm.kind, about: alarm.about })
  return paged && toldAgain(alarm) && !before.hidden
    ? { ...raised, say: tellWho(m, raised.say, urgency) }
    : raised
}

const isTaken = (before: Conversation, { conversation }: Step): boolean =>
  before.talkingTo === 'bot' && conversation.talkingTo === 'caseworker'

/** Whoever is asked about a danger, and calls a person instead of answering. */
const asksForPerson = (before: Conversation, { conversation }: Step): boolean =>
  conversation.session?.flow === ESCALATION &&
  before.session?.flow !== ESCALATION &&
  before.raised?.some(isOpen) === true

/** The numbers and who reads it, before the questions of handing over. */
function tellHelp(m: Moment, step: Step): Step {
  const numbers = m.script.lines(['emergency'], step.conversation.locale, m.at)
  const [told] = tellWho(m, [{ say: numbers }])
  return told ? { ...step, say: [told, ...step.say] } : step
}

/** A question about danger that is put no more, since somebody comes: they hear of it. */
function raiseStanding(m: Moment, step: Step): Step {
  const { raised = [] } = step.conversation
  const open = raised.filter(isOpen)
  const settled = raised.map((one) => (open.includes(one) ? { ...one, settled: m.at } : one))
  if (open.length === 0) return step
  return open.reduce<Step>((told, { kind, about }) => alert(m, told, 'now', kind, true, about), {
    ...step,
    conversation: { ...step.conversation, raised: settled },
  })
}

/**
 * In a talk that is hidden nobody can be asked, so that what is read there counts as so now. Told of
 * again: whoever said that they do not want to live is not asked twice; with others it has until
 * today, since a story goes on in the words it began with.
 */
function urgencyOf(alarm: Raised, before: Conversation): Urgency | undefined {
  if (isNow(alarm) || before.talkingTo === 'caseworker' || before.hidden) return 'now'
  if (!toldAgain(alarm)) return undefined
  return alarm.kind === 'life' ? 'now' : 'today'
}
