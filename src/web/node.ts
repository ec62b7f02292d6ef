import type { Hono } from 'hono'
import type { ConversationId } from '../core/conversation.ts'
import { type Deps, handle } from '../handle.ts'
import type { Clock, Log, Store } from '../ports.ts'
import { callerOf } from './caller.ts'
import { createMeter } from './limits.ts'
import { createPage } from './page.ts'
import { readPage } from './read-page.ts'
import { webRoutes } from './routes.ts'
import { createSignal } from './signal.ts'

/** The web channel on Node. */
export interface WebPages {
  /** Wakes the pages that wait for news of this conversation. */
  readonly announce: (conversation: ConversationId) => void
  readonly routes: (deps: Deps) => Hono
}

/** Reads the page's files and keeps, in this process, who waits and who has asked too much. */
export function webPages(
  { trustProxy }: { readonly trustProxy: boolean },
  store: Store,
  clock: Clock,
  log: Log,
): WebPages {
  const signal = createSignal()
  const page = createPage(readPage())
  return {
    announce: signal.announce,
    routes: (deps) =>
      webRoutes({
        handle: (inbound) => handle(deps, inbound),
        store,
        clock,
        signal,
        page,
        meter: createMeter(clock),
        caller: (context) => callerOf(context, trustProxy),
        fault: (error) =>
          log('error', 'web-request-failed', {
            error: error instanceof Error ? error.name : 'unknown',
          }),
      }),
  }
}
