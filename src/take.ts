import type { Inbound } from './core/inbound.ts'
import { Busy, type Deps, handle, isOurs } from './handle.ts'
import { patiently } from './patiently.ts'

/** Takes one event; true once it is stored in one form or another. */
export type Take = (inbound: Inbound) => Promise<boolean>

/** Short: LINE gives up on an answer after two seconds, and a locked database takes some of them. */
const WAITS = [100, 400]

/**
 * Handles events, one person's in the order they came. What fails is answered as a fault of ours; one
 * that cannot be made into a turn at all is set aside, so that it does not block what comes after it.
 * False only when not even that could be stored: then the platform must send it again.
 */
export function createTake(deps: Deps): Take {
  return inTurn(async (inbound) => {
    try {
      await patiently(WAITS, () => handle(deps, inbound), isBusy)
      return true
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      deps.log('error', 'event-not-handled', { channel: inbound.from.channel, error: name })
      if (isBusy(error)) return false
      if (!isOurs(inbound) && (await isOwnedUpTo(deps, inbound))) return true
      try {
        await deps.store.setAside(inbound.id, deps.clock.now(), await kept(deps, inbound), name)
        deps.log('error', 'event-set-aside', { channel: inbound.from.channel })
        return true
      } catch {
        return false
      }
    }
  })
}

/** Whether a turn could be made of it that keeps what was heard and says that we failed. */
const isOwnedUpTo = (deps: Deps, inbound: Inbound): Promise<boolean> =>
  handle(deps, inbound, true).then(
    () => true,
    () => false,
  )

/** The event as it may be kept: without its words where the person has not agreed. */
async function kept({ store }: Deps, inbound: Inbound): Promise<Inbound> {
  const agreed = await store.load(inbound.from, inbound.id).then(
    ({ before }) => before?.agreedOn !== undefined,
    () => false,
  )
  const { from, id, at, input } = inbound
  return agreed ? inbound : { id, from, at, input: { kind: 'unknown', what: input.kind } }
}

const isBusy = (error: unknown) => error instanceof Busy

/** Sixty pictures sent at once would else be sixty turns that get in each other's way. */
function inTurn(take: Take): Take {
  const newest = new Map<string, Promise<boolean>>()
  return (inbound) => {
    const { channel, address } = inbound.from
    const who = `${channel} ${address}`
    const before = newest.get(who)
    const taken = before ? before.then(() => take(inbound)) : take(inbound)
    newest.set(who, taken)
    return taken.finally(() => {
      if (newest.get(who) === taken) newest.delete(who)
    })
  }
}
