import { offersTakeUp } from './alarm/offers-take-up.ts'
import { askAt, commandChoice, type Listener } from './ask.ts'
import { caseLines } from './case-lines.ts'
import type { Asked, Conversation, FlowId, Instant, PlainDate, Session } from './conversation.ts'
import { tokyoDay } from './day.ts'
import type { Flow } from './flow.ts'
import type { Inbound } from './inbound.ts'
import type { Message, Phrase } from './message.ts'
import { regions } from './read.ts'
import type { Look } from './readers.ts'
import type { Returned } from './return-code.ts'
import type { Script } from './script.ts'
import type { Step } from './stepped.ts'
import { type Place, walk } from './walk.ts'

/** One turn's surroundings: what is given, when it is, and the number the turn will have. */
export interface Moment {
  readonly script: Script
  readonly at: Instant
  readonly today: PlainDate
  readonly seq: number
  /** The platform's own id of the message that is heard; absent where there is none. */
  readonly message?: string
  /** What a case that is opened now is called: chance is given, so that the core has none. */
  readonly fresh: Fresh
}

/** Names that nobody can guess, for what may come to be in a turn. */
export interface Fresh {
  readonly id: string
  /** Six digits. */
  readonly number: string
  /** Sixteen digits, by which a person finds their case again. */
  readonly code: string
  /** What the code led to that the person wrote; absent where they wrote none. */
  readonly returned?: Returned
  /** Who has looked at the person's case, where they asked. */
  readonly looks?: readonly Look[]
}

/** Stands where no case can be opened: in a rehearsal without a desk. */
const nameless: Fresh = { id: 'case', number: '000000', code: '0000000000000000' }

/** The surroundings of the turn that follows `before`. */
export const momentAt = (
  script: Script,
  at: Instant,
  seq: number,
  fresh: Fresh = nameless,
): Moment => ({
  script,
  at,
  fresh,
  today: tokyoDay(at),
  seq,
})

/**
 * The surroundings in which something is heard. It is when it reached us that counts for how long
 * somebody waits and for who is there: a platform may have kept it for a day. What "today" means in it
 * is the day on which it was written.
 */
export const momentOfHearing = (
  script: Script,
  { at, receivedAt = at, message }: Pick<Inbound, 'at' | 'receivedAt' | 'message'>,
  seq: number,
  fresh?: Fresh,
): Moment => ({
  ...momentAt(script, receivedAt, seq, fresh),
  today: tokyoDay(at),
  ...(message !== undefined && { message }),
})

export const WELCOME: FlowId = 'welcome'
/** The flow that hands over to a caseworker. */
export const ESCALATION: FlowId = 'escalation'

/** A flow by its id. Throws when there is none, which is a fault of ours. */
export function flowOf(m: Moment, id: FlowId): Flow {
  const flow = m.script.flows[id]
  if (!flow) throw new Error(`there is no flow ${id}`)
  return flow
}

/**
 * Where the session stands. The same session in the same flow always stands in the same place, in
 * this turn and in the next: it is walked once.
 */
export function standsAt(m: Moment, session: Session): Place {
  const flow = flowOf(m, session.flow)
  const places = walked.get(flow) ?? new WeakMap<Session, Place>()
  walked.set(flow, places)
  const known = places.get(session)
  if (known) return known
  const place = walk(flow, session.answers, session.asOf)
  places.set(session, place)
  return place
}

/** Kept as long as somebody holds the session: nothing is done twice, and nothing is remembered. */
const walked = new WeakMap<Flow, WeakMap<Session, Place>>()

/** A new run through a flow. */
export const newSession = (m: Moment, flow: FlowId, answers: Session['answers'] = {}): Session => ({
  flow,
  asOf: m.today,
  answers,
  touched: m.at,
})

/** The menu: what is offered depends on whether the person has agreed. */
export const menuSession = (m: Moment, conversation: Conversation): Session =>
  newSession(m, WELCOME, {
    language: conversation.locale,
    about: conversation.agreedOn ? 'agree' : 'decline',
  })

/** Says these bubbles; the buttons of the last one are what stands from now on. */
export function reply(
  m: Moment,
  conversation: Conversation,
  place: string,
  messages: readonly Message[],
): Step {
  const options = messages.at(-1)?.choices?.map(({ name }) => name) ?? []
  const since = standingSince(conversation.asked, place, options)
  const chosen = conversation.asked?.place === place ? conversation.asked.chosen : undefined
  const asked = {
    ...{ seq: m.seq, place, options },
    ...(since !== undefined && { since }),
    ...(chosen && { chosen }),
  }
  return { conversation: { ...conversation, seq: m.seq, asked }, say: messages }
}

/**
 * The same question put again, after a picture or a call for help, is the same question: buttons
 * shown with it before mean what they mean now.
 */
function standingSince(
  before: Asked | undefined,
  place: string,
  options: readonly string[],
): number | undefined {
  if (before?.place !== place || before.options.length === 0) return undefined
  const same = before.options.every((name, at) => at >= options.length || options[at] === name)
  return same ? (before.since ?? before.seq) : undefined
}

/** Says nothing, and leaves what was asked standing. */
export const silent = (m: Moment, conversation: Conversation): Step => ({
  conversation: { ...conversation, seq: m.seq },
  say: [],
})

/** What is before the person now. An end that was shown already is not told twice. */
export function present(
  m: Moment,
  conversation: Conversation,
  lead: readonly Phrase[] = [],
  how: {
    readonly whole?: boolean
    /** A region's prefectures, or with no name the regions. */
    readonly region?: string
    readonly before?: readonly Message[]
    /** Only the lead is said, and not what is asked. */
    readonly leadOnly?: boolean
  } = {},
): Step {
  const session = conversation.session ?? newSession(m, WELCOME)
  const place = standsAt(m, session)
  const where = `${session.flow}:${place.at}`
  const again = conversation.asked?.place === where
  const region = how.region ?? (again ? regionShown(conversation) : undefined)
  const asked = askAt(m.script, flowOf(m, session.flow), place, listener(m, conversation), {
    again: lead.length > 0 && !how.whole,
    ...(region && { region }),
    ...(again && conversation.asked?.chosen && { chosen: conversation.asked.chosen }),
  })
  const told = place.node.kind === 'outcome' && !how.whole && session.flow !== WELCOME
  const lines = how.leadOnly ? [] : told ? [{ key: 'common:whatNext' }] : asked.say
  const shown = offersTakeUp(m.script, conversation, session.flow, place.node)
    ? [...(asked.choices ?? []), commandChoice('takeUp')]
    : asked.choices
  const message: Message = {
    ...asked,
    say: [...lead, ...lines],
    ...(shown && { choices: shown }),
  }
  const { case: known } = conversation
  const its = !told && tellsCase(place) && known?.status !== 'closed' ? known : undefined
  const step = reply(m, { ...conversation, session }, where, [
    ...(how.before ?? []),
    ...(its ? [{ say: caseLines(m, its) }] : []),
    told ? withoutTone(message) : message,
  ])
  return its ? { ...step, code: m.fresh.code } : step
}

const tellsCase = ({ node }: Place): boolean => node.kind === 'outcome' && node.tellsCase === true

/** Who is talked with in this turn. */
export const listener = ({ at }: Moment, { locale }: Conversation): Listener => ({ locale, at })

/** The region whose prefectures stand before the person: they stay when they are shown again. */
export const regionShown = ({ asked }: Conversation): string | undefined =>
  regions.find(({ codes }) => codes.some((code) => asked?.options.includes(code)))?.id

function withoutTone({ say, choices }: Message): Message {
  return choices ? { say, choices } : { say }
}
