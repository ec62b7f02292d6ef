import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from './platform.ts'

/** An update, ready to be delivered any number of times. */
export type TelegramUpdate = Json & { readonly update_id: number }

/** Makes updates and delivers them: to the webhook if there is one, else to whoever polls. */
export interface TelegramHook {
  /** Set by `setWebhook`, or by hand. */
  url: string | undefined
  secret: string | undefined
  /** The id the next update gets. */
  nextId: number
  update(fields: Json): TelegramUpdate
  /** Posts an update, or queues it; gives the answers' statuses, one a copy, none when queued. */
  deliver(update: TelegramUpdate, copies?: number): Promise<readonly number[]>
  /** What `getUpdates` gives: forgets what lies below `offset`, waits up to `seconds` for more. */
  take(
    offset: number | undefined,
    limit: number,
    seconds: number,
  ): Promise<readonly TelegramUpdate[]>
}

/** See TelegramHook. */
export function createHook(start: {
  readonly url?: string | undefined
  readonly secret?: string | undefined
}): TelegramHook {
  let queue: TelegramUpdate[] = []
  let wake = () => {}
  const hook: TelegramHook = {
    url: start.url,
    secret: start.secret,
    nextId: 1_000,
    update: (fields) => ({ update_id: hook.nextId++, ...fields }),
    deliver: async (update, copies = 1) => {
      const { url, secret } = hook
      if (!url) {
        queue.push(update)
        wake()
        return []
      }
      const one = async () => {
        const headers = {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        }
        const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })
        await answer.arrayBuffer()
        return answer.status
      }
      return Promise.all(Array.from({ length: copies }, one))
    },
    take: async (offset, limit, seconds) => {
      if (offset !== undefined) queue = queue.filter((update) => update.update_id >= offset)
      if (queue.length === 0 && seconds > 0) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        const stop = new AbortController()
        const { signal } = stop
        await Promise.race([woken, sleep(seconds * 1_000, undefined, { ref: false, signal })])
        stop.abort()
      }
      return queue.filter(({ update_id: id }) => id >= (offset ?? 0)).slice(0, limit)
    },
  }
  return hook
}
