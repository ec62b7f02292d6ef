import { talksOfDanger } from './alarm/talk.ts'
import { commandChoice, offerChoices } from './ask.ts'
import type { Conversation } from './conversation.ts'
import { type Heard, hearOption } from './hear.ts'
import type { Phrase } from './message.ts'
import { flowOf, type Moment, newSession, present, reply } from './moment.ts'
import { obey, showPerson, startFlow } from './obey.ts'
import { offerPerson } from './offer-person.ts'
import type { Step } from './stepped.ts'
import { topicChoice, topicOf } from './topic.ts'
import type { Intent } from './understand/intents.ts'
import { sameWay, type Way, wayOf } from './understand/ways.ts'

/** Every flow may be asked for by the words of its button, offered or not; by no number. */
export function hearFlow(m: Moment, { locale }: Conversation, text: string): Heard | undefined {
  if (text.length < 3 || /\p{N}/u.test(text)) return undefined
  return hearOption(m.script, locale, offerChoices(Object.keys(m.script.flows)), text)
}

/**
 * Leads on from what somebody wrote where no question of a flow stands: begins the flow that their
 * words are about, asks which where two fit, and answers a greeting. Undefined where nothing fits.
 * Whoever has just told of a danger is not led to their pay by a chance word.
 */
export function leadOn(m: Moment, conversation: Conversation, text: string): Step | undefined {
  const { intent, also } = m.script.understand(text)
  if (intent === 'greeting' || intent === 'thanks') return answerKindly(m, conversation, intent)
  const near = talksOfDanger(m, conversation)
  const found = [intent, ...also].filter((one) => !near || BY_DANGER.has(one))
  const [first, ...others] = topicsOf(m, found)
  if (first === undefined) return undefined
  if (others.length === 0 || isPlain(m, first)) return leadTo(m, conversation, first)
  return reply(m, { ...conversation, misses: 0 }, 'topic', [
    {
      say: [{ key: 'understanding:which' }],
      choices: [
        ...[first, ...others].slice(0, 3).map(topicChoice),
        commandChoice('person'),
        commandChoice('menu'),
      ],
    },
  ])
}

/** What somebody who tells of a danger may be led on to. */
const BY_DANGER: ReadonlySet<Intent> = new Set([
  'emergency',
  'suicide',
  'violence',
  'sexual_harassment',
  'forced_return',
  'injury',
  'want_to_leave',
  'already_left',
  'human',
  'stop_delete',
])

/**
 * What was written is no answer to the question that stands. Where it is clearly about something
 * else, the question is put again with a button that leads there. Undefined where it is not.
 */
export function pointOn(m: Moment, conversation: Conversation, text: string): Step | undefined {
  const { intent, also } = m.script.understand(text)
  if (intent === 'greeting') return answerKindly(m, conversation, 'greetingInside')
  if (intent === 'thanks') return answerKindly(m, conversation, intent)
  const topics = topicsOf(m, [intent, ...also]).filter((one) => !leadsHere(m, conversation, one))
  const [first] = topics
  if (first === undefined || first !== intent) return undefined
  if (isPlain(m, first)) return leadTo(m, conversation, first)
  const again = present(m, { ...conversation, misses: 0 }, [
    { key: 'understanding:other', params: { topic: topicOf(first) } },
  ])
  const last = again.say.at(-1)
  if (!last) return again
  return reply(m, again.conversation, again.conversation.asked?.place ?? '', [
    ...again.say.slice(0, -1),
    { ...last, choices: [...(last.choices ?? []), topicChoice(first)] },
  ])
}

/** Goes where an intent leads, after one line that says what was understood. */
export function leadTo(m: Moment, conversation: Conversation, intent: Intent): Step | undefined {
  const way = wayOf(m.script, intent)
  if (!way) return undefined
  if ('command' in way) return obey(m, conversation, way.command)
  if ('offer' in way) {
    const choices = offerChoices(way.offer)
    return reply(m, conversation, 'topic', [{ say: [{ key: 'understanding:stop' }], choices }])
  }
  const topic = topicOf(intent)
  if ('person' in way && way.person === undefined) return obey(m, conversation, 'person')
  if ('person' in way)
    return offerPerson(
      showPerson(m, conversation, way.person, [{ key: 'understanding:person', params: { topic } }]),
    )
  const begun = begin(m, conversation, way)
  const lead: Phrase = { key: 'understanding:begin', params: { topic } }
  return { ...begun, say: [{ say: [lead] }, ...begun.say] }
}

function begin(m: Moment, conversation: Conversation, way: Extract<Way, { flow: string }>): Step {
  const { flow, answers } = way
  if (!answers || !flowOf(m, flow).open) return startFlow(m, conversation, flow)
  const session = newSession(m, flow, answers)
  return present(m, { ...conversation, misses: 0, session }, [], { whole: true })
}

function answerKindly(m: Moment, conversation: Conversation, words: string): Step {
  return present(m, { ...conversation, misses: 0 }, [{ key: `understanding:${words}` }])
}

/** The intents that lead somewhere, each place once, likeliest first. */
function topicsOf(m: Moment, found: readonly Intent[]): readonly Intent[] {
  const ways: Way[] = []
  return found.filter((intent) => {
    const way = wayOf(m.script, intent)
    if (!way || ways.some((known) => sameWay(known, way))) return false
    ways.push(way)
    return true
  })
}

/** Whether it means only one thing, whatever else is said. */
function isPlain(m: Moment, intent: Intent): boolean {
  const way = wayOf(m.script, intent)
  if (!way || 'flow' in way) return false
  return !('person' in way) || way.person === undefined
}

function leadsHere(m: Moment, { session }: Conversation, intent: Intent): boolean {
  const way = wayOf(m.script, intent)
  return way !== undefined && 'flow' in way && way.flow === session?.flow
}
