import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Channel, Malformed, Unauthorised } from './channels/ports.ts'
import type { Inbound } from './core/inbound.ts'
import type { DeskEvent } from './desk/ports.ts'
import type { Clock, Log } from './ports.ts'
import type { Take } from './take.ts'

const MEGABYTE = 1024 * 1024

/**
 * `POST /webhooks/<channel>`: 401 before anything is parsed when the signature is wrong, 413 over
 * one megabyte, 400 for what the platform would not send, 503 with `Retry-After` when something
 * could not be stored, and 200 only after everything in the body was.
 */
export function webhookRoutes(given: {
  readonly channels: readonly Channel[]
  readonly take: Take
  /** Hears what the caseworkers do; false where it could not be stored. */
  readonly hearDesk?: HearDesk
  readonly clock: Clock
  readonly log: Log
}): Hono {
  const { channels, take, hearDesk = async () => true, clock, log } = given
  const app = new Hono()
  for (const channel of channels) {
    app.post(`/webhooks/${channel.id}`, limited, async (c) => {
      try {
        const body = new Uint8Array(await c.req.arrayBuffer())
        const received = await channel.receive(c.req.raw.headers, body, clock.now())
        const { inbounds, desk = [], refused } = received
        if (refused > 0) log('warn', 'events-refused', { channel: channel.id, refused })
        if ((await takeAll(take, inbounds)) && (await hearAll(hearDesk, desk))) return c.text('ok')
        return c.text('Nothing could be stored just now.', 503, { 'retry-after': '5' })
      } catch (error) {
        if (error instanceof Unauthorised) return c.text('The signature is wrong.', 401)
        if (error instanceof Malformed) return c.text('This is not a webhook body.', 400)
        log('error', 'webhook-failed', {
          channel: channel.id,
          error: error instanceof Error ? error.name : 'unknown',
        })
        return c.text('Nothing could be stored just now.', 503, { 'retry-after': '5' })
      }
    })
  }
  return app
}

const tooLarge = (c: Context) => c.text('The body is larger than 1 MB.', 413)
const counted = bodyLimit({ maxSize: MEGABYTE, onError: tooLarge })

/** A body of a length that is told is not counted, which costs more than all the rest. */
const limited: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('content-length')
  if (length === undefined) return counted(c, next)
  return Number(length) > MEGABYTE ? tooLarge(c) : next()
}

/** Hears one thing that happened among the caseworkers; true once it is stored. */
export type HearDesk = (event: DeskEvent) => Promise<boolean>

async function hearAll(hear: HearDesk, events: readonly DeskEvent[]): Promise<boolean> {
  let all = true
  for (const event of events) all = (await hear(event)) && all
  return all
}

/** One sender's events in their order; different senders side by side. */
async function takeAll(take: Take, inbounds: readonly Inbound[]): Promise<boolean> {
  const only = inbounds[0]
  if (!only) return true
  if (inbounds.length === 1) return take(only)
  const bySender = Map.groupBy(inbounds, ({ from }) => from.address)
  const taken = await Promise.all(
    [...bySender.values()].map(async (events) => {
      let all = true
      for (const event of events) all = (await take(event)) && all
      return all
    }),
  )
  return taken.every(Boolean)
}
