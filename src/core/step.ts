import { heed } from './alarm.ts'
import { hearBeside, speaks } from './beside.ts'
import type { Answer, Conversation, Session } from './conversation.ts'
import { file, hearCaseworker, hurry, overheard, settleCase, waitsForPerson } from './desk.ts'
import { hearTime } from './due.ts'
import { hearForwarded, isForPerson, isForwarded } from './forwarded.ts'
import { handedOver } from './handed-over.ts'
import { echo, hearAnswer, hearOption } from './hear.ts'
import { hearHidden } from './hide.ts'
import type { Inbound } from './inbound.ts'
import { hearFlow, leadOn, leadTo, pointOn } from './lead.ts'
import { markChosen, withChosen } from './mark-chosen.ts'
import { missed, notKnown } from './missed.ts'
import {
  type Fresh,
  flowOf,
  type Moment,
  momentOfHearing,
  newSession,
  present,
  reply,
  silent,
  standsAt,
} from './moment.ts'
import { announce, answerLost, openNews, opensNews } from './news.ts'
import { obey, startFlow } from './obey.ts'
import { oldButton } from './old-button.ts'
import { tellMoved } from './old-place.ts'
import { heedAlarm, openAtEnd } from './opening.ts'
import { hearOurs, namesAnswer } from './ours.ts'
import { isWithdrawn } from './readers.ts'
import { resultAt } from './result.ts'
import { askResume, rests } from './resume.ts'
import { comeBack } from './return-code.ts'
import type { Script } from './script.ts'
import { sentAs } from './sent-as.ts'
import { chooseOne } from './several.ts'
import { spelled } from './spelled.ts'
import { chosenLabel, standingButtons, tapped } from './standing.ts'
import type { Step } from './stepped.ts'
import { askAnew, reachesBy, tellsReach, withoutTakenBack, withTyped } from './taken-back.ts'
import { topicNamed } from './topic.ts'
import { unasked } from './unasked.ts'
import { tellPlaceless } from './unshown.ts'
import { opensWaiting } from './waiting.ts'
import { moreOf, questionAt } from './walk.ts'

/**
 * What one thing happening leads to: the next conversation and what to say. Pure, and the whole
 * of the program; the rest is fetching and carrying.
 *
 * `lost` says that our last answer may not have arrived: then words are not read as an answer to
 * a question nobody saw, and the question is put again.
 */
export function step(
  script: Script,
  was: Conversation,
  inbound: Inbound,
  lost = false,
  fresh?: Fresh,
): Step {
  const m = momentOfHearing(script, inbound, was.seq + 1, fresh)
  const before = handedOver(m, was)
  const said = spelled(before.locale, inbound.input)
  const missing = answerLost(before, lost)
  const here = withoutTakenBack(m, before, said)
  const heard = heed(m, here, said, missing, (now, input) =>
    hear(m, now, { ...inbound, input }, missing),
  )
  const opened = openAtEnd(m, before, heedAlarm(m, before, heard))
  const told = overheard(m, before, inbound, tellPlaceless(inbound.input, opened))
  const stepped = tellMoved(m, before, inbound.input, told)
  return announce(m, before, unasked(m, before, inbound.input, stepped, missing), lost)
}

function hear(m: Moment, before: Conversation, inbound: Inbound, lost: boolean): Step {
  if (before.hidden) return hearHidden(m, before, inbound, lost)
  const { gone: _gone, ...here } = before
  const { input } = inbound
  if (before.talkingTo === 'caseworker' && speaks(input)) return hearBeside(m, here, input)
  switch (input.kind) {
    case 'caseworker':
      return hearCaseworker(m, before, input.by, input.act)
    case 'left':
      return silent(m, { ...before, gone: true })
    case 'unsent':
      return { ...silent(m, here), unsay: input.of }
    case 'grouped':
      return reply(m, here, 'group', [{ say: [{ key: 'common:groupOnly' }] }])
    case 'joined':
      return here.greeted ? present(m, here, [{ key: 'common:welcomeBack' }]) : present(m, here)
    case 'edited':
      if (isForPerson(m, here) || reachesBy(here, input.of)) return file(m, here)
      if (!here.greeted) return present(m, here)
      return askAnew(m, here) ?? present(m, here, [{ key: 'common:edited' }])
    case 'media':
      return isForPerson(m, here)
        ? file(m, here)
        : present(m, here, [{ key: `common:media.${sentAs(here, input.media)}` }])
    case 'unknown':
      return inbound.message ? present(m, here, [{ key: 'common:unknownThing' }]) : silent(m, here)
    case 'command':
      return obey(m, here, input.command) ?? hearText(m, here, `/${input.command}`, lost)
    case 'tap':
      return hearTap(m, here, input.seq, input.option)
    case 'text':
      if (isForwarded(input)) return hearForwarded(m, here, input.text)
      return hearText(m, here, input.text, lost)
    case 'due':
      return hearTime(m, before, input, lost)
  }
}

function hearTap(m: Moment, conversation: Conversation, seq: number, option: number): Step {
  if (opensNews(conversation, seq)) return openNews(m, conversation)
  if (opensWaiting(conversation, seq)) return present(m, conversation)
  const name = tapped(conversation, seq, option)
  const chosen = name && (askAnew(m, conversation, name) ?? choose(m, conversation, name))
  return chosen || oldButton(m, conversation, seq, option)
}

