import { middleOf, takeUp } from './alarm/interrupt.ts'
import { begins, DANGER } from './alarm/talk.ts'
import { commandChoice, nowSpeaks } from './ask.ts'
import type { Case, Trigger } from './case.ts'
import { whenRead } from './case-lines.ts'
import type { Conversation, FlowId, Locale } from './conversation.ts'
import { escalate, settleCase } from './desk.ts'
import { askForget, forget } from './forget.ts'
import { askWord, hide } from './hide.ts'
import type { Phrase } from './message.ts'
import {
  ESCALATION,
  flowOf,
  type Moment,
  menuSession,
  newSession,
  present,
  regionShown,
  reply,
  silent,
  standsAt,
  WELCOME,
} from './moment.ts'
import { openNews } from './news.ts'
import { isWithdrawn, tellReaders } from './readers.ts'
import { askShare, SHARE } from './share.ts'
import type { Step } from './stepped.ts'

/** Does what a command says, wherever the conversation stands. Unknown ones do nothing. */
export function obey(m: Moment, conversation: Conversation, command: string): Step | undefined {
  switch (command) {
    case 'menu':
    case 'start':
      return showMenu(m, conversation)
    case 'back':
      return goBack(m, conversation)
    case 'again':
    case 'startAgain':
      return startAgain(m, conversation)
    case 'goOn':
      return goOn(m, conversation)
    case 'takeUp':
      return takeUp(m, conversation)
    case 'language':
      return offerLanguages(m, conversation)
    case 'vi':
    case 'ja':
      return setLanguage(m, conversation, command)
    case 'help':
      return present(m, conversation, [], { before: [{ say: [{ key: 'common:help' }] }] })
    case 'person':
      return callPerson(m, conversation) ?? showPerson(m, conversation)
    case 'agree':
      return askAgreement(m, conversation)
    case 'readers':
      return tellReaders(m, conversation)
    case 'share':
      return share(m, conversation, 'yes')
    case 'unshare':
      return share(m, conversation, 'no')
    case 'news':
      return openNews(m, conversation)
    case 'hide':
      return hide(m, conversation)
    case 'word':
      return askWord(m, conversation)
    case 'forget':
      return askForget(m, conversation)
    case 'erase':
      return forget(m, conversation)
    default:
      return undefined
  }
}

/** Begins a flow, or asks for agreement first where what is said in it will be kept. */
export function startFlow(m: Moment, conversation: Conversation, id: FlowId): Step {
  const flow = flowOf(m, id)
  if (flow.open || conversation.agreedOn) {
    const begun = { ...withoutInterrupted(conversation, id), misses: 0, session: newSession(m, id) }
    return present(m, begun, [], { whole: true })
  }
  return askAgreement(m, conversation, id)
}

/** What is begun anew is not taken up again. */
function withoutInterrupted(conversation: Conversation, id: FlowId): Conversation {
  const { interrupted, ...rest } = conversation
  return interrupted?.session.flow === id ? rest : conversation
}

function askAgreement(m: Moment, conversation: Conversation, then?: FlowId): Step {
  if (conversation.agreedOn) return showMenu(m, conversation)
  const session = newSession(m, WELCOME, { language: conversation.locale })
  const lead: readonly Phrase[] = then ? [{ key: 'common:agreeFirst' }] : []
  return present(
    m,
    { ...conversation, greeted: true, misses: 0, session: then ? { ...session, then } : session },
    [],
    lead.length > 0 ? { before: [{ say: lead }] } : {},
  )
}

function showMenu(m: Moment, conversation: Conversation): Step {
  const { greeted, session } = conversation
  if (!greeted) return session?.flow === DANGER ? takeUp(m, conversation) : present(m, conversation)
  return present(m, { ...conversation, misses: 0, session: menuSession(m, conversation) })
}

function goBack(m: Moment, conversation: Conversation): Step {
  const { session, interrupted } = conversation
  const first = session?.flow === DANGER && begins(standsAt(m, session))
  if (first && interrupted) return takeUp(m, conversation)
  if (!session || !conversation.greeted) return present(m, conversation)
  if (regionShown(conversation)) {
    return present(m, { ...conversation, misses: 0 }, [], { region: '' })
  }
  if (conversation.asked?.chosen) {
    const { chosen: _undone, ...asked } = conversation.asked
    return present(m, { ...conversation, misses: 0, asked })
  }
  const place = standsAt(m, session)
  const last = place.path.at(-1)
  if (session.flow === WELCOME) return present(m, conversation, [{ key: 'common:noBack' }])
  if (last === undefined) return showMenu(m, conversation)
  const { [last]: _dropped, ...answers } = session.answers
  return present(m, { ...conversation, misses: 0, session: { ...session, answers, touched: m.at } })
}

function startAgain(m: Moment, conversation: Conversation): Step {
  const { session } = conversation
  if (!session || session.flow === WELCOME) return showMenu(m, conversation)
  return startFlow(m, conversation, session.flow)
}

function goOn(m: Moment, conversation: Conversation): Step {
  const { session } = conversation
  if (!session) return present(m, conversation)
  return present(m, { ...conversation, session: { ...session, asOf: m.today, touched: m.at } })
}

