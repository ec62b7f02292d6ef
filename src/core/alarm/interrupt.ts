import type { Conversation, Interrupted, Session } from '../conversation.ts'
import type { Phrase } from '../message.ts'
import {
  ESCALATION,
  type Moment,
  menuSession,
  newSession,
  present,
  regionShown,
  standsAt,
  WELCOME,
} from '../moment.ts'
import type { Step } from '../stepped.ts'
import { type Danger, raise } from './raised.ts'
import { answersOf, DANGER } from './talk.ts'
import { tellWho } from './who.ts'

/** Begins to talk about a danger, whatever goes on: a sentence, one question, and the numbers. */
export function interrupt(
  m: Moment,
  before: Conversation,
  danger: Danger,
  sentence: Phrase = sentenceOf(danger),
): Step {
  const { conversation, alarm } = raise(before, danger, m.at, 'anew')
  const session = newSession(m, DANGER, answersOf(danger))
  return { ...begin(m, before, conversation, session, sentence), alarm }
}

/** Tells what to do about a danger of which is known that it is so now: nothing is asked. */
export function tellAtOnce(m: Moment, before: Conversation, danger: Danger): Step {
  const answer = danger.kind === 'confined' ? 'locked' : 'now'
  const { conversation, alarm } = raise(before, danger, m.at, { answer, settled: m.at })
  const asked = newSession(m, DANGER, answersOf(danger))
  const session = { ...asked, answers: { ...asked.answers, [standsAt(m, asked).at]: answer } }
  const step = begin(m, before, conversation, session, sentenceOf(danger))
  return { ...step, say: tellWho(m, step.say), alarm }
}

/** What is said first of a danger. */
export const sentenceOf = ({ about, kind }: Danger): Phrase => ({ key: `alarm:${about}.${kind}` })

function begin(
  m: Moment,
  before: Conversation,
  conversation: Conversation,
  session: Session,
  sentence: Phrase,
): Step {
  const interrupted = middleOf(m, before)
  const talk = { ...conversation, misses: 0, session, ...(interrupted && { interrupted }) }
  return present(m, talk, [sentence], { whole: true })
}

/**
 * What the person is in the middle of, to be taken up after a danger or after handing over. A menu is
 * no such thing, and an older one is kept then.
 */
export function middleOf(m: Moment, before: Conversation): Interrupted | undefined {
  const { session, asked, interrupted, greeted } = before
  if (session?.flow === DANGER) return interrupted
  if (session?.flow === ESCALATION) {
    if (standsAt(m, session).node.kind === 'outcome') return interrupted
    return { session, ...(asked && { asked }), ...(interrupted && { earlier: interrupted }) }
  }
  if (!greeted) return { session: session ?? newSession(m, WELCOME) }
  const menu = session?.flow === WELCOME && standsAt(m, session).node.kind === 'outcome'
  return session && !menu ? { session, ...(asked && { asked }) } : interrupted
}

/**
 * Takes up what came between, exactly where it stood. Buttons from before the danger do not
 * count again: those of the danger talk came after them.
 */
export function takeUp(m: Moment, conversation: Conversation): Step {
  const { interrupted, asked: _asked, ...left } = conversation
  const rest = interrupted?.earlier ? { ...left, interrupted: interrupted.earlier } : left
  if (!interrupted || !m.script.flows[interrupted.session.flow])
    return present(m, { ...rest, misses: 0, session: menuSession(m, conversation) })
  const { session, asked } = interrupted
  const region = asked && regionShown({ ...rest, asked })
  const stood = asked && { asked: { ...asked, options: [] } }
  return present(m, { ...rest, misses: 0, session, ...stood }, [], {
    whole: true,
    ...(region && { region }),
  })
}
