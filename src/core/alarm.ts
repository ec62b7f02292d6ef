import { afterDanger } from './alarm/after-danger.ts'
import { hearSafety, meet, wordsOf } from './alarm/answer.ts'
import { saidBeside, tellSo } from './alarm/beside.ts'
import { deniesDanger } from './alarm/denial.ts'
import { interrupt } from './alarm/interrupt.ts'
import { asAnswer, remember } from './alarm/old-question.ts'
import { gravestOf, quiet, raise } from './alarm/raised.ts'
import { signsIn } from './alarm/several-signs.ts'
import { type Asking, askingNow, DANGER, dangerOf } from './alarm/talk.ts'
import { unheardIn } from './alarm/unheard.ts'
import { keep, noteAnswer, stillHere, type Usual } from './alarm/usual.ts'
import type { Conversation } from './conversation.ts'
import { isForwarded } from './forwarded.ts'
import { labelled } from './hear.ts'
import type { Input } from './inbound.ts'
import { rememberLasting } from './lasting.ts'
import { ESCALATION, type Moment, standsAt } from './moment.ts'
import type { Sign } from './raised.ts'
import { normalise, unmarked } from './read/text.ts'
import type { Script } from './script.ts'
import { standingButtons } from './standing.ts'
import type { Step } from './stepped.ts'

/**
 * Looks for danger in everything a person writes, before commands and flows: in texts, captions,
 * edited texts and the keywords of stickers. Danger interrupts whatever goes on: one turn that
 * says one sentence and the numbers, asks the one question that matters and offers a person
 * (absconding-risk §5). Nobody is called, and nobody is scolded for a false alarm.
 *
 * While that question stands, words are its answer. Once it is answered the same kind is quiet for
 * 12 hours. Whoever talks with a caseworker reads one bubble and is asked nothing; in a talk that
 * is hidden nothing is shown. What was seen is always kept, for whoever is to answer. `usual` is
 * what happens where there is no danger; `lost`, that the last answer may not have arrived.
 */
export function heed(
  m: Moment,
  before: Conversation,
  input: Input,
  lost: boolean,
  usual: Usual,
): Step {
  if (!m.script.flows[DANGER]) return usual(before, input)
  return rememberLasting(m, remember(m, listenFirst(m, before, input, lost, usual)))
}

function listenFirst(
  m: Moment,
  before: Conversation,
  given: Input,
  lost: boolean,
  usual: Usual,
): Step {
  const held = before.talkingTo === 'caseworker'
  const asking = lost || held || m.fresh.returned ? undefined : askingNow(m, before)
  const input = asking ? asAnswer(before, given, asking) : given
  const answers = isButton(m, before, input) || isFigure(m, before, input)
  const denied = deniesDanger(m, before, asking !== undefined, wordsOf(input))
  const sign = answers || denied ? undefined : signIn(m.script, input, asksOf(m, before, asking))
  if (before.hidden) return sign ? keep(m, before, sign, input, usual) : usual(before, input)
  const { gone: _gone, ...here } = before
  if (sign) {
    const [first, ...also] = held ? [sign] : signsIn(m, wordsOf(input), sign)
    return meet(m, withTold(m, here, also), first ?? sign, input, asking, usual)
  }
  const so = held && !isForwarded(input) ? saidBeside(m, here, input) : undefined
  if (so) return tellSo(m, here, so)
  const unheard = unheardIn(here, input)
  if (unheard) return interrupt(m, here, { kind: 'other', about: 'self' }, unheard)
  const step =
    asking && input.kind === 'text' && !isForwarded(input)
      ? hearSafety(m, here, asking, input.text, usual)
      : ((lost ? undefined : afterDanger(m, here, input)) ??
        stillHere(m, before, usual(before, input)))
  return askOfTold(m, before, noteAnswer(m, before, step))
}

/** Keeps what else was told of in the same message: it is asked about after what is graver. */
const withTold = (m: Moment, here: Conversation, also: readonly Sign[]): Conversation =>
  also
    .filter((one) => !quiet(here, one, m.at))
    .reduce((told, one) => raise(told, one, m.at).conversation, here)

/** What somebody says that they want to talk about with a person may be a danger: it is asked about. */
function askOfTold(m: Moment, { session: was }: Conversation, step: Step): Step {
  const { session, talkingTo } = step.conversation
  if (session?.flow !== ESCALATION || was?.flow !== ESCALATION || talkingTo !== 'bot') return step
  const { about } = session.answers
  if ((about !== 'harm' && about !== 'return') || was.answers['about'] !== undefined) return step
  const danger = { kind: about, about: 'self' } as const
  return quiet(step.conversation, danger, m.at) ? step : interrupt(m, step.conversation, danger)
}

/** Whether somebody typed what stands on a button: that is its answer, whatever its words tell of. */
const isButton = (m: Moment, { asked, hidden, locale, ...here }: Conversation, input: Input) =>
  input.kind === 'text' &&
  !hidden &&
  asked !== undefined &&
  labelled(m.script, locale, standingButtons(m, { ...here, asked, locale }), input.text) !==
    undefined

const FIGURE = /^\d+ ?(?:tieng|gio|h|phut|yen|y|man|ngay|cong|円|えん|時間|じかん|分|日)?[.!]?$/

/** Whether a bare figure answers a question that asks for one: `110` hours call no police. */
function isFigure(m: Moment, { session, asked, hidden }: Conversation, input: Input): boolean {
  if (input.kind !== 'text' || hidden || !session || !m.script.flows[session.flow]) return false
  const { at, node } = standsAt(m, session)
  if (asked?.place !== `${session.flow}:${at}`) return false
  return (
    (node.kind === 'number' || node.kind === 'money') &&
    FIGURE.test(unmarked(normalise(input.text)))
  )
}

/** Whom a danger is asked about: where that is a friend, what they write is of that friend. */
function asksOf(m: Moment, { session }: Conversation, asking: Asking | undefined): Sign['about'] {
  if (asking) return asking.danger.about
  if (dangerOf(session)?.about === 'friend') return 'friend'
  return session?.flow === DANGER && standsAt(m, session).at === 'friend' ? 'friend' : 'self'
}

/** The gravest sign in what a person wrote. What a caseworker writes is no input of theirs. */
function signIn(
  { readDanger, readCommand }: Script,
  input: Input,
  asked: Sign['about'],
): Sign | undefined {
  switch (input.kind) {
    case 'command':
      return readCommand(`/${input.command}`) ? undefined : readDanger(input.command, asked)
    case 'text':
      return readDanger(input.text, asked)
    case 'edited':
      return readDanger(input.text ?? '', asked)
    case 'media':
      return gravestOf(
        [input.caption ?? '', ...(input.keywords ?? [])].flatMap(
          (words) => readDanger(words, asked) ?? [],
        ),
      )
    default:
      return undefined
  }
}
