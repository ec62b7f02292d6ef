import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { onTestFinished } from 'vitest'
import { consoleFiles } from '../../src/console/files.ts'
import { guardConsole } from '../../src/console/security.ts'
import { type ConsoleEnv, createSignedIn, csrfField } from '../../src/console/session.ts'
import { signInRoutes } from '../../src/console/sign-in.ts'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { createDoors } from '../../src/staff/open-doors.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createMeter } from '../../src/web/limits.ts'
import { shownAt } from '../contracts/staff.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

/** The sign-in on a real database, before a page that anybody signed in may write to. */
export function signingIn(publicUrl = 'https://tonari.example') {
  const clock = { at: Date.parse('2026-11-25T09:00:10Z'), now: () => clock.at }
  const sql = openSqlite(`${temporaryFolder()}/tonari.db`)
  onTestFinished(() => sql.close())
  const seal = createSeal(randomBytes(32))
  const book = createStaffBook(sql, seal)
  const session = { doors: createDoors(sql, seal), clock, publicUrl }
  const written: string[] = []

  const behind = new Hono<ConsoleEnv>()
  behind.use('/console', createSignedIn(session))
  behind.use('/console/page', createSignedIn(session))
  behind.get('/console', (c) => c.html(html`<p>${c.get('staff').name}</p>${csrfField(c)}`))
  behind.get('/console/page', (c) => c.html(html`<p>${c.get('staff').name}</p>${csrfField(c)}`))
  behind.post('/console/page', async (c) => {
    written.push(String((await c.req.parseBody())['words']))
    return c.redirect('/console', 303)
  })

  const app = new Hono()
  app.use('/console', guardConsole)
  app.use('/console/*', guardConsole)
  app.route('/', consoleFiles())
  const caller = (c: { req: { header(name: string): string | undefined } }) =>
    c.req.header('x-test-address') ?? '192.0.2.1'
  app.route('/', signInRoutes({ ...session, meter: createMeter(clock), caller }))
  app.route('/', behind)
  app.onError((_, c) => c.text('', 503))

  return { app, book, clock, written, newBrowser: () => browserOf(app, publicUrl) }
}

/** A browser: keeps cookies, and says where its requests come from. */
export function browserOf(app: Pick<Hono, 'request'>, publicUrl: string) {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({ accept: 'text/html', 'sec-fetch-site': 'same-origin' })
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie) headers.set('cookie', cookie)
    const answer = await app.request(publicUrl + path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const post = (path: string, fields: { [name: string]: string }, headers: HeadersInit = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  /** The token in the forms of the page at `path`. */
  const csrf = async (path: string) =>
    /name="csrf" value="([^"]+)"/.exec(await (await ask(path)).text())?.[1] ?? ''
  return { jar, ask, post, csrf }
}

export type Browser = ReturnType<typeof browserOf>

/** Comes by a link and sets up codes; gives the secret that they are made from. */
export async function setUp(browser: Browser, link: string, at: number): Promise<string> {
  await browser.post('/console/enter', { link })
  const page = await (await browser.ask('/console/sign-in')).text()
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const csrf = await browser.csrf('/console/sign-in')
  const answer = await browser.post('/console/sign-in', { csrf, code: shownAt(secret, at) })
  if (answer.headers.get('location') !== '/console') throw new Error(`${answer.status}`)
  return secret
}

/** Two who may be let in. */
export const lan = { name: 'Lan <b>&"', role: 'caseworker', language: 'vi', place: 1 } as const
export const sato = { name: '佐藤', role: 'coordinator', language: 'ja', place: 2 } as const

/** Lan, signed in, in a browser of hers. */
export async function inside() {
  const all = signingIn()
  const { member, link } = await all.book.add(lan, all.clock.at)
  const browser = all.newBrowser()
  const secret = await setUp(browser, link, all.clock.at)
  return { ...all, member, link, browser, secret }
}
