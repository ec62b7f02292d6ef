import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Conversation } from '../core/conversation.ts'
import { fileKind } from '../core/enclosure.ts'
import type { Inbound } from '../core/inbound.ts'
import { readable } from '../heard.ts'
import { eventOf } from '../media/fetch.ts'
import type { Outgoing } from '../media/outgoing.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/ports.ts'
import type { Meter, WebLimits } from './limits.ts'
import { refuse } from './refuse.ts'
import { eventIn, Refused } from './say.ts'
import { addressOf } from './token.ts'

/** What a page's files are taken with. */
export interface FileDeps {
  readonly handle: (inbound: Inbound) => Promise<void>
  readonly store: Pick<Store, 'load'>
  readonly outgoing: Outgoing
  readonly clock: Clock
  readonly meter: Meter
  readonly caller: (context: Context) => string
  readonly limits: WebLimits
}

/** The largest file that a page may send, in bytes: a photo of any phone, a few minutes of voice. */
const LARGEST_SENT = 10_000_000

/** Whether somebody reads what a page would send: without that, no file is taken. */
export const takesFiles = (conversation: Conversation): boolean =>
  readable(conversation) && conversation.hidden === undefined

/**
 * `POST /web/media`: one file as the body, its type in `Content-Type`, its name in `X-Name`, and the
 * page's name for it in `X-Id`: the same again is the same file. What it says is answered by the
 * talk, which the page asks for anyway.
 */
export function fileRoutes(deps: FileDeps): Hono {
  const { handle, store, outgoing, clock, meter, limits } = deps
  const app = new Hono()
  const tooBig = (c: Context) => refuse(c, 413, 'fileTooBig')
  app.post('/web/media', bodyLimit({ maxSize: LARGEST_SENT, onError: tooBig }), async (c) => {
    const address = addressOf(c.req.header('authorization'))
    const from = meter.veil(deps.caller(c))
    const wait =
      meter.take(`files from ${from}`, limits.filesFrom) ||
      meter.take(`files ${address}`, limits.files)
    if (wait > 0) return refuse(c, 429, 'tooMuch', wait)

    const sender = { channel: 'web', address } as const
    const event = eventIn(c.req.header('x-id'), address)
    const { before, seen } = await store.load(sender, event)
    if (!before || !takesFiles(before)) return refuse(c, 409, 'filesLater')
    if (seen) return c.json({}, 200, { 'Cache-Control': 'no-store' })
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) throw new Refused('the file is empty', 'unreadable')
    const kind = fileKind(c.req.header('content-type') ?? '')
    const given = { bytes, kind, name: nameIn(c), once: `${event}|${address}` }
    const kept = await outgoing.keep(before.id, 'person', given)
    if (!kept) return refuse(c, 404, 'notFound')
    const { name } = given
    await handle({
      ...{ id: event, from: sender, at: clock.now() },
      input: { kind: 'media', media: kept.kind, ref: kept.id, ...(name && { name }) },
    })
    // It lies there already: whoever reads is shown it at once. Cut off here, it is told a minute later.
    const arrived = { kind: 'due', timer: 'media', guard: kept.id } as const
    await handle({ id: eventOf(kept.id), from: sender, at: clock.now(), input: arrived })
    return c.json({}, 200, { 'Cache-Control': 'no-store' })
  })
  return app
}

/** What the person's phone calls the file; a header holds no letters of ours, so they are encoded. */
function nameIn(c: Context): string | undefined {
  try {
    const name = decodeURIComponent(c.req.header('x-name') ?? '')
    return name.toWellFormed().slice(0, 200) || undefined
  } catch {
    return undefined
  }
}