function hearText(m: Moment, conversation: Conversation, text: string, lost: boolean): Step {
  if (m.fresh.returned) return comeBack(m, conversation, m.fresh.returned)
  const command = namesAnswer(m, conversation, text) ? undefined : m.script.readCommand(text)
  if (command) return obey(m, conversation, command) ?? present(m, conversation)
  const { session, asked } = conversation
  const ours = lost ? undefined : hearOurs(m, conversation, text)
  if (ours) return ours
  if (!session) return present(m, conversation)
  const anew = askAnew(m, conversation)
  if (anew) return anew
  if (lost) return present(m, conversation, [{ key: 'common:lost' }], { whole: true })

  const place = standsAt(m, session)
  const standing = () => standingButtons(m, conversation)
  if (place.node.kind === 'outcome' || (asked && OWN.has(asked.place))) {
    const heard =
      hearOption(m.script, conversation.locale, standing(), text) ?? hearFlow(m, conversation, text)
    const chosen = heard?.kind === 'option' && choose(m, conversation, heard.name)
    if (chosen) return chosen
    if (waitsForPerson(conversation, place)) return file(m, conversation)
    return leadOn(m, conversation, text) || missed(m, conversation, notKnown)
  }
  const heard = hearAnswer(m.script, conversation.locale, place.node, standing, text, m.today)
  if (rests(m, conversation, heard.kind === 'option' ? heard.name : undefined))
    return askResume(m, conversation, standing(), text)
  switch (heard.kind) {
    case 'answer':
      return answer(m, conversation, withChosen(conversation, heard.answer), true)
    case 'region':
      return present(m, { ...conversation, misses: 0 }, [], { region: heard.region })
    case 'option':
      return choose(m, conversation, heard.name, true) ?? missed(m, conversation, notKnown)
    case 'no':
      return pointOn(m, conversation, text) ?? missed(m, conversation, heard.why)
  }
}

/** Questions of the engine's own, asked wherever somebody stands. */
const OWN: ReadonlySet<string> = new Set(['language', 'fault', 'topic'])

/** Does what a button's name means; undefined when nothing here is called that. */
function choose(
  m: Moment,
  conversation: Conversation,
  name: string,
  typed = false,
): Step | undefined {
  if (name.startsWith('!')) return obey(m, conversation, name.slice(1))
  const topic = topicNamed(name)
  if (topic) return leadTo(m, conversation, topic)
  if (m.script.flows[name]) return startFlow(m, conversation, name)
  const { session } = conversation
  if (!session) return undefined
  const { at, node } = standsAt(m, session)
  if (node.kind === 'outcome')
    return moreOf(node, name) === undefined
      ? undefined
      : tellMore(m, conversation, session, at, name)
  if (rests(m, conversation, name)) return askResume(m, conversation, [], '')
  if (name.startsWith('region:')) {
    return present(m, { ...conversation, misses: 0 }, [], { region: name.slice('region:'.length) })
  }
  if (node.kind === 'choices') {
    const chose = chooseOne(node, conversation.asked?.chosen ?? [], name)
    if (chose?.kind === 'answer') return answer(m, conversation, chose.answer, typed)
    return chose && markChosen(m, conversation, chose.chosen)
  }
  if (node.kind === 'choice') {
    return node.options?.includes(name) ? answer(m, conversation, name, typed) : undefined
  }
  const read = hearAnswer(m.script, conversation.locale, node, () => [], name, m.today)
  if (name === 'unknown') {
    return node.unknown === undefined ? undefined : answer(m, conversation, name, typed)
  }
  return read.kind === 'answer' ? answer(m, conversation, read.answer, typed) : undefined
}

/** Tells more of an end. It is kept among the answers, so that "back" leads to the end again. */
function tellMore(
  m: Moment,
  conversation: Conversation,
  session: Session,
  at: string,
  name: string,
): Step {
  const answers = { ...session.answers, [at]: name }
  const further = { ...session, answers, touched: m.at }
  return present(m, { ...conversation, misses: 0, session: further }, [], { whole: true })
}

/** Takes an answer to the standing question and goes on to what follows from it. */
function answer(m: Moment, before: Conversation, given: Answer, typed: boolean): Step {
  const session = before.session ?? newSession(m, 'welcome')
  const at = standsAt(m, session).at
  const flow = flowOf(m, session.flow)
  const question = questionAt(flow, at)
  if (!question) throw new Error(`${flow.id} asks nothing at ${at}`)
  const answers = { ...session.answers, [at]: given }
  const further = withTyped({ ...session, answers }, at, question, typed ? m.message : undefined)
  const after = settle(m, { ...before, misses: 0, session: { ...further, touched: m.at } })
  if (question.sets === 'urgency' || question.sets === 'safe')
    return hurry(m, present(m, after, [], { whole: true }), given)
  const agreed = question.sets === 'agreed' && after.agreedOn !== undefined
  if (agreed && session.then) return startFlow(m, after, session.then)
  const lead = [
    ...(isWithdrawn(before, after) ? [{ key: 'desk:share.withdrawn' }] : []),
    ...(typed && !flow.open
      ? [echo(given, question, chosenLabel(m, before, question, given))]
      : []),
  ]
  const told = present(m, after, lead, { whole: true })
  const reached = after.session && standsAt(m, after.session)
  const result = after.session && reached && resultAt(m.script, after.session, reached)
  return result ? { ...told, results: [{ result }] } : told

  function settle(moment: Moment, conversation: Conversation): Conversation {
    if (question?.sets === 'locale' && (given === 'vi' || given === 'ja')) {
      return { ...conversation, locale: given, greeted: true }
    }
    if (question?.sets === 'agreed' && given === 'agree') {
      return { ...conversation, agreedOn: moment.today }
    }
    if (!question) return conversation
    const settled = settleCase(conversation, question.sets, given, moment.at)
    return tellsReach(moment, settled, question.sets, typed)
  }
}
