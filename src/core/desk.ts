import {
  type About,
  act as actOn,
  type Case,
  openCase,
  type Refusal,
  raiseCase,
  sooner,
  type Trigger,
  type Urgency,
  urgencies,
  wrote,
} from './case.ts'
import type { Answer, Conversation, Instant } from './conversation.ts'
import type { FileAct } from './enclosure.ts'
import type { CaseworkerAct, Inbound } from './inbound.ts'
import type { Message, Phrase } from './message.ts'
import { type Moment, present, silent } from './moment.ts'
import type { Node, Outcome, Question } from './node.ts'
import { owe } from './owed.ts'
import { askAtClaim, endWord, wordNotTaken } from './own-word.ts'
import { readableFrom, share } from './readers.ts'
import type { DeskNews, Step, Told } from './stepped.ts'
import { replied } from './undelivered.ts'

/** Adds what the desk is to hear to what a step does anyway. */
export const tellDesk = (step: Step, ...news: readonly DeskNews[]): Step => ({
  ...step,
  desk: [...(step.desk ?? []), ...news],
})

/**
 * Opens a case, or raises the one that is open. A closed one is another story, and what was agreed
 * to for it does not hold for the next. Where the desk is off, nothing happens.
 */
export function escalate(
  m: Moment,
  step: Step,
  urgency: Urgency,
  trigger: Trigger,
  about: About = 'self',
): Step {
  if (!m.script.desk) return step
  const { conversation } = step
  const { case: known } = conversation
  if (known && known.status !== 'closed') {
    const raised = raiseCase(known, urgency, trigger, m.at, about)
    if (raised === known) return step
    const news = alertOf(known, raised, urgency, { of: trigger, about })
    return tellDesk({ ...step, conversation: { ...conversation, case: raised } }, news)
  }
  const shown = known && readableFrom(known)
  const its: Case = {
    ...openCase(m.fresh, urgency, trigger, m.at, about),
    ...(shown !== undefined && { sharedFrom: shown }),
    ...(known?.sharedUntil !== undefined && { sharedUntil: known.sharedUntil }),
  }
  return tellDesk(
    { ...step, conversation: { ...conversation, case: its } },
    { kind: 'opened', urgency, trigger },
  )
}

/** What the desk is paged with; what can wait longer than the case itself is seen on its card. */
function alertOf(before: Case, after: Case, urgency: Urgency, danger: Told): DeskNews {
  if (sooner(before.urgency, urgency)) return { kind: 'changed' }
  if (after.status !== 'waiting') return { kind: 'danger', ...danger }
  return after.urgency === before.urgency
    ? { kind: 'alsoTold', ...danger }
    : { kind: 'opened', urgency, trigger: danger.of }
}

/** What a caseworker does. A refusal changes nothing and says nothing to the person. */
export function hearCaseworker(
  m: Moment,
  before: Conversation,
  by: string,
  act: CaseworkerAct,
): Step {
  const its = before.case
  if (!its) return refused(m, before, 'no-case')
  switch (act.kind) {
    case 'note':
      return tellDesk(silent(m, before))
    case 'reply':
      return speak(m, before, its, by, { key: 'desk:caseworker', params: { words: saidIn(act) } })
    case 'phrase':
      return speak(m, before, its, by, {
        key: 'desk:caseworker',
        params: { words: { key: `phrasebook:${act.name}.say`, params: act.slots } },
      })
    case 'send':
    case 'place':
      return speak(m, before, its, by, ...enclosed(act))
    default:
      return change(m, before, its, by, act)
  }
}

/** What was sent cannot be taken back everywhere, so that its correction says that it is one. */
const saidIn = ({ words, corrects }: Extract<CaseworkerAct, { kind: 'reply' }>): Phrase | string =>
  corrects === undefined ? words : { key: 'desk:corrected', params: { words } }

/** What goes with a file or a place in words: those that were written, or what it is. */
function enclosed(act: FileAct): readonly [Phrase, Pick<Message, 'file' | 'place'>] {
  const said = (words: Phrase | string): Phrase => ({ key: 'desk:caseworker', params: { words } })
  if (act.kind === 'place') {
    const { title = '', address = '' } = act.place
    const named = [title, address].filter((name) => name !== '').join('\n')
    return [said(named || { key: 'desk:sent.place' }), { place: act.place }]
  }
  const { file, caption } = act
  const what = { key: `desk:sent.${file.media}`, params: { name: file.name ?? '' } }
  return [said(caption ?? what), { file }]
}

function speak(
  m: Moment,
  before: Conversation,
  its: Case,
  by: string,
  said: Phrase,
  more: Pick<Message, 'file' | 'place'> = {},
): Step {
  if (its.status === 'closed') return refused(m, before, 'closed')
  if (its.status !== 'claimed' || its.holder !== by) return refused(m, before, 'not-holder')
  const { asked } = before
  const after = {
    ...before,
    case: replied(its, m.seq),
    ...(asked && { asked: { ...asked, overtaken: true as const } }),
  }
  return tellDesk({ ...silent(m, after), say: [{ say: [said], ...more }] }, { kind: 'changed' })
}