function offerLanguages(m: Moment, conversation: Conversation): Step {
  const { greeted, session } = conversation
  if (!greeted && session?.flow !== DANGER) return present(m, conversation)
  return reply(m, conversation, 'language', [
    { say: [{ key: 'common:languageAsk' }], choices: [commandChoice('vi'), commandChoice('ja')] },
  ])
}

function setLanguage(m: Moment, conversation: Conversation, locale: Locale): Step {
  const spoken = { ...conversation, locale, misses: 0 }
  if (!conversation.greeted) {
    const session = newSession(m, WELCOME, { language: locale })
    const greeted = { ...spoken, greeted: true }
    return conversation.session?.flow === DANGER
      ? present(m, { ...greeted, interrupted: { session } }, [], { whole: true })
      : present(m, { ...greeted, session })
  }
  return present(m, spoken, [nowSpeaks(locale)], { whole: true })
}

/** Shows people who can help: with `topic`, or else with what the flow here is about. */
export function showPerson(
  m: Moment,
  conversation: Conversation,
  topic = conversation.session ? flowOf(m, conversation.session.flow).topic : 'general',
  lead: readonly Phrase[] = [],
): Step {
  const people = m.script.person(topic, conversation.locale, m.at)
  const before = lead.length > 0 ? [{ say: lead }, ...people] : people
  return present(m, { ...conversation, misses: 0 }, [], { before })
}

/** Hands over to a caseworker, where anybody is at the desk; the case is open from here on. */
function callPerson(m: Moment, conversation: Conversation): Step | undefined {
  if (!m.script.desk?.anybody || !m.script.flows[ESCALATION]) return undefined
  const [its, interrupted] = [conversation.case, middleOf(m, conversation)]
  if (its && its.status !== 'closed' && !asksToHandOver(m, conversation))
    return its.consent === 'unasked' && its.status === 'waiting'
      ? askFurther(m, conversation, its)
      : stillWaits(m, conversation, its)
  const kept = interrupted ? { ...conversation, interrupted } : conversation
  return escalate(m, startFlow(m, kept, ESCALATION), 'soon', 'person')
}

/** Whether a question of handing over stands: once all are answered none of them does. */
const asksToHandOver = (m: Moment, { session, asked }: Conversation): boolean =>
  session?.flow === ESCALATION &&
  asked?.place.startsWith(ESCALATION) === true &&
  standsAt(m, session).node.kind !== 'outcome'

/** A case that danger opened: a caseworker was told already, and may be let read. */
function askFurther(m: Moment, conversation: Conversation, its: Case): Step {
  const interrupted = middleOf(m, conversation)
  const about = ABOUT[its.trigger]
  const known = about === undefined ? {} : { urgency: its.urgency, about }
  return present(
    m,
    {
      ...conversation,
      ...(interrupted && { interrupted }),
      misses: 0,
      session: newSession(m, ESCALATION, known),
    },
    [],
    { whole: true, before: [{ say: toldAlready(m, conversation, its) }] },
  )
}

/** A caseworker was told already: how it stands, and where it was left in the questions. */
function stillWaits(m: Moment, conversation: Conversation, its: Case): Step {
  const told = [{ say: toldAlready(m, conversation, its) }]
  if (its.consent === 'no') return askShare(m, { ...conversation, misses: 0 }, told)
  return present(m, { ...conversation, misses: 0 }, [], { before: told })
}

/** The numbers come first where nobody can be told of it. */
function toldAlready(m: Moment, { locale }: Conversation, its: Case): readonly Phrase[] {
  const told = [
    { key: `desk:already.${isUntold(m, its) ? 'untold' : its.status}` },
    { key: 'desk:number', params: { number: its.number } },
    ...(its.status === 'waiting' ? [whenRead(m, its)] : []),
  ]
  const lines = m.script.lines(['emergency'], locale, m.at)
  return m.script.desk?.reaches ? [...told, ...lines] : [...lines, ...told]
}

/** Nothing told anybody of it, as far as is known at the moment: it stands on a page at most. */
const isUntold = ({ script: { desk } }: Moment, { status }: Case): boolean =>
  status === 'waiting' && desk?.alerts !== true

/** What a case is about, where what opened it says so: an answer of `escalation`. */
const ABOUT: { readonly [T in Trigger]?: string } = {
  ...{ life: 'other', harm: 'harm', confined: 'harm', sexual: 'harm', broker: 'harm' },
  ...{ return: 'return', injury: 'health', other: 'harm' },
}

/** The person says whether caseworkers may read; of what is closed, only that they may no more. */
function share(m: Moment, conversation: Conversation, given: 'yes' | 'no'): Step | undefined {
  const { case: its } = conversation
  const over = its?.status === 'closed'
  if (!its || (over && (given === 'yes' || its.consent !== 'yes'))) return undefined
  const settled = settleCase(conversation, 'shares', given, m.at)
  const how = isWithdrawn(conversation, settled) ? `withdrawn${over ? 'AtEnd' : ''}` : given
  const said: Phrase = { key: `desk:share.${how}` }
  if (conversation.talkingTo !== 'caseworker') return present(m, { ...settled, misses: 0 }, [said])
  const { asked, ...rest } = settled
  const after = asked?.place === SHARE ? rest : settled
  return { ...silent(m, after), say: [{ say: [said] }] }
}
