import { isNow, toldAgain } from './alarm/raised.ts'
import { tellWho } from './alarm/who.ts'
import {
  act as actOn,
  answered,
  type Case,
  climbed,
  openCase,
  type Refusal,
  raiseCase,
  type Trigger,
  type Urgency,
  urgencies,
  wrote,
} from './case.ts'
import type {
  Answer,
  CaseworkerAct,
  Conversation,
  DeskNews,
  Inbound,
  Instant,
  Message,
  Phrase,
  Raised,
  Step,
  Watch,
} from './conversation.ts'
import type { FileAct } from './enclosure.ts'
import type { Node, Outcome, Question } from './flow.ts'
import { nextRung, type Rung, silence, unread } from './ladder.ts'
import { type Moment, present, silent, standsAt } from './moment.ts'
import { readableFrom } from './readers.ts'
import { askShare } from './share.ts'

/** Adds what the desk is to hear to what a step does anyway. */
export const tellDesk = (step: Step, ...news: readonly DeskNews[]): Step => ({
  ...step,
  desk: [...(step.desk ?? []), ...news],
})

/**
 * Opens a case, or raises the one that is open. A closed one is another story, and what was agreed
 * to for it does not hold for the next. Where the desk is off, nothing happens.
 */
export function escalate(m: Moment, step: Step, urgency: Urgency, trigger: Trigger): Step {
  if (!m.script.desk) return step
  const { conversation } = step
  const { case: known } = conversation
  if (known && known.status !== 'closed') {
    const raised = raiseCase(known, urgency, trigger, m.at)
    if (raised === known) return step
    const news: DeskNews =
      raised.status === 'waiting'
        ? { kind: 'opened', urgency, trigger }
        : { kind: 'danger', of: trigger }
    return tellDesk({ ...step, conversation: { ...conversation, case: raised } }, news)
  }
  const shown = known && readableFrom(known)
  const its: Case = {
    ...openCase(m.fresh, urgency, trigger, m.at),
    ...(shown !== undefined && { sharedFrom: shown }),
  }
  return tellDesk(
    { ...step, conversation: { ...conversation, case: its } },
    { kind: 'opened', urgency, trigger },
  )
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
      return speak(m, before, its, by, { key: 'desk:caseworker', params: { words: act.words } })
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
  const after = { ...before, case: answered(its) }
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
    return tellDesk(askShare(m, conversation, [{ say: [{ key: 'desk:told.claimUnread' }] }]), {
      kind: 'changed',
    })
  const say = [{ say: [{ key: `desk:told.${act.kind}` }] }]
  return tellDesk({ ...silent(m, conversation), say }, { kind: 'changed' })
}

const refused = (m: Moment, before: Conversation, why: Refusal): Step => ({
  ...silent(m, before),
  refused: why,
})

/** Whoever talks with a caseworker is heard by them alone. Commands and danger come before this. */
export function hearHeld(m: Moment, before: Conversation): Step {
  const its = before.case
  const step = silent(m, its ? { ...before, case: wrote(its, m.at) } : before)
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
  if (!its || its.status === 'closed') return conversation
  if (sets === 'shares' && given !== 'yes')
    return { ...conversation, case: { ...its, consent: 'no' } }
  if (sets === 'shares') {
    const sharedFrom = readableFrom(its) ?? at
    return { ...conversation, case: { ...its, consent: 'yes', sharedFrom } }
  }
  if (sets !== 'reach' || given === 'unknown') return conversation
  return { ...conversation, case: { ...its, reach: String(given) } }
}

