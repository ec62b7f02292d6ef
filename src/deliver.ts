import type { Channel } from './channels/ports.ts'
import type { ChannelId, Instant } from './core/conversation.ts'
import { LEASE } from './handle.ts'
import { bringsFile, earlierFirst, resolve } from './of.ts'
import {
  BLOCKED,
  type Gathered,
  type Outcome,
  type Parcel,
  type Receipt,
  Undelivered,
} from './parcel.ts'
import { patiently } from './patiently.ts'
import type { Clock, Log } from './ports.ts'
import type { Store } from './store/ports.ts'
import { asOne, together } from './together.ts'

const DAY = 24 * 3_600_000
const LONGEST_WAIT = 5 * 60_000
/** A lease is renewed before a call that could outlast it: a call has 8 s. */
const RENEW_BEFORE = 10_000
/** A file may be sent twice, each time in three minutes. */
const LEASE_FOR_FILE = 400_000
/** Nobody waits longer than this behind a file that does not go. */
const LONGEST_WAIT_FOR_FILE = 30_000
/** First and longest between two looks whether it is known how another parcel ended. */
const LOOKS = [200, 2_000] as const
/** Before giving up on a database that is busy: what is not written is sent again. */
const WAITS = [100, 400, 1_600]
/** So often an error that nobody foresaw is taken for a moment's, where nothing was sent yet. */
const FAULTS = 5

/** What delivering needs. */
export interface Carrier {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly channels: { readonly [id in ChannelId]?: Channel }
  /** Between 0 and 1: the jitter of a wait. */
  readonly chance: () => number
  /** Hears what a platform called a thing it took, before that is written: a crash tells it twice. */
  readonly learnt?: (parcel: Parcel, receipt: Receipt) => Promise<void>
  /** Makes anew what a call names and what was never made; false where that cannot be. */
  readonly missing?: (parcel: Parcel) => Promise<boolean>
  /** What of a lane's parcels goes as one, where they come late. */
  readonly gather?: (parcels: readonly Parcel[], now: Instant) => readonly Gathered[]
  /** Hears that it is written how a parcel ended. */
  readonly settled?: (parcel: Parcel) => void
}

/**
 * Sends what a lane is owed, in order, until it is empty or must wait. `leased` are parcels that
 * the turn's commit has leased to us already; without them the lane is claimed first. Returns when
 * the lane should be tried again, or undefined when nothing is left to do here.
 */
export async function deliver(
  carrier: Carrier,
  lane: string,
  channelId: ChannelId,
  leased?: readonly Parcel[],
): Promise<Instant | undefined> {
  const { store, clock } = carrier
  const channel = carrier.channels[channelId]
  if (!channel) return undefined
  let leaseEnds = clock.now() + LEASE
  let parcels = leased ?? (await store.claim(lane, clock.now(), leaseEnds))
  while (parcels.length > 0) {
    let more = false
    const gathered = carrier.gather?.(parcels, clock.now()) ?? parcels.map(alone)
    const of = new Map(gathered.map((one) => [one.all.id, one.of]))
    for (const group of together(earlierFirst(gathered.map(({ all }) => all)))) {
      const all = asOne(group)
      const file = bringsFile(all.call)
      if (file || leaseEnds - clock.now() < RENEW_BEFORE) {
        leaseEnds = clock.now() + (file ? LEASE_FOR_FILE : LEASE)
        await store.renew(lane, leaseEnds)
      }
      const outcome = await attempt(carrier, channel, all)
      let keptBack = false
      for (const parcel of group.flatMap(({ id }) => of.get(id) ?? [])) {
        const settled = await patiently(WAITS, () => store.settle(parcel, outcome))
        if (outcome.end === 'later') return outcome.dueAt
        more = settled.more
        keptBack = settled.keptBack ?? false
        carrier.settled?.(parcel)
      }
      if (keptBack) {
        await store.release(lane)
        more = true
        break
      }
    }
    if (!more) return undefined
    leaseEnds = clock.now() + LEASE
    parcels = await store.claim(lane, clock.now(), leaseEnds)
  }
  return undefined
}

