import { createHmac, randomUUID } from 'node:crypto'
import { issueToken } from './line-token.ts'
import type { Json } from './platform.ts'

/** A webhook event as LINE makes it, ready to be delivered any number of times. */
export type LineEvent = Json & { readonly webhookEventId: string }

/** How an event is delivered. */
export interface Delivery {
  /** Marks it as LINE marks a redelivery. */
  readonly redelivered?: boolean
  /** So many copies at once. */
  readonly copies?: number
}

/** Makes and delivers webhooks. */
export interface LineHook {
  /** Where they go. */
  url: string | undefined
  /** A fresh event of this user's: id, time and, where LINE gives one, a reply token. */
  event(user: string, type: string, fields?: Json): LineEvent
  /** A signed request for events in this order. */
  request(
    events: readonly Json[],
    how?: Delivery,
  ): { readonly headers: { readonly [name: string]: string }; readonly body: string }
  /** Posts events in one body; gives the answers' statuses, one a copy. */
  deliver(events: readonly Json[], how?: Delivery): Promise<readonly number[]>
}

/** Webhooks signed as LINE signs them, with reply tokens the fake LINE of that secret will take. */
export function signedHook(line: {
  readonly channelSecret: string
  readonly destination: string
  readonly url?: string | undefined
  readonly now?: () => number
}): LineHook {
  const now = line.now ?? Date.now
  const hook: LineHook = {
    url: line.url,
    event: (user, type, fields = {}) => ({
      type,
      mode: 'active',
      timestamp: now(),
      source: { type: 'user', userId: user },
      webhookEventId: ulid(now()),
      deliveryContext: { isRedelivery: false },
      ...(tokenless.includes(type)
        ? {}
        : { replyToken: issueToken(line.channelSecret, user, now()) }),
      ...fields,
    }),
    request: (events, how = {}) => {
      const sent = how.redelivered
        ? events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }))
        : events
      const body = JSON.stringify({ destination: line.destination, events: sent })
      return { headers: signed(line.channelSecret, body), body }
    },
    deliver: async (events, how = {}) => {
      const { url } = hook
      if (!url) throw new Error('the fake LINE has no webhook: set hook.url')
      const copies = Array.from({ length: how.copies ?? 1 }, async () => {
        const answer = await fetch(url, { method: 'POST', ...hook.request(events, how) })
        await answer.arrayBuffer()
        return answer.status
      })
      return Promise.all(copies)
    },
  }
  return hook
}

/** The headers of a body as LINE signs it. */
export const signed = (channelSecret: string, body: string | Uint8Array) => ({
  'content-type': 'application/json; charset=utf-8',
  'x-line-signature': createHmac('sha256', channelSecret).update(body).digest('base64'),
})

/** Events that cannot be answered. */
const tokenless: readonly string[] = ['unfollow', 'leave', 'unsend', 'memberLeft']

/** 26 signs that begin with the time, as event ids do. */
const ulid = (at: number) =>
  (at.toString(32).padStart(10, '0') + randomUUID().replaceAll('-', '')).slice(0, 26).toUpperCase()
