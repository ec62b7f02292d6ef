import type { Conversation, Session } from './conversation.ts'
import type { Input } from './inbound.ts'
import { type Moment, present, standsAt } from './moment.ts'
import type { Question } from './node.ts'
import { withoutOwed } from './owed.ts'
import { readReturnCode } from './return-code.ts'
import type { Step } from './stepped.ts'
import { LONGEST_TEXT, questionAt } from './walk.ts'

/** Stands for the message of an answer that was taken back, and not given anew since. */
export const TAKEN_BACK = ''

/**
 * A session with the message that gave an answer, where it was typed: words and figures go when that
 * is taken back. What stands on a button says nothing of anybody.
 */
export function withTyped(
  session: Session,
  at: string,
  { kind }: Pick<Question, 'kind'>,
  message: string | undefined,
): Session {
  const { typed = {}, ...rest } = session
  const { [at]: _, ...others } = typed
  const own = message !== undefined && kind !== 'choice' && kind !== 'choices'
  const now = own ? { ...others, [at]: message } : others
  return Object.keys(now).length > 0 ? { ...rest, typed: now } : rest
}

/**
 * A conversation without what a message had answered that is taken back now, or written anew: nobody
 * reads it any more, nothing is found from it, and nobody owes an answer to what was taken back. In
 * one's own words the new words are the answer, where they can be nothing else; a figure is asked for
 * again, since other answers may rest on it. A danger that was told of stays.
 */
export function withoutTakenBack(m: Moment, before: Conversation, input: Input): Conversation {
  if (input.kind !== 'unsent' && input.kind !== 'edited') return before
  const { of } = input
  const anew = input.kind === 'edited' ? plainWords(m, input.text) : undefined
  const { session, interrupted, news, ...rest } = withoutReach(before, of, anew)
  const changed = news?.changed.filter(({ was }) => !isFrom(was.typed, of)) ?? []
  const conversation: Conversation = {
    ...rest,
    ...(session && { session: without(m, session, of, anew) }),
    ...(interrupted && {
      interrupted: { ...interrupted, session: without(m, interrupted.session, of, anew) },
    }),
    ...(news && changed.length > 0 && { news: { ...news, changed } }),
  }
  return input.kind === 'unsent' ? withoutOwed(conversation, of) : conversation
}

/**
 * What stands was answered, taken back and not asked again since: it is asked before anything is taken
 * for its answer, but for commands. Undefined where that is not so.
 */
export function askAnew(m: Moment, here: Conversation, name = ''): Step | undefined {
  const { session, asked } = here
  if (name.startsWith('!') || !session?.typed) return undefined
  const { at } = standsAt(m, session)
  if (session.typed[at] !== TAKEN_BACK || asked?.place === `${session.flow}:${at}`) return undefined
  return present(m, here, [{ key: 'common:askedAnew' }], { whole: true })
}

/** Whether something was found from what this message said. */
export const isFrom = (typed: Session['typed'], message: string): boolean =>
  Object.values(typed ?? {}).includes(message)

/** Remembers which message told how else to reach the person. */
export function tellsReach(
  m: Moment,
  conversation: Conversation,
  sets: Question['sets'],
  typed: boolean,
): Conversation {
  if (sets !== 'reach') return conversation
  const { reachTold: _, ...rest } = conversation
  const { case: its } = conversation
  if (!typed || m.message === undefined || its?.reach === undefined) return rest
  return { ...rest, reachTold: { of: its.id, message: m.message } }
}

/** Whether a message tells how else to reach the person, as it stands. */
export const reachesBy = ({ case: its, reachTold: told }: Conversation, message: string): boolean =>
  told !== undefined && told.of === its?.id && told.message === message

function withoutReach(before: Conversation, of: string, anew: string | undefined): Conversation {
  const { case: its, reachTold: told } = before
  if (!its || !told || !reachesBy(before, of)) return before
  const { reach: _, ...rest } = its
  if (anew !== undefined && its.status !== 'closed')
    return { ...before, case: { ...rest, reach: anew } }
  return { ...before, case: rest, reachTold: { ...told, message: TAKEN_BACK } }
}

function without(m: Moment, session: Session, of: string, anew: string | undefined): Session {
  const { typed = {} } = session
  if (!isFrom(typed, of)) return session
  const flow = m.script.flows[session.flow]
  const [answers, by] = [{ ...session.answers }, { ...typed }]
  for (const at of Object.keys(typed).filter((one) => typed[one] === of)) {
    const question = flow && questionAt(flow, at)
    if (question?.kind === 'text' && anew !== undefined) {
      answers[at] = anew
      continue
    }
    by[at] = TAKEN_BACK
    // Nobody is asked again for what they may leave out.
    if (question?.kind === 'text' && question.unknown !== undefined) answers[at] = 'unknown'
    else delete answers[at]
  }
  return { ...session, answers, typed: by }
}

/** Words that can only be meant as they stand. */
function plainWords(m: Moment, text = ''): string | undefined {
  const words = text.trim()
  if (words === '' || words.length > LONGEST_TEXT) return undefined
  const { readCommand, readDanger } = m.script
  const other = readCommand(words) ?? readReturnCode(words) ?? readDanger(words, 'self')
  return other === undefined ? words : undefined
}
