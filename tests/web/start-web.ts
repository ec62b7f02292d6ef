import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import { createWeb } from '../../src/channels/web.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { type Deps, handle } from '../../src/handle.ts'
import { ids } from '../../src/ids.ts'
import { createOutgoing } from '../../src/media/outgoing.ts'
import { mediaRoutes } from '../../src/media/routes.ts'
import { createSafe } from '../../src/media/safe.ts'
import type { Clock } from '../../src/ports.ts'
import { createScript } from '../../src/script.ts'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import { openVault } from '../../src/vault/files.ts'
import { callerOf } from '../../src/web/caller.ts'
import { createMeter, type WebLimits } from '../../src/web/limits.ts'
import { createPage } from '../../src/web/page.ts'
import { readPage } from '../../src/web/read-page.ts'
import { webRoutes } from '../../src/web/routes.ts'
import { createSignal } from '../../src/web/signal.ts'

/** What one answer of the web channel is, whichever it is. */
export interface Answer {
  readonly seq: number
  readonly locale: string
  readonly turns: readonly {
    readonly seq: number
    readonly at: number
    readonly heard: string | null
    readonly said: readonly {
      readonly text: string
      readonly tone?: string
      readonly choices?: readonly { readonly label: string; readonly data: string }[]
    }[]
  }[]
  readonly error?: string
  readonly message?: string
}

/** The web channel with its real store and engine, served on a free port until the test ends. */
export async function startWeb(
  given: {
    readonly limits?: WebLimits
    readonly holdFor?: number
    readonly trustProxy?: boolean
    readonly clock?: Clock
    /** Somebody is at the desk, and files may be sent. */
    readonly desk?: true
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'tonari-web-'))
  const sql = openSqlite(join(folder, 'tonari.db'))
  const store = createStore(sql, createSeal(randomBytes(32)))
  const { clock = { now: () => Date.now() }, limits, holdFor = 400, trustProxy = false } = given
  const signal = createSignal()
  const faults: unknown[] = []
  const deps: Deps = {
    script: createScript(
      { org: 'Tonari', contact: 'tonari@example.org', privacyUrl: '/privacy' },
      (text) => text,
      given.desk &&
        createDeskPlan({
          readers: 2,
          hours: {
            days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
            opens: 0,
            closes: 1_440,
          },
          onCall: false,
        }),
    ),
    store,
    bell: { ring: (lane) => signal.announce(lane) },
    clock,
    log: () => {},
    channels: { web: createWeb() },
    ids,
    resultDays: 400,
  }
  const { media } = store
  const safe = createSafe({ media, vault: openVault(join(folder, 'media')) })
  const outgoing = createOutgoing({
    ...{ media, safe, clock, random: ids.random, publicUrl: 'http://tonari.test' },
  })
  const routes = webRoutes({
    handle: async (inbound) => void (await handle(deps, inbound)),
    store,
    clock,
    signal,
    page: createPage(readPage()),
    meter: createMeter(clock),
    caller: (context) => callerOf(context, trustProxy),
    holdFor,
    fault: (error) => faults.push(error),
    ...(limits && { limits }),
    ...(given.desk && { outgoing }),
  })
  routes.route('/', mediaRoutes({ media, safe, clock }))
  const server = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  onTestFinished(async () => {
    signal.release()
    await new Promise((resolve) => server.close(resolve))
    sql.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url,
    store,
    sql,
    faults,
    safe,
    outgoing,
    handle: (inbound: Parameters<typeof handle>[1]) => handle(deps, inbound),
  }
}

/** A browser's side: one token, and what may be sent with it. */
export function createCaller(url: string, token = randomBytes(32).toString('base64url')) {
  const headers = { authorization: `Bearer ${token}` }
  const read = async (answer: Response) => ({
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Answer,
  })
  return {
    token,
    post: async (body: string, more: { readonly [name: string]: string } = {}) =>
      read(
        await fetch(`${url}/web/say`, { method: 'POST', body, headers: { ...headers, ...more } }),
      ),
    say: async (saying: object, since = 0) =>
      read(
        await fetch(`${url}/web/say`, {
          method: 'POST',
          body: JSON.stringify({ id: randomUUID(), since, ...saying }),
          headers,
        }),
      ),
    since: async (seq: number) => read(await fetch(`${url}/web/since/${seq}`, { headers })),
  }
}
