import { commandChoice } from './ask.ts'
import type { Conversation, FlowId, Locale, Phrase, Step } from './conversation.ts'
import {
  flowOf,
  type Moment,
  menuSession,
  newSession,
  present,
  regionShown,
  reply,
  standsAt,
  WELCOME,
} from './moment.ts'
import { openNews } from './news.ts'

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
    case 'language':
      return offerLanguages(m, conversation)
    case 'vi':
    case 'ja':
      return setLanguage(m, conversation, command)
    case 'help':
      return present(m, conversation, [], { before: [{ say: [{ key: 'common:help' }] }] })
    case 'person':
      return showPerson(m, conversation)
    case 'agree':
      return askAgreement(m, conversation)
    case 'news':
      return openNews(m, conversation)
    default:
      return undefined
  }
}

/** Begins a flow, or asks for agreement first where what is said in it will be kept. */
export function startFlow(m: Moment, conversation: Conversation, id: FlowId): Step {
  const flow = flowOf(m, id)
  if (flow.open || conversation.agreedOn) {
    return present(m, { ...conversation, misses: 0, session: newSession(m, id) }, [], {
      whole: true,
    })
  }
  return askAgreement(m, conversation, id)
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
  if (!conversation.greeted) return present(m, conversation)
  return present(m, { ...conversation, misses: 0, session: menuSession(m, conversation) })
}

function goBack(m: Moment, conversation: Conversation): Step {
  const { session } = conversation
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
  if (!conversation.greeted) return present(m, conversation)
  return reply(m, conversation, 'language', [
    { say: [{ key: 'common:languageAsk' }], choices: [commandChoice('vi'), commandChoice('ja')] },
  ])
}

function setLanguage(m: Moment, conversation: Conversation, locale: Locale): Step {
  const spoken = { ...conversation, locale, misses: 0 }
  if (!conversation.greeted) {
    const session = newSession(m, WELCOME, { language: locale })
    return present(m, { ...spoken, greeted: true, session })
  }
  return present(m, spoken, [{ key: 'common:languageChanged' }], { whole: true })
}

function showPerson(m: Moment, conversation: Conversation): Step {
  const topic = conversation.session ? flowOf(m, conversation.session.flow).topic : 'general'
  const before = m.script.person(topic, conversation.locale, m.at)
  return present(m, { ...conversation, misses: 0 }, [], { before })
}