/** How soon the person needs somebody, as they say themselves. */
export function hurry(m: Moment, step: Step, given: Answer): Step {
  const urgency = urgencies.find((one) => one === given)
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

/** A rung of the ladder, or nobody has read. Over what is no more as it was, nothing is done. */
export function hearWatch(m: Moment, before: Conversation, { timer, guard }: Watch): Step {
  const { case: its } = before
  const { desk } = m.script
  if (timer === 'alarm') return hearSilence(m, before, guard)
  if (!its || !desk) return silent(m, before)
  if (timer === 'unread') {
    const due = unread(its)
    if (due?.guard !== guard || m.at < due.at) return silent(m, before)
    const after = { ...before, case: { ...its, toldUnread: true as const } }
    return tell(m, after, { key: 'desk:unread' })
  }
  const due = nextRung(desk, its)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  return tellDesk(climb(m, before, its, due.rung), { kind: 'rung', rung: due.rung })
}

/** Does a rung. The last tells the person the truth, but of a danger that they heard it of already. */
function climb(m: Moment, before: Conversation, its: Case, rung: Rung): Step {
  const next = climbed(its)
  if (rung !== 'person') return silent(m, { ...before, case: next })
  if (its.status === 'waiting') return tell(m, { ...before, case: next }, { key: 'desk:nobodyYet' })
  const after = { ...before, case: { ...next, toldUnread: true as const } }
  return its.toldUnread ? silent(m, after) : tell(m, after, { key: 'desk:nobodyAnswers' })
}

/** A file that the person sent has come: the desk is shown it while the case is open. */
export function hearFile(m: Moment, before: Conversation): Step {
  const open = before.case !== undefined && before.case.status !== 'closed'
  return open ? tellDesk(silent(m, before), { kind: 'heard' }) : silent(m, before)
}

/** A danger was asked about and nobody answered: the telephone may be in another's hand. */
function hearSilence(m: Moment, before: Conversation, guard: string): Step {
  const due = silence(before)
  if (due?.guard !== guard || m.at < due.at) return silent(m, before)
  const raised = before.raised?.map((one) => (one === due.of ? { ...one, settled: m.at } : one))
  const after = raised ? { ...before, raised } : before
  return escalate(m, silent(m, after), 'now', due.of.kind)
}

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
  const opened = escalate(m, step, 'now', place.node.opens)
  return { ...opened, say: tellWho(m, opened.say) }
}

/**
 * Danger that is so now opens a case at once, or raises the one there is; and so does danger that
 * somebody tells of again after they were asked, and who then reads it is told to them.
 */
export function heedAlarm(m: Moment, before: Conversation, step: Step): Step {
  const { alarm } = step
  const urgency = alarm && urgencyOf(alarm, before)
  if (!alarm || !urgency) return step
  const raised = escalate(m, step, urgency, alarm.kind)
  const paged = raised.desk?.some(({ kind }) => kind === 'opened' || kind === 'danger')
  if (before.talkingTo === 'caseworker')
    return paged ? raised : tellDesk(raised, { kind: 'danger', of: alarm.kind })
  return paged && toldAgain(alarm) && !before.hidden
    ? { ...raised, say: tellWho(m, raised.say, urgency) }
    : raised
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

/** Says the truth unasked, where anything may be said at all, with numbers that answer now. */
function tell(m: Moment, after: Conversation, truth: Phrase): Step {
  const step = silent(m, after)
  if (after.gone || after.hidden) return step
  const lines = m.script.lines(['emergency', 'otit-vi'], after.locale, m.at)
  return { ...step, say: [{ say: [truth, ...lines] }] }
}

/** Whether somebody has handed over, and what they say now is for whoever answers. */
export const waitsForPerson = (
  { case: its }: Conversation,
  { node }: { readonly node: Pick<Node, 'kind'> & Partial<Pick<Outcome, 'tellsCase'>> },
): boolean => its?.status === 'waiting' && its.consent === 'yes' && node.tellsCase === true

/** What was said is kept for whoever answers, and the person is told so; what stands goes on. */
export const file = (m: Moment, conversation: Conversation): Step =>
  present(m, { ...conversation, misses: 0 }, [{ key: 'desk:filed' }], { leadOnly: true })