function change(
  m: Moment,
  before: Conversation,
  its: Case,
  by: string,
  act: Extract<CaseworkerAct, { kind: 'claim' | 'handBack' | 'close' }>,
): Step {
  const after = actOn(its, by, act, m.at)
  if (typeof after === 'string') return refused(m, before, after)
  if (after === its) return silent(m, before)
  const talkingTo = after.status === 'claimed' ? ('caseworker' as const) : ('bot' as const)
  const conversation = { ...before, talkingTo, case: after }
  if (act.kind === 'claim' && after.consent !== 'yes')
    return tellDesk(askAtClaim(m, conversation), { kind: 'changed' })
  const told = { say: [...wordNotTaken(conversation), { key: `desk:told.${act.kind}` }] }
  const say = [act.kind === 'handBack' ? handedBack(m) : told]
  return tellDesk({ ...silent(m, endWord(conversation)), say }, { kind: 'changed' })
}

/** Nobody is to wait for another caseworker where none is left, or none can be told. */
const handedBack = ({ script: { desk } }: Moment): Message =>
  desk?.reaches
    ? { say: [{ key: 'desk:told.handBack' }] }
    : { say: [{ key: 'desk:told.handBackAlone' }], lines: ALONE }

/** The numbers for whoever has nobody here. */
const ALONE = ['emergency', 'otit-vi']

const refused = (m: Moment, before: Conversation, why: Refusal): Step => ({
  ...silent(m, before),
  refused: why,
})

/** Whoever talks with a caseworker is heard by them alone. Commands and danger come before this. */
export function hearHeld(m: Moment, before: Conversation): Step {
  const its = before.case
  const after = its ? owe(m, before, { ...before, case: wrote(its, m.at) }) : before
  const step = silent(m, after)
  return tellDesk(step, { kind: 'heard' })
}

/** What was answered about the case itself: whether it may be read, and how else to reach somebody. */
export function settleCase(
  conversation: Conversation,
  sets: Question['sets'],
  given: Answer,
  at: Instant,
): Conversation {
  const { case: its } = conversation
  if (!its || (its.status === 'closed' && (sets !== 'shares' || given !== 'no')))
    return conversation
  if (sets === 'shares') return { ...conversation, case: share(its, given === 'yes', at) }
  if (sets !== 'reach' || given === 'unknown') return conversation
  return { ...conversation, case: { ...its, reach: String(given) } }
}

/** How soon the person needs somebody, as they say themselves; today where they cannot write. */
export function hurry(m: Moment, step: Step, given: Answer): Step {
  const urgency = given === 'no' ? 'today' : urgencies.find((one) => one === given)
  return urgency ? escalate(m, step, urgency, 'person') : step
}

/**
 * What is heard while a case waits is shown to the desk too; the bot goes on talking. What is taken
 * back or written anew leaves the desk's rooms whatever has become of the case that it stood in.
 */
export function overheard(
  m: Pick<Moment, 'script'>,
  before: Conversation,
  { input }: Inbound,
  step: Step,
): Step {
  const { case: its } = step.conversation
  const again = input.kind === 'unsent' || input.kind === 'edited'
  if (m.script.desk && again && (!its || its.status === 'closed'))
    return tellDesk(step, { kind: 'takenBack' })
  if (!its) return step
  const said = (kind: DeskNews['kind']) => step.desk?.some((news) => news.kind === kind)
  const theirs = input.kind !== 'caseworker' && input.kind !== 'due'
  const heard = its.status !== 'closed' && theirs && !said('heard')
  const changed = its !== before.case && !said('opened') && !said('changed')
  return tellDesk(
    step,
    ...(changed ? [{ kind: 'changed' } as const] : []),
    ...(heard ? [{ kind: 'heard' } as const] : []),
  )
}

/** A file that the person sent has come: the desk is shown it while the case is open. */
export function hearFile(m: Moment, before: Conversation): Step {
  const open = before.case !== undefined && before.case.status !== 'closed'
  return open ? tellDesk(silent(m, before), { kind: 'heard' }) : silent(m, before)
}

/** Whether somebody has handed over, and what they say now is for whoever answers. */
export const waitsForPerson = (
  { case: its }: Conversation,
  { node }: { readonly node: Pick<Node, 'kind'> & Partial<Pick<Outcome, 'tellsCase'>> },
): boolean => its?.status === 'waiting' && its.consent === 'yes' && node.tellsCase === true

/**
 * What was said is kept for whoever answers, and the person is told so, and who can be called where
 * nobody here can read it; what stands goes on.
 */
export function file(m: Moment, conversation: Conversation): Step {
  const told = m.script.desk?.reaches
    ? [{ key: 'desk:filed' }]
    : [{ key: 'desk:kept' }, ...m.script.lines(ALONE, conversation.locale, m.at)]
  return present(m, { ...conversation, misses: 0 }, told, { leadOnly: true })
}
