import { changes, type Known, know, tell, tellIfPossible } from './about-case.ts'
import { filesShown, newFile } from './about-files.ts'
import { wordsShown } from './about-words.ts'
import type { Channel } from './channels/ports.ts'
import { begin } from './core/begin.ts'
import type { Refusal } from './core/case.ts'
import type { ChannelId, Conversation } from './core/conversation.ts'
import { isFleeting } from './core/fleeting.ts'
import type { Inbound } from './core/inbound.ts'
import { momentAt } from './core/moment.ts'
import type { NewResult } from './core/result.ts'
import type { Script } from './core/script.ts'
import { step } from './core/step.ts'
import type { Step } from './core/stepped.ts'
import type { Desk, DeskRooms } from './desk/ports.ts'
import { editOf } from './edited.ts'
import { express, type Thought } from './express.ts'
import { farewell } from './farewell.ts'
import { keep, unheard } from './heard.ts'
import { leaveOldPlace } from './leave-old-place.ts'
import { leaving } from './leaving.ts'
import type { MediaKept } from './media/ports.ts'
import { ownUp } from './own-up.ts'
import type { Bell, Clock, Log } from './ports.ts'
import { ringAll } from './ring-all.ts'
import type { Store } from './store/ports.ts'
import type { Turn } from './turn.ts'
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
 * same inbound. When a step fails, a turn is committed that keeps what was heard and says so; so it
 * is at once where it `failed` before on something else. Throws when nothing could be stored. Gives
 * back why a caseworker's act was not done; nothing is written then.
 */
export async function handle(
  deps: Deps,
  inbound: Inbound,
  failed = false,
): Promise<Refusal | undefined> {
  const { store, bell, clock, ids, log } = deps
  for (let attempt = 0; attempt < 8; attempt++) {
    const { before, seen, lost } = await store.load(inbound.from, inbound.id)
    if (seen) {
      if (before) bell.ring(before.id, before.channel)
      return undefined
    }
    if (!before && isOurs(inbound)) return undefined
    const edit = before && (await editOf(deps, before, inbound))
    if (edit === 'nothing') return undefined
    const start = before ?? begin(inbound.from, ids.random(), ids.random(), inbound.language)
    const known = failed ? undefined : await know(deps, start, inbound)
    const { stepped, spoken, parcels } = think(deps, start, inbound, lost, known)
    if (stepped.refused) return stepped.refused
    const { secret } = stepped
    const files = await filesShown(deps, start, stepped.conversation, inbound)
    const earlier = await wordsShown(deps, start, stepped.conversation)
    const shown = { files, earlier, ...(edit && { edit }) }
    const told = (failed ? tellIfPossible : tell)(deps, start, stepped, inbound, spoken, shown)
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
      ...newFile(deps, after, heard, edit),
      ...(edit && edit.replaced.length > 0 && { drops: edit.replaced }),
      ...(stepped.code !== undefined && { code: stepped.code }),
      ...(stepped.spends && { spends: stepped.spends }),
      ...(stepped.moves && { moves: stepped.moves }),
      ...(stepped.unsay !== undefined && { unsay: stepped.unsay }),
      ...voided(inbound),
      ...(told.withholds !== undefined && { withholds: told.withholds }),
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
      if (turn.media || turn.drops || turn.unsay !== undefined || turn.forgets) deps.files?.soon()
      return undefined
    }
    log('info', 'conflict', { conversation: start.id, attempt })
  }
  throw new Busy(`${inbound.from.channel} is too busy to take an event`)
}

/** Without what is known, or where the step fails, our fault is answered. */
function think(
  deps: Deps,
  start: Conversation,
  inbound: Inbound,
  lost: boolean,
  known: Known | undefined,
): Thought {
  const { script, ids } = deps
  const fresh = script.desk && {
    id: ids.random(),
    number: ids.digits(6),
    code: ids.digits(16),
    ...(known?.returned && { returned: known.returned }),
    ...(known?.looks && { looks: known.looks }),
  }
  // By our own clock: the event's may be what the step broke down on.
  const own = () => momentAt(script, deps.clock.now(), start.seq + 1, fresh)
  if (!known) return ownUp(deps, own(), start, inbound)
  try {
    return express(deps, step(script, start, inbound, lost, fresh), inbound)
  } catch (error) {
    deps.log('error', 'step-failed', {
      conversation: start.id,
      seq: start.seq + 1,
      error: error instanceof Error ? error.name : 'unknown',
    })
    // Nobody waits for it, and nobody is to hear of a fault who said nothing.
    if (isOurs(inbound)) throw error
    return ownUp(deps, own(), start, inbound)
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

/** What was found from an answer goes with it. */
const voided = ({ input }: Inbound): Pick<Turn, 'voids'> =>
  input.kind === 'unsent' || input.kind === 'edited' ? { voids: input.of } : {}

/** What comes from our side: nobody who is a stranger begins a talk with it. */
export const isOurs = ({ input }: Inbound): boolean =>
  input.kind === 'due' || input.kind === 'caseworker'
