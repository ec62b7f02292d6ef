import type { Conversation, ConversationId } from './core/conversation.ts'
import type { Inbound } from './core/inbound.ts'
import { type Timer, timersOf } from './core/ladder.ts'
import type { DeskPlan } from './core/script.ts'
import type { Desk } from './desk/ports.ts'
import type { Clock, Log } from './ports.ts'
import { Unopened } from './seal.ts'
import type { Store } from './store/ports.ts'
import { wakeOpen } from './wake-open.ts'

/** How often what is due is looked for, in milliseconds: no rung is later than this. */
const OFTEN = 2_000

const MINUTE = 60_000
/** How often all open cases are looked through for what is to come. */
const ALL = 10 * MINUTE
/** How long a timer waits whose turn could not be made: as long as it is late, within these. */
const [SHORTEST, LONGEST] = [MINUTE, 60 * MINUTE]
/** How long a timer waits where there is no desk at the moment. */
const NO_DESK = 10 * MINUTE

/** What waking needs. `take` is the way everything goes that happens to a conversation. */
export interface Waker {
  readonly store: Pick<Store, 'find'> & { readonly desk: Desk }
  readonly clock: Clock
  readonly log: Log
  readonly take: (inbound: Inbound) => Promise<boolean>
  /** The desk, by whose hours it is known when something is due; absent where there is none. */
  readonly plan?: DeskPlan | undefined
  /** Looks how what the holder of somebody's case said last has fared. */
  readonly takeBack?: (conversation: ConversationId) => Promise<void>
}

/**
 * Time, as something that happens: each timer whose moment has come becomes a turn of its
 * conversation, which decides whether what it watches is still so. Gives how many were looked at;
 * what could not be stored stays for the next time. A timer is let go only where what it watches is
 * over: one that is not due yet by the hours of today waits for its moment, and one whose turn came
 * to nothing is tried again. One that cannot be looked at keeps no other waiting.
 */
export async function wake(waker: Waker): Promise<number> {
  const { store, clock, log } = waker
  let looked = 0
  for (const { conversation, ...timer } of await store.desk.due(clock.now())) {
    try {
      const it = await store.find(conversation)
      if (!it) await store.desk.done(conversation, timer)
      else if (!(await look(waker, it, timer))) continue
      looked += 1
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      log('error', 'timer-not-looked-at', { conversation, timer: timer.name, error: name })
      // Nothing opens it sooner than somebody mends it.
      if (error instanceof Unopened)
        await store.desk.postpone(conversation, { ...timer, at: clock.now() + LONGEST })
    }
  }
  return looked
}

/** False where nothing could be stored. */
async function look(waker: Waker, it: Conversation, timer: Timer): Promise<boolean> {
  const { store, clock, log, take, plan } = waker
  const moves = timer.name === 'moved'
  if (!plan && !moves) {
    await store.desk.postpone(it.id, { ...timer, at: clock.now() + NO_DESK })
    return true
  }
  const due = stands(plan, it, timer)
  if (due === undefined) {
    await store.desk.done(it.id, timer)
    if (!moves) await store.desk.setTimers(it, timersOf(plan, it))
    return true
  }
  if (due > clock.now()) {
    await store.desk.postpone(it.id, { ...timer, at: due })
    return true
  }
  const taken = await take({
    // Looked at again, it is another event.
    id: `due|${it.id}|${timer.name}|${timer.guard}|${timer.at}`,
    from: { channel: it.channel, address: it.address },
    at: clock.now(),
    input: { kind: 'due', timer: timer.name, guard: timer.guard },
  })
  if (!taken) {
    log('error', 'timer-not-taken', { conversation: it.id, timer: timer.name })
    return false
  }
  await settle(waker, it.id, timer, due)
  return true
}

/** Lets go of a timer that was looked at, unless what it watches is still so. */
async function settle(
  { store, clock, log, plan }: Waker,
  conversation: string,
  timer: Timer,
  due: number,
): Promise<void> {
  const after = await store.find(conversation)
  if (!after || stands(plan, after, timer) === undefined)
    return store.desk.done(conversation, timer)
  log('error', 'timer-tried-again', { conversation, timer: timer.name })
  const now = clock.now()
  const wait = Math.min(Math.max(now - due, SHORTEST), LONGEST)
  await store.desk.postpone(conversation, { ...timer, at: now + wait })
}

/** When a timer is due as the conversation stands; undefined where what it watches is over. */
function stands(
  plan: DeskPlan | undefined,
  it: Conversation,
  { name, guard, at }: Timer,
): number | undefined {
  if (name !== 'moved')
    return timersOf(plan, it).find((one) => one.name === name && one.guard === guard)?.at
  return it.case !== undefined && guard.startsWith(it.case.id) ? at : undefined
}

/**
 * Wakes what is due, now and ever again; `handBack` frees what nobody at the desk holds any more.
 * All open cases are looked through first, and every so often. Gives what ends it.
 */
export function keepWaking(
  waker: Waker & { readonly handBack?: () => Promise<void> },
): () => Promise<void> {
  const { clock, log } = waker
  let running: Promise<unknown> | undefined
  let lookedThrough = Number.NEGATIVE_INFINITY
  const open = async () => {
    if (clock.now() - lookedThrough < ALL) return
    lookedThrough = clock.now()
    await wakeOpen(waker)
  }
  const failed = (error: unknown) =>
    log('error', 'waking-failed', { error: error instanceof Error ? error.name : 'unknown' })
  const look = () => {
    running ??= open()
      .catch(failed)
      .then(() => wake(waker))
      .then(() => waker.handBack?.())
      .catch(failed)
      .finally(() => {
        running = undefined
      })
  }
  look()
  const timer = setInterval(look, OFTEN)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
