import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { mediaRoutes } from '../../src/media/routes.ts'
import { createMeter } from '../../src/web/limits.ts'
import { createPage } from '../../src/web/page.ts'
import { readPage } from '../../src/web/read-page.ts'
import { webRoutes } from '../../src/web/routes.ts'
import { createSignal } from '../../src/web/signal.ts'
import { digest } from '../../src/web/token.ts'
import { all, payloads, short } from '../console/payloads.ts'
import type { browserOf } from '../console/signing-in.ts'
import { openWhole } from '../console/whole.ts'
import type { Fields } from './watched-page.ts'

/**
 * A console and a chat where everything that a stranger or a colleague can fill in holds what is meant
 * to work in a browser: each payload by itself where there can be many, the gravest where there is one.
 */
export async function fillIn() {
  const world = await openWorld()
  const { stage, act } = world
  const me = await world.signedIn(`me ${short}`)
  const colleague = await world.signedIn(`colleague ${short}`)
  const { token, address } = world.newTalk()
  const mine = await stage.person(address, 'yes', `reach ${short}`)
  for (const [n, payload] of payloads.entries()) {
    await stage.says(address, { kind: 'text', text: `before ${payload}` }, `m${n}`)
    await stage.says(address, { kind: 'edited', of: `m${n}`, text: `edited ${payload}` })
    await stage.says(address, { kind: 'command', command: `command ${payload}` })
  }
  const unread = await stage.person('binh', 'yes', `reach ${short}`)
  await stage.says('binh', { kind: 'text', text: `text ${all}` })
  for (const one of [address, 'binh'])
    if ((await stage.last(one)).case?.reach !== `reach ${short}`) throw new Error('no way to reach')
  await act(me.browser, mine, { act: 'claim' })
  const theirs = await stage.person('chi')
  await act(colleague.browser, theirs, { act: 'claim' })
  for (const payload of payloads) {
    await stage.says(address, { kind: 'text', text: `text ${payload}` })
    await world.sendsFile(address, `name ${payload}`, `caption ${payload}`)
    const place = {
      latitude: 35,
      longitude: 139,
      title: `at ${payload}`,
      address: `in ${payload}`,
    }
    await stage.says(address, { kind: 'media', media: 'location', place })
    await act(me.browser, mine, { act: 'reply', words: `reply ${payload}` })
    await act(colleague.browser, mine, { act: 'note', words: `note ${payload}` })
    await act(me.browser, mine, {
      act: 'phrase',
      phrase: 'callYou',
      'slot.time': `slot ${payload}`,
    })
    const file = new File(['x'], `our name ${payload}`)
    await act(me.browser, mine, { act: 'send', words: `our words ${payload}` }, file)
    const ours = { title: `our title ${payload}`, address: `our address ${payload}` }
    await act(me.browser, mine, { act: 'place', ...ours, latitude: '35', longitude: '139' })
  }
  return { ...world, me, colleague, token, address, mine, unread, theirs }
}

/** The console and the chat's page over one store, on a free port until the test ends. */
async function openWorld() {
  const whole = openWhole('http://localhost')
  const { stage } = whole
  const { store, clock, handle, outgoing } = stage.parts
  const app = new Hono()
  app.route('/', whole.app)
  app.route('/', mediaRoutes({ media: store.media, safe: stage.safe, clock }))
  app.route(
    '/',
    webRoutes({
      ...{ store, clock, signal: createSignal(), page: createPage(readPage()), outgoing },
      ...{ meter: createMeter(clock), caller: () => '192.0.2.1' },
      handle: async (inbound) => void (await handle(inbound)),
    }),
  )
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Does something in the console, as one of the staff; their form is the one of a case's page. */
  async function act(
    by: ReturnType<typeof browserOf>,
    number: string,
    fields: Fields,
    file?: File,
  ) {
    const path = `/console/case/${number}`
    const page = await (await by.ask(path)).text()
    const body = new FormData()
    for (const name of ['csrf', 'form'])
      body.set(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '')
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (file) body.set('file', file)
    const answer = await by.ask(path, { method: 'POST', body })
    if (answer.status !== 303) throw new Error(`${fields['act']}: ${answer.status}`)
  }

  /** A file that somebody sends from the chat's page. */
  async function sendsFile(address: string, name: string, caption: string) {
    const { id } = await stage.last(address)
    const given = { bytes: randomBytes(8), kind: 'file', name } as const
    const kept = await outgoing.keep(id, 'person', given)
    if (!kept) throw new Error('no file was kept')
    await stage.says(address, { kind: 'media', media: 'file', ref: kept.id, name, caption })
  }

  /** The way into a talk that a page keeps, and the talk's address. */
  function newTalk() {
    const token = `${randomBytes(32).toString('base64url').slice(0, 42)}A`
    return { token, address: digest(token) }
  }

  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return { ...whole, url, act, sendsFile, newTalk }
}
