import { Hono } from 'hono'
import type { Channel } from './channels/ports.ts'
import type { Clock, Log } from './ports.ts'
import type { Store } from './store/ports.ts'
import type { Take } from './take.ts'
import { type HearDesk, webhookRoutes } from './webhooks.ts'

/** What the routes are put together from. */
export interface Parts {
  /** The channels that have a webhook. */
  readonly channels: readonly Channel[]
  readonly take: Take
  /** Hears what the caseworkers do in their rooms. */
  readonly hearDesk?: HearDesk
  readonly store: Pick<Store, 'check'>
  readonly clock: Clock
  readonly log: Log
  /** Further pages: the chat, the privacy notice. */
  readonly pages: readonly Hono[]
}

/** All routes of the service. No answer carries a stack trace, words or ids. */
export function createApp({ channels, take, hearDesk, store, clock, log, pages }: Parts): Hono {
  const app = new Hono()
  app.route('/', webhookRoutes({ channels, take, clock, log, ...(hearDesk && { hearDesk }) }))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await store.check()
      return c.text('ok')
    } catch {
      return c.text('The database cannot be read and written.', 503)
    }
  })
  for (const page of pages) app.route('/', page)
  app.notFound((c) => c.text('Không có trang này. このページはありません。', 404))
  app.onError((error, c) => {
    log('error', 'request-failed', { error: error.name })
    return c.text('Có lỗi ở phía chúng tôi. エラーがおきました。', 503, { 'retry-after': '5' })
  })
  return app
}
