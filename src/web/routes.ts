import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Unauthorised } from '../channels/ports.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Inbound, Sender } from '../core/inbound.ts'
import { goodbyeTo } from '../farewell.ts'
import type { Outgoing } from '../media/outgoing.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/ports.ts'
import { fileRoutes } from './files.ts'
import { guarded, plain } from './headers.ts'
import { type Meter, usualLimits, type WebLimits } from './limits.ts'
import type { Page, Served } from './page.ts'
import { refuse } from './refuse.ts'
import { inboundOf, Refused, readSaying } from './say.ts'
import type { Signal } from './signal.ts'
import { readerOf } from './texts.ts'
import { addressOf } from './token.ts'
import { shownSince } from './turns.ts'

/** What the web channel is given. */
export interface WebDeps {
  /** One thing that happened, all the way to what will be said about it. */
  readonly handle: (inbound: Inbound) => Promise<void>
  readonly store: Pick<Store, 'load' | 'transcript' | 'fetched'>
  readonly clock: Clock
  readonly signal: Signal
  readonly page: Page
  readonly meter: Meter
  /** The network address of a request; see `callerOf`. */
  readonly caller: (context: Context) => string
  /** How long a question for news may be held, in milliseconds; 0 where nothing can be held. */
  readonly holdFor?: number
  readonly limits?: WebLimits
  /** Keeps the files that pages send; absent, none are taken. */
  readonly outgoing?: Outgoing
  /** What to say of a fault that is ours; words are never in it. */
  readonly fault?: (error: unknown) => void
}

/** The largest body of `POST /web/say`, in bytes. */
const LARGEST = 16 * 1024

/** The page, and the two requests it makes: say something, and ask what is new. */
export function webRoutes(deps: WebDeps): Hono {
  const { handle, store, clock, signal, page, holdFor = 25_000, limits = usualLimits } = deps
  const app = new Hono()
  app.use('/', guarded)
  app.use('/web/*', plain)

  app.get('/', (c) => serve(c, page.html[readerOf(c.req.query('lang'))], 'no-cache'))

  app.get('/web/:release/:file{[a-z-]+\\.(?:css|js)}', (c) => {
    const file = page.assets[c.req.path]
    if (!file) return c.notFound()
    return serve(c, file, 'public, max-age=31536000, immutable')
  })

  const tooBig = (c: Context) => refuse(c, 413, 'tooBig')
  app.post('/web/say', bodyLimit({ maxSize: LARGEST, onError: tooBig }), async (c) => {
    const address = addressOf(c.req.header('authorization'))
    const from = deps.meter.veil(deps.caller(c))
    const wait =
      deps.meter.take(`says from ${from}`, limits.saysFrom) ||
      deps.meter.take(`says ${address}`, limits.says)
    if (wait > 0) return refuse(c, 429, 'tooMuch', wait)

    const saying = readSaying(await c.req.text())
    const sender = { channel: 'web', address } as const
    const { before } = await store.load(sender, '')
    const full = before ? 0 : deps.meter.take(`begun from ${from}`, limits.begunFrom)
    if (full > 0) return refuse(c, 429, 'tooMuch', full)

    await handle(inboundOf(saying, address, clock.now()))
    const { before: now } = await store.load(sender, '')
    if (!now) return sayGoodbye(c, sender)
    signal.announce(now.id)
    if (now.hidden) return hide(c, now)
    return answer(c, await shownSince(store, now, saying.since))
  })

  app.get('/web/since/:seq{[0-9]{1,15}}', async (c) => {
    const address = addressOf(c.req.header('authorization'))
    const from = deps.meter.veil(deps.caller(c))
    const wait =
      deps.meter.take(`asks from ${from}`, limits.asksFrom) ||
      deps.meter.take(`asks ${address}`, limits.asks)
    if (wait > 0) return refuse(c, 429, 'tooMuch', wait)

    const seq = Number(c.req.param('seq'))
    const sender = { channel: 'web', address } as const
    const { before } = await store.load(sender, '')
    if (!before) return refuse(c, 404, 'notFound')
    if (before.hidden) return hide(c, before)
    const enough = new AbortController()
    const until = AbortSignal.any([enough.signal, c.req.raw.signal])
    const news = signal.wait(before.id, holdFor, until) // from here on nothing is missed
    await store.fetched(before.id, Math.min(seq, before.seq), clock.now())
    const { before: now = before } = await store.load(sender, '')
    if (now.seq !== seq) enough.abort()
    await news
    const { before: later = now } = await store.load(sender, '')
    if (later.hidden) return hide(c, later)
    return answer(c, await shownSince(store, later, seq))
  })

  const { outgoing } = deps
  if (outgoing) app.route('/', fileRoutes({ ...deps, outgoing, limits }))

  /** The talk is gone; for a minute its receipt can be had, also by a page that asks again. */
  async function sayGoodbye(c: Context, from: Sender) {
    const { before: goodbye } = await store.load(goodbyeTo(from), '')
    if (!goodbye) return refuse(c, 404, 'notFound')
    return answer(c, { ...(await shownSince(store, goodbye, 0)), forgotten: true })
  }

  app.onError((error, c) => {
    if (error instanceof Unauthorised) return refuse(c, 401, 'unauthorised')
    if (error instanceof Refused) return refuse(c, 400, error.text)
    deps.fault?.(error)
    return refuse(c, 503, 'unavailable', 5)
  })
  return app
}

function serve(c: Context, { body, gzipped, type, etag }: Served, caching: string) {
  const headers = { 'Cache-Control': caching, ETag: etag, Vary: 'Accept-Encoding' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  const full = { ...headers, 'Content-Type': type }
  return /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    ? c.body(gzipped, 200, { ...full, 'Content-Encoding': 'gzip' })
    : c.body(body, 200, full)
}

/** The page is told to forget the way in, and is shown nothing. */
const hide = (c: Context, { seq, locale }: Conversation) =>
  answer(c, { seq, locale, turns: [], hidden: true })

function answer(c: Context, body: object) {
  return c.json(body, 200, { 'Cache-Control': 'no-store' })
}
