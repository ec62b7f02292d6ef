import { setTimeout as sleep } from 'node:timers/promises'
import type { Opts } from 'grammy/types'
import type { Inbound } from '../../core/inbound.ts'
import type { DeskEvent } from '../../desk/ports.ts'
import type { Log, Post } from '../../ports.ts'
import { exchange } from '../exchange.ts'
import { asInteger, asObject, type Json } from '../json.ts'
import { botOf } from '../telegram.ts'
import { type Result, readResult } from './answer.ts'
import { readUpdate } from './read-update.ts'

/** What long polling needs. */
export interface Polling {
  readonly token: string
  readonly apiRoot: string
  /** Its deadline must be longer than `waits`: `createPost({ deadline: 65_000 })`. */
  readonly post: Post
  /** Rejects where the thing could not be stored: it is then handed over again. */
  readonly handle: (inbound: Inbound) => Promise<void>
  /** The caseworkers' group, and what hears it; rejects like `handle`. */
  readonly desk?: {
    readonly group: () => number
    readonly hear: (event: DeskEvent) => Promise<void>
  }
  readonly stop: AbortSignal
  readonly log: Log
  /** Seconds that Telegram holds a call that has nothing to tell; at most 50. */
  readonly waits?: number
  /** Milliseconds before a first second try; doubles with each further one, up to 30 s. */
  readonly pause?: number
}

/**
 * Fetches updates for as long as `stop` is not aborted, instead of a webhook, which it removes:
 * for local use, where Telegram cannot reach us. An update is acknowledged only once `handle` has
 * taken it, and is handed over again for as long as nothing could be stored. Never rejects.
 * https://core.telegram.org/bots/api#getupdates
 */
export async function pollTelegram(polling: Polling): Promise<void> {
  const { stop, log } = polling
  await insist(polling, 'deleteWebhook', {})
  let offset: number | undefined
  while (!stop.aborted) {
    const asked: Opts<'getUpdates'> = {
      timeout: Math.min(polling.waits ?? 50, 50),
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      ...(offset === undefined ? {} : { offset }),
    }
    const value = await insist(polling, 'getUpdates', { ...asked })
    const updates = Array.isArray(value) ? value : []
    // An empty answer means that all is acknowledged; after a quiet week ids begin anew, maybe lower.
    if (updates.length === 0) offset = undefined
    for (const update of updates) {
      if (stop.aborted) return
      const read = asObject(update)
      const id = asInteger(read?.['update_id'])
      if (!read || id === undefined) log('warn', 'telegram.unreadable')
      else if (await taken(polling, read, id)) offset = id + 1
      else return
    }
  }
}

/** Hands an update over until it is stored. False only when stopped before that. */
async function taken(polling: Polling, update: Json, id: number): Promise<boolean> {
  const { handle, desk } = polling
  const read = readUpdate(update, botOf(polling.token), Date.now(), desk?.group())
  const { inbounds, refused } = read
  if (refused > 0) polling.log('warn', 'telegram.unreadable', { update: id })
  const things = [
    ...inbounds.map((inbound) => () => handle(inbound)),
    ...(read.desk ?? []).map((event) => async () => desk?.hear(event)),
  ]
  for (const thing of things) {
    for (let tries = 1; !(await stored(thing)); tries++) {
      polling.log('error', 'telegram.not-stored', { update: id, tries })
      if (!(await paused(polling, tries))) return false
    }
  }
  return true
}

const stored = (thing: () => Promise<void>): Promise<boolean> =>
  thing().then(
    () => true,
    () => false,
  )

/** Calls a method until it is answered well; undefined when stopped before that. */
async function insist(
  polling: Polling,
  method: string,
  body: { readonly [field: string]: unknown },
): Promise<unknown> {
  for (let tries = 1; !polling.stop.aborted; tries++) {
    const result = await unlessStopped(call(polling, method, body), polling.stop)
    if (result?.ok) return result.value
    if (!result) continue
    polling.log('warn', 'telegram.polling', { method, status: result.status })
    await paused(polling, tries, result.retryIn)
  }
  return undefined
}

async function call(
  { post, apiRoot, token }: Polling,
  method: string,
  body: { readonly [field: string]: unknown },
): Promise<Pick<Result, 'ok' | 'status' | 'value' | 'retryIn'>> {
  try {
    const url = `${apiRoot.replace(/\/+$/, '')}/bot${token}/${method}`
    return readResult(await exchange(post, url, {}, body), Date.now())
  } catch {
    return { ok: false, status: 0, value: undefined }
  }
}

/** What was asked for, or undefined as soon as we are stopped. */
async function unlessStopped<T>(asked: Promise<T>, stop: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const stopped = () => resolve(undefined)
  stop.addEventListener('abort', stopped)
  try {
    return await Promise.race([asked, promise])
  } finally {
    stop.removeEventListener('abort', stopped)
  }
}

/** Waits before another try; false when stopped meanwhile. */
async function paused({ stop, pause }: Polling, tries: number, asked?: number): Promise<boolean> {
  const wait = asked ?? Math.min((pause ?? 1_000) * 2 ** (tries - 1), 30_000)
  return sleep(wait, undefined, { signal: stop }).then(
    () => true,
    () => false,
  )
}
