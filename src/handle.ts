import { changes, type Known, looks, recount, returning, tell } from './about-case.ts'
import { filesShown, newFile } from './about-files.ts'
import { begin } from './core/begin.ts'
import { callsIn } from './core/calls.ts'
import type { Refusal } from './core/case.ts'
import type {
  ChannelId,
  Conversation,
  Inbound,
  Message,
  Phrase,
  Spoken,
  Step,
} from './core/conversation.ts'
import { escalate } from './core/desk.ts'
import { faulted } from './core/faulted.ts'
import { isFleeting } from './core/fleeting.ts'
import { mapCard } from './core/map-card.ts'
import { momentAt } from './core/moment.ts'
import type { NewResult } from './core/result.ts'
import type { Script } from './core/script.ts'
import { speaker } from './core/speaker.ts'
import { step } from './core/step.ts'
import type { Desk, DeskRooms } from './desk/ports.ts'
import { farewell } from './farewell.ts'
import { keep, unheard } from './heard.ts'
import { leaveOldPlace } from './leave-old-place.ts'
import { leaving } from './leaving.ts'
import type { MediaKept } from './media/ports.ts'
import type { Bell, Channel, Clock, Log, NewParcel, Store, Turn } from './ports.ts'
import { ringAll } from './ring-all.ts'
import { withdraw } from './withdraw.ts'

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
  readonly ids: {
    readonly random: () => string
    readonly uuid: () => string
    /** So many random digits. */
    readonly digits: (count: number) => string
  }
  /** Finds cases by the codes that people come back with. */
  readonly desk?: Pick<Desk, 'returning' | 'readings'>
  /** Counts anew how many people read a case. */
  readonly countReaders?: () => Promise<void>
  /** The caseworkers' rooms on a platform; absent where they have none. */
  readonly rooms?: DeskRooms
  /** What is known of files that people sent, and how they are called for; absent, none are kept. */
  readonly files?: { readonly kept: Pick<MediaKept, 'one' | 'of'>; readonly soon: () => void }
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
 * Throws when nothing could be stored. Gives back why a caseworker's act was not done; nothing is
 * written then.
 */
export async function handle(deps: Deps, inbound: Inbound): Promise<Refusal | undefined> {
  const { store, bell, clock, ids, log } = deps
  for (let attempt = 0; attempt < 8; attempt++) {
    const { before, seen, lost } = await store.load(inbound.from, inbound.id)
    if (seen) {
      if (before) bell.ring(before.id, before.channel)
      return undefined
    }
    if (!before && ours(inbound)) return undefined
    const start = before ?? begin(inbound.from, ids.random(), ids.random(), inbound.language)
    const returned = await returning(deps, inbound)
    await recount(deps, start)
    const known = { returned, looks: await looks(deps, start, inbound) }
    const { stepped, spoken, parcels } = think(deps, start, inbound, lost, known)
    if (stepped.refused) return stepped.refused
    const { secret } = stepped
    const shown = await filesShown(deps, start, stepped.conversation, inbound)
    const told = tell(deps, start, stepped, inbound, spoken, shown)
    const next = told.after
    const after = stepped.forgets ? farewell(start, ids.random) : next
    const takenBack =
      stepped.hides || stepped.forgets ? await withdraw(deps, start, after, inbound) : undefined
    const closed = stepped.forgets ? await leaving(deps, start) : []
    const heard =
      stepped.forgets || secret === 'heard' ? unheard(inbound) : keep(inbound, start, next)
    const turn: Turn = {
      after,
      fresh: before === undefined || stepped.forgets !== undefined,
      event: inbound.id,
      at: clock.now(),
      heard,
      said: secret === 'said' ? [] : stepped.say,
      shown: secret === 'said' ? [] : spoken,
      parcels: [
        ...parcels.map((parcel) => ({ ...parcel, lane: after.id })),
        ...(takenBack?.parcels ?? []),
        ...(stepped.forgets ? closed : told.parcels),
      ],
      ...changes(deps, start, after),
      ...newFile(deps, after, heard),
      ...(stepped.code !== undefined && { code: stepped.code }),
      ...(stepped.spends && { spends: stepped.spends }),
      ...(stepped.moves && { moves: stepped.moves }),
      ...(stepped.unsay !== undefined && { unsay: stepped.unsay }),
      ...(!stepped.forgets && isFleeting(deps.script, start, stepped) && { fleeting: true }),
      ...(stepped.results && after.agreedOn && { results: kept(deps, stepped.results) }),
      ...(start.waiting && !after.waiting && { opens: true }),
      ...(stepped.hides && { keepsBack: true }),
      ...(takenBack && { withdraws: takenBack.unsent }),
      ...(stepped.forgets && { forgets: { conversation: start, ...stepped.forgets } }),
    }
    const committed = await store.commit(turn, deps.sendsNothing ? 0 : clock.now() + LEASE)
    if (committed.end === 'committed') {
      ringAll(bell, after, committed.leased)
      if (turn.moves) await leaveOldPlace(deps, turn.moves, (left) => handle(deps, left))
      if (turn.media || turn.unsay !== undefined || turn.forgets) deps.files?.soon()
      return undefined
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

function think(
  deps: Deps,
  start: Conversation,
  inbound: Inbound,
  lost: boolean,
  { returned, looks }: Known,
): Thought {
  const { script, ids } = deps
  const fresh = script.desk && {
    id: ids.random(),
    number: ids.digits(6),
    code: ids.digits(16),
    ...(returned && { returned }),
    ...(looks && { looks }),
  }
  try {
    return express(deps, step(script, start, inbound, lost, fresh), inbound)
  } catch (error) {
    deps.log('error', 'step-failed', {
      conversation: start.id,
      seq: start.seq + 1,
      error: error instanceof Error ? error.name : 'unknown',
    })
    // Nobody waits for it, and nobody is to hear of a fault who said nothing.
    if (ours(inbound)) throw error
    // By our own clock: the event's may be what the step broke down on.
    const m = momentAt(script, deps.clock.now(), start.seq + 1, fresh)
    const step = escalate(m, faulted(start, start.agreedOn !== undefined), 'soon', 'fault')
    return express(deps, step, inbound)
  }
}

function express(deps: Deps, stepped: Step, inbound: Inbound): Thought {
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

const kept = (
  { clock, ids, resultDays }: Deps,
  results: NonNullable<Step['results']>,
): readonly NewResult[] =>
  results.map(({ id = ids.random(), result }) => ({
    id,
    expiresAt: clock.now() + resultDays * DAY,
    result,
  }))

/** What comes from our side: nobody who is a stranger begins a talk with it. */
const ours = ({ input }: Inbound): boolean => input.kind === 'due' || input.kind === 'caseworker'
