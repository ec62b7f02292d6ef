import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { createWeb } from '../../src/channels/web.ts'
import { consoleFiles } from '../../src/console/files.ts'
import { consoleMedia } from '../../src/console/media.ts'
import { consoleRoutes } from '../../src/console/routes.ts'
import type { ConsoleEnv } from '../../src/console/session.ts'
import type { Locale } from '../../src/core/conversation.ts'
import type { Flow } from '../../src/core/flow.ts'
import type { Inbound, Input } from '../../src/core/inbound.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import type { Unreached } from '../../src/desk/telegram/group.ts'
import { type Deps, handle } from '../../src/handle.ts'
import { ids } from '../../src/ids.ts'
import { createOutgoing } from '../../src/media/outgoing.ts'
import { mediaRoutes } from '../../src/media/routes.ts'
import { createSafe } from '../../src/media/safe.ts'
import { createScript } from '../../src/script.ts'
import type { Member } from '../../src/staff/staff.ts'
import { createTake } from '../../src/take.ts'
import { openVault } from '../../src/vault/files.ts'
import { keptLog, openTestStore, virtualClock } from '../owed.ts'

const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  role: 'caseworker',
  language: 'ja',
  place: 1,
  telegram: false,
  codes: true,
  ...more,
})

/** The console over a real store and the real way of everything that happens to a conversation. */
export function createStage() {
  const opened = openTestStore()
  const clock = virtualClock()
  const plan = createDeskPlan({
    readers: 2,
    hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 },
    onCall: false,
  })
  let breaksOn: string | undefined
  const reworded = new Map<string, { readonly [L in Locale]: string } | undefined>()
  const whole = createScript(
    { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
    (text) => text,
    plan,
  )
  const flows: { [id: string]: Flow } = { ...whole.flows }
  const script: typeof whole = {
    ...whole,
    flows,
    say: (locale, { key, params = {} }) => {
      const inner = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'object' ? script.say(locale, value) : value,
      ])
      if (!reworded.has(key)) return whole.say(locale, { key, params: Object.fromEntries(inner) })
      const words = reworded.get(key)
      if (!words) throw new Error(`no text for ${key} in ${locale}`)
      return words[locale]
    },
    readCommand: (text) => {
      if (text === breaksOn) throw new TypeError('broken')
      return whole.readCommand(text)
    },
  }
  const deps: Deps = {
    script,
    store: opened.store,
    desk: opened.store.desk,
    bell: { ring: () => undefined },
    clock,
    log: keptLog().log,
    channels: { web: createWeb() },
    ids,
    resultDays: 400,
  }
  const members = new Map(
    [
      member('佐藤'),
      member('グエン', { language: 'vi', place: 2 }),
      member('長', { role: 'coordinator', place: 3 }),
    ].map((one) => [one.id, one]),
  )
  const folder = mkdtempSync(join(tmpdir(), 'tonari-media-'))
  const { media } = opened.store
  const safe = createSafe({ media, vault: openVault(folder) })
  const outgoing = createOutgoing({
    ...{ media, safe, clock, random: ids.random, publicUrl: 'http://tonari.test' },
  })
  const csrf = 'a'.repeat(32)
  let me = '佐藤'
  let room: Unreached | undefined
  const signedIn: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
    const staff = members.get(me)
    if (!staff) return c.redirect('/console/enter')
    c.set('staff', staff)
    c.set('csrf', csrf)
    return next()
  }
  const parts = {
    store: opened.store,
    script,
    clock,
    handle: (inbound: Inbound) => handle(deps, inbound),
    random: ids.random,
    outgoing,
  }
  const app = consoleRoutes({
    ...parts,
    staff: {
      list: async () => [...members.values()],
      byId: async (id) => members.get(id),
      speak: async () => undefined,
      byTelegram: async () => undefined,
      redeem: async () => ({ kind: 'unknown' }),
    },
    signedIn,
    room: () => room,
  })
  app.route('/', consoleMedia({ store: opened.store, copy: safe.copy, clock, signedIn }))
  app.route('/', consoleFiles())
  app.route('/', mediaRoutes({ media, safe, clock }))

  const says = (address: string, input: Input, message: string = randomUUID()) =>
    handle(deps, {
      id: randomUUID(),
      from: { channel: 'web', address },
      at: clock.now(),
      input,
      message,
    })
  const get = async (path: string) => (await app.request(path)).text()
  const formOf = (page: string) => /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
  /** Sends a form of a case's page. */
  const post = async (number: string, fields: { readonly [name: string]: string }) => {
    const form = fields['form'] ?? formOf(await get(`/console/case/${number}`))
    return app.request(`/console/case/${number}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, form, ...fields }).toString(),
    })
  }
  /** Sends a form with a file. */
  const upload = async (
    number: string,
    file: File,
    fields: { readonly [name: string]: string } = {},
  ) => {
    const body = new FormData()
    const form = formOf(await get(`/console/case/${number}`))
    const all = { csrf, form, act: 'send', ...fields }
    for (const [name, value] of Object.entries(all)) body.set(name, value)
    body.set('file', file)
    return app.request(`/console/case/${number}`, { method: 'POST', body })
  }
  const last = async (address: string) => {
    const { before } = await opened.store.load({ channel: 'web', address }, 'look')
    if (!before) throw new Error(`${address} has said nothing`)
    return before
  }
  return {
    ...{ app, clock, get, post, upload, safe, says, last, formOf, script, csrf },
    store: opened.store,
    sql: opened.sql,
    /** What the console is put together from, whoever signs in to it. */
    parts: { ...parts, copy: safe.copy },
    /** From now on this word breaks a step down. */
    breakOn: (word: string) => {
      breaksOn = word
    },
    /** From now on this phrase has other words, as after a release, or none at all. */
    reword: (key: string, words: { readonly [L in Locale]: string } | undefined) => {
      reworded.set(key, words)
    },
    /** From now on a flow is drawn otherwise, as after a release. */
    redraw: (flow: Flow) => {
      flows[flow.id] = flow
    },
    /** From now on the room on Telegram cannot be told, or can again. */
    unreached: (wrong: Unreached | undefined) => {
      room = wrong
    },
    /** Something that happens, by the way that everything goes. */
    happens: (inbound: Inbound) => handle(deps, inbound),
    /** Something that comes from a platform, which is answered even where that fails. */
    take: createTake(deps),
    as: (name: string) => {
      me = name
    },
    /** Somebody of the staff is removed. */
    leaves: (name: string) => {
      members.delete(name)
    },
    tap,
    /** Somebody whose case is open, and who agreed that it is read. */
    async person(address: string, share: 'yes' | 'no' = 'yes', reach = 'Zalo 090-1111-2222') {
      await says(address, { kind: 'joined' })
      for (const name of ['vi', 'agree', 'wage-check', 'hour']) await tap(address, name)
      await says(address, { kind: 'text', text: '1100' })
      await says(address, { kind: 'command', command: 'person' })
      for (const name of ['yes', 'today', 'wages', share]) await tap(address, name)
      if (share === 'yes') await says(address, { kind: 'text', text: reach })
      const { case: its } = await last(address)
      if (!its) throw new Error('no case was opened')
      return its.number
    },
    close: () => {
      opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }

  async function tap(address: string, name: string) {
    const { asked } = await last(address)
    const option = asked?.options.indexOf(name) ?? -1
    if (!asked || option < 0) throw new Error(`no button ${name} among ${asked?.options.join(' ')}`)
    await says(address, { kind: 'tap', seq: asked.seq, option })
  }
}
