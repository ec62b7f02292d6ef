import { begin } from './core/begin.ts'
import { callsIn } from './core/calls.ts'
import type {
  ChannelId,
  Conversation,
  Inbound,
  Message,
  Phrase,
  Spoken,
  Step,
} from './core/conversation.ts'
import { faulted } from './core/faulted.ts'
import { mapCard } from './core/map-card.ts'
import type { NewResult } from './core/result.ts'
import type { Script } from './core/script.ts'
import { step } from './core/step.ts'
import type { Bell, Channel, Clock, Heard, Log, NewParcel, Store, Turn } from './ports.ts'

/** How long a parcel is ours before a sweep may take it for abandoned, in milliseconds. */
export const LEASE = 20_000

const DAY = 24 * 3_600_000

/** What handling one inbound needs. */
export interface Deps {
  readonly script: Script
  readonly store: Store
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  readonly channels: { readonly [id in ChannelId]?: Channel }
  /** A random id of 128 bits, and a UUID: chance is given, so that the core has none. */
  readonly ids: { readonly random: () => string; readonly uuid: () => string }
  /** How long a result is kept with its answers, in days. */
  readonly resultDays: number
  /** This process sends nothing: what it writes is left to whoever sweeps. */
  readonly sendsNothing?: boolean
}

/** Every attempt to commit met another turn of the same conversation. */
export class Busy extends Error {}

/**
 * One thing that happened, all the way to what will be said about it. Safe to call twice with the
 * same inbound. When a step fails, a turn is committed that keeps what was heard and says so.
 * Throws when nothing could be stored.
 */
export async function handle(deps: Deps, inbound: Inbound): Promise<void> {
  const { store, bell, clock, ids, log } = deps
  for (let attempt = 0; attempt < 8; attempt++) {
    const { before, seen, lost } = await store.load(inbound.from, inbound.id)
    if (seen) {
      if (before) bell.ring(before.id, before.channel)
      return
    }
    if (!before && inbound.input.kind === 'due') return
    const start = before ?? begin(inbound.from, ids.random(), ids.random(), inbound.language)
    const { stepped, spoken, parcels } = think(deps, start, inbound, lost)
    const after = stepped.conversation
    const turn: Turn = {
      after,
      fresh: before === undefined,
      event: inbound.id,
      at: clock.now(),
      heard: keep(inbound, start, after),
      said: stepped.say,
      shown: spoken,
      parcels,
      ...(stepped.unsay !== undefined && { unsay: stepped.unsay }),
      ...(stepped.results && after.agreedOn && { results: kept(deps, stepped.results) }),
    }
    const committed = await store.commit(turn, deps.sendsNothing ? 0 : clock.now() + LEASE)
    if (committed.end === 'committed') {
      bell.ring(after.id, after.channel, committed.leased)
      return
    }
    log('info', 'conflict', { conversation: start.id, attempt })
  }
  throw new Busy(`${inbound.from.channel} is too busy to take an event`)
}

interface Thought {
  readonly stepped: Step
  readonly spoken: readonly Spoken[]
  readonly parcels: readonly NewParcel[]
}

function think(deps: Deps, start: Conversation, inbound: Inbound, lost: boolean): Thought {
  try {
    return express(deps, step(deps.script, start, inbound, lost), inbound)
  } catch (error) {
    deps.log('error', 'step-failed', {
      conversation: start.id,
      seq: start.seq + 1,
      error: error instanceof Error ? error.name : 'unknown',
    })
    // Nobody waits for it, and nobody is to hear of a fault who said nothing.
    if (inbound.input.kind === 'due') throw error
    return express(deps, faulted(start, start.agreedOn !== undefined), inbound)
  }
}

function express(deps: Deps, stepped: Step, inbound: Inbound): Thought {
  const to = stepped.conversation
  const spoken = stepped.say.map((message) => speak(deps.script, to, message))
  const channel = deps.channels[to.channel]
  if (!channel) throw new Error(`the ${to.channel} channel is off`)
  const parcels = channel.render(to, spoken, inbound).map((call) => ({
    id: deps.ids.uuid(),
    channel: to.channel,
    lane: to.id,
    call,
    urgent: false,
  }))
  return { stepped, spoken, parcels }
}

function speak(script: Script, { locale, seq }: Conversation, message: Message): Spoken {
  const say = (phrase: Phrase) => script.say(locale, phrase)
  const choices = message.choices?.map(({ label }, place) => ({
    label: say(label),
    data: `${seq}.${place}`,
  }))
  const calls = callsIn(message.say)
  return {
    text: message.say.map(say).join('\n'),
    ...(message.card && { card: mapCard(message.card, say) }),
    ...(choices && { choices }),
    ...(calls.length > 0 && { calls }),
    ...(message.tone && { tone: message.tone }),
  }
}

const kept = (
  { clock, ids, resultDays }: Deps,
  results: NonNullable<Step['results']>,
): readonly NewResult[] =>
  results.map(({ id = ids.random(), result }) => ({
    id,
    expiresAt: clock.now() + resultDays * DAY,
    result,
  }))

/** Before the person has agreed, that something came is kept, and its words are not. */
function keep(inbound: Inbound, before: Conversation, after: Conversation): Heard {
  const { input, message } = inbound
  if (input.kind === 'due') {
    const { was: _, ...due } = input
    return { input: due }
  }
  const agreed = before.agreedOn !== undefined && after.agreedOn !== undefined
  const wordless = input.kind === 'tap' || input.kind === 'joined' || input.kind === 'left'
  const kept: Heard['input'] = agreed || wordless ? input : { kind: 'withheld', of: input.kind }
  return message === undefined ? { input: kept } : { input: kept, message }
}
