import type { Conversation, Interrupted, Phrase, Step } from '../conversation.ts'
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
import { type Danger, raise } from './raised.ts'
import { answersOf, DANGER } from './talk.ts'

/** Begins to talk about a danger, whatever goes on: a sentence, one question, and the numbers. */
export function interrupt(
  m: Moment,
  before: Conversation,
  danger: Danger,
  sentence: Phrase = { key: `alarm:${danger.about}.${danger.kind}` },
): Step {
  const interrupted = middleOf(m, before)
  const { conversation, alarm } = raise(before, danger, m.at, 'anew')
  const session = newSession(m, DANGER, answersOf(danger))
  const talk = { ...conversation, misses: 0, session, ...(interrupted && { interrupted }) }
  return { ...present(m, talk, [sentence], { whole: true }), alarm }
}

/**
 * What the person is in the middle of, to be taken up after a danger or after handing over. A menu is
 * no such thing, and an older one is kept then.
 */
export function middleOf(m: Moment, before: Conversation): Interrupted | undefined {
  const { session, asked, interrupted, greeted } = before
  if (session?.flow === DANGER || session?.flow === ESCALATION) return interrupted
  if (!greeted) return { session: session ?? newSession(m, WELCOME) }
  const menu = session?.flow === WELCOME && standsAt(m, session).node.kind === 'outcome'
  return session && !menu ? { session, ...(asked && { asked }) } : interrupted
}

/**
 * Takes up what came between, exactly where it stood. Buttons from before the danger do not
 * count again: those of the danger talk came after them.
 */
export function takeUp(m: Moment, conversation: Conversation): Step {
  const { interrupted, asked: _asked, ...rest } = conversation
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
