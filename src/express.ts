import { callsIn } from './core/calls.ts'
import type { Conversation } from './core/conversation.ts'
import type { Inbound } from './core/inbound.ts'
import { mapCard } from './core/map-card.ts'
import type { Message, Phrase, Spoken } from './core/message.ts'
import type { Script } from './core/script.ts'
import { speaker } from './core/speaker.ts'
import type { Step } from './core/stepped.ts'
import type { Deps } from './handle.ts'
import type { NewParcel } from './parcel.ts'

/** A step, in words, and as the calls that carry them. */
export interface Thought {
  readonly stepped: Step
  readonly spoken: readonly Spoken[]
  readonly parcels: readonly NewParcel[]
}

/** Puts what a step says into words, and into calls of the conversation's own channel. */
export function express(deps: Deps, stepped: Step, inbound: Inbound): Thought {
  const to = stepped.conversation
  const spoken = stepped.say.map((message) => speak(deps.script, to, message))
  const channel = deps.channels[to.channel]
  if (!channel) throw new Error(`the ${to.channel} channel is off`)
  const lasts = inbound.input.kind === 'caseworker' ? ({ lasts: true } as const) : {}
  const parcels = channel.render(to, spoken, inbound).map((call) => ({
    id: deps.ids.uuid(),
    channel: to.channel,
    lane: to.id,
    call: { ...call, ...lasts },
    urgent: false,
  }))
  return { stepped, spoken, parcels }
}

function speak(script: Script, to: Conversation, message: Message): Spoken {
  const { locale, seq } = to
  const by = speaker(to, message)
  const say = (phrase: Phrase) => script.say(locale, phrase)
  const choices = message.choices?.map(({ label }, place) => ({
    label: say(label),
    data: `${seq}.${place}`,
  }))
  const calls = callsIn(message.say)
  return {
    text: [...(by ? [by] : []), ...message.say].map(say).join('\n'),
    ...(message.card && { card: mapCard(message.card, say) }),
    ...(choices && { choices }),
    ...(calls.length > 0 && { calls }),
    ...enclosed(message, say),
    ...(message.tone && { tone: message.tone }),
  }
}

/** A file with the words for where it can be read, and a place with what to call it. */
const enclosed = (
  { file, place }: Message,
  say: (phrase: Phrase) => string,
): Pick<Spoken, 'file' | 'place'> => ({
  ...(file && {
    file: { ...file, link: say({ key: 'desk:sent.link', params: { url: file.url } }) },
  }),
  ...(place && { place: { ...place, called: say({ key: 'desk:sent.place' }) } }),
})
