import { createHash } from 'node:crypto'
import type { ConversationId, FlowId } from './core/conversation.ts'
import type { Inbound } from './core/inbound.ts'
import { mayTell } from './core/news.ts'
import { changedFigures, differs, findAgain, type KeptResult, type Result } from './core/result.ts'
import type { Script } from './core/script.ts'
import { type Deps, handle } from './handle.ts'
import { patiently } from './patiently.ts'

/** Results read at once. */
const PAGE = 200
/** The service may have the database locked for a moment: only such errors have a code. */
const WAITS = [100, 400, 1_600]
const hopeless = (error: unknown) => !(error instanceof Error && 'code' in error)

/** A result that is found otherwise now. Names and routes only: no words, and no figures. */
export interface Change {
  readonly conversation: ConversationId
  readonly flow: FlowId
  /** The route that was found, and the one that is found now. */
  readonly from: string
  readonly to: string
  /** The names of the figures that changed. */
  readonly figures: readonly string[]
  /**
   * `told`: the outbox has the notice. `waits`: the person is gone or with a caseworker, and hears
   * of it at their next message. `off`: their channel is not set up here. `failed`: a fault of ours.
   */
  readonly end: 'listed' | 'told' | 'waits' | 'off' | 'failed'
}

/** What a recall came to. */
export interface Recalled {
  /** Results looked at. */
  readonly looked: number
  readonly changed: number
  /** Results that cannot be found again: their flow is gone, or asks for more now. */
  readonly unjudged: number
  /** Results that had expired before, on whatever table they rested. */
  readonly expired: number
}

/**
 * Finds every kept result again under the tables and rules of this release, gives `each` that is
 * otherwise, and unless `dryRun` tells its person, once. `table` leaves out what did not rest on it.
 * Safe to run again, and while the service runs.
 */
export async function recall(
  deps: Deps,
  how: {
    readonly table?: string | undefined
    readonly dryRun: boolean
    readonly each: (change: Change) => void
    /** Called with the number of results looked at, after each page. */
    readonly progress?: (looked: number) => void
  },
): Promise<Recalled> {
  const { store, clock, script } = deps
  let [looked, changed, unjudged, last] = [0, 0, 0, 0]
  for (;;) {
    const page = await store.results(clock.now(), last, PAGE)
    const newest = page.at(-1)
    if (!newest) break
    last = newest.n
    for (const kept of page) {
      if (how.table && !Object.hasOwn(kept.result.basis.tables, how.table)) continue
      looked += 1
      const now = again(script, kept.result)
      if (!now) unjudged += 1
      if (!now || !differs(kept.result, now)) continue
      changed += 1
      const end = how.dryRun ? 'listed' : await tell(deps, kept, now)
      how.each({ ...compared(kept, now), end })
    }
    how.progress?.(looked)
  }
  return { looked, changed, unjudged, expired: await store.expired(clock.now()) }
}

/** A flow that has changed since may not take these answers at all. */
function again(script: Script, was: Result): Result | undefined {
  try {
    return findAgain(script, was)
  } catch {
    return undefined
  }
}

const compared = ({ conversation, result }: KeptResult, now: Result) => ({
  conversation,
  flow: result.flow,
  from: result.found.route,
  to: now.found.route,
  figures: changedFigures(result, now),
})

/** Lets it happen in the conversation like anything else: what was told has its event already. */
async function tell(deps: Deps, kept: KeptResult, now: Result): Promise<Change['end']> {
  try {
    const conversation = await deps.store.find(kept.conversation)
    if (!conversation) return 'failed'
    const { channel, address } = conversation
    if (!deps.channels[channel]) return 'off'
    const due: Inbound = {
      id: `recall:${kept.id}:${digest(now)}`,
      from: { channel, address },
      at: deps.clock.now(),
      input: { kind: 'due', timer: 'recall', guard: kept.id, was: kept.result },
    }
    await patiently(WAITS, () => handle(deps, due), hopeless)
    return mayTell(conversation) ? 'told' : 'waits'
  } catch (error) {
    deps.log('error', 'recall-failed', {
      conversation: kept.conversation,
      error: error instanceof Error ? error.name : 'unknown',
    })
    return 'failed'
  }
}

const digest = ({ found }: Result) =>
  createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22)