/**
 * One try. Time ends a parcel and not the number of tries: an answer after 24 hours; what is urgent,
 * what a caseworker wrote and what the desk is to hear never, but for copies of files. An error
 * that nobody foresaw fails this parcel alone, and the lane goes on.
 */
async function attempt(carrier: Carrier, channel: Channel, parcel: Parcel): Promise<Outcome> {
  const { clock, log, chance } = carrier
  let sending = false
  try {
    const call = await patiently(WAITS, () => resolve(carrier.store, parcel))
    if (!call) {
      if (await carrier.missing?.(parcel)) {
        return { end: 'later', dueAt: clock.now(), triedAt: clock.now(), doubted: parcel.doubted }
      }
      log('warn', 'undelivered', { parcel: parcel.id, channel: channel.id, why: UNRESOLVED })
      return { end: 'failed', at: clock.now(), why: UNRESOLVED }
    }
    if (call === 'not yet') {
      const dueAt = clock.now() + Math.min(LOOKS[0] * 2 ** parcel.tries, LOOKS[1])
      return { end: 'later', dueAt, triedAt: clock.now(), doubted: parcel.doubted }
    }
    if (call === 'nothing') return { end: 'sent', at: clock.now(), receipt: {} }
    sending = true
    const receipt = await channel.send({ ...parcel, call }, clock.now())
    await learnt(carrier, parcel, receipt)
    return { end: 'sent', at: clock.now(), receipt }
  } catch (error) {
    const at = clock.now()
    const facts = { parcel: parcel.id, channel: channel.id, tries: parcel.tries + 1 }
    if (error instanceof Unlearnt) throw error
    if (!(error instanceof Undelivered)) {
      log('error', 'send-failed', { ...facts, error: error instanceof Error ? error.name : '?' })
      if (!sending && parcel.tries < FAULTS) {
        const dueAt = at + backOff(parcel.tries, chance())
        return { end: 'later', dueAt, triedAt: at, doubted: parcel.doubted }
      }
      return { end: 'failed', at, why: 'fault' }
    }
    const why = nameless(error.message)
    if (!error.untried) log('warn', 'undelivered', { ...facts, why })
    const doubted = parcel.doubted || error.doubted
    if (error.kind === 'refused') return { end: 'failed', at, why: error.gone ? BLOCKED : why }
    if (error.kind === 'uncertain') return { end: 'uncertain', at, why }
    if (ends(parcel) && at - parcel.createdAt >= DAY) {
      return { end: doubted ? 'uncertain' : 'failed', at, why: 'expired' }
    }
    const wait = error.retryIn ?? Math.min(backOff(parcel.tries, chance()), longestFor(parcel))
    return { end: 'later', dueAt: at + wait, triedAt: at, doubted }
  }
}

/** What a platform called a thing could not be kept. */
class Unlearnt extends Error {}

/**
 * Where it cannot be kept what a platform called a thing, its lease runs out and it is made once more;
 * the second time it is let be, since there is no end to things otherwise.
 */
async function learnt({ learnt: hears, log }: Carrier, parcel: Parcel, receipt: Receipt) {
  try {
    await patiently(WAITS, async () => hears?.(parcel, receipt))
  } catch (error) {
    log('error', 'not-learnt', {
      parcel: parcel.id,
      error: error instanceof Error ? error.name : '?',
    })
    if (!parcel.doubted) throw new Unlearnt()
  }
}

const alone = (parcel: Parcel): Gathered => ({ all: parcel, of: [parcel] })

const ends = ({ urgent, call, lane, conversation }: Parcel): boolean =>
  !urgent && !call.lasts && (lane === conversation || bringsFile(call))

const longestFor = ({ call }: Parcel): number =>
  bringsFile(call) ? LONGEST_WAIT_FOR_FILE : LONGEST_WAIT

/** Why a parcel fails that needs what an earlier one never learnt. */
const UNRESOLVED = 'an earlier parcel was not sent'

/** What a platform says may name whom it is about; neither log nor database may. */
const nameless = (why: string) => why.replace(/(?=[\w-]*\d)[\w-]{12,}|\d{5,}/g, '…')

/** Doubles from one second to five minutes, with up to a quarter of jitter. */
export function backOff(tries: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT, 1_000 * 2 ** Math.min(tries, 10))
  return Math.round(wait * (1 - chance / 4))
}
