import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Locale } from '../core/conversation.ts'
import { GOOD_FOR } from '../staff/open-doors.ts'
import type { Meter } from '../web/limits.ts'
import { type CookieName, cookiesOf } from './cookies.ts'
import type { Html } from './pages/frame.ts'
import { fromElsewhere } from './security.ts'
import { isOurs, type SessionParts } from './session.ts'
import { codePage, enterPage, saying, signInFrame } from './sign-in-pages.ts'
import { readerBefore, signInWords } from './sign-in-words.ts'

/** What the sign-in is given. */
export interface SignInParts extends SessionParts {
  readonly meter: Meter
  /** The network address of a request; see `callerOf`. */
  readonly caller: (c: Context) => string
}

/** Links and codes that may be tried from one network address: an office shares one. */
const FROM_ONE = { most: 30, per: 15 * 60_000 }

/**
 * The way in: a one-time link, then a code; later, on a device that is known, a code alone. And
 * the way out, `POST /console/sign-out`. Mount it behind `guardConsole`.
 */
export function signInRoutes(parts: SignInParts): Hono {
  const { doors, clock, publicUrl, meter, caller } = parts
  const cookies = cookiesOf(publicUrl)
  const app = new Hono()
  const limit = bodyLimit({ maxSize: 4_096, onError: (c) => says(c, readerOf(c), 'tooLong', 413) })
  for (const path of ['enter', 'sign-in', 'sign-out', 'leave-device'])
    app.use(`/console/${path}`, limit)

  app.get('/console/enter', (c) => {
    const reader = readerOf(c)
    const other = `/console/enter?lang=${reader === 'ja' ? 'vi' : 'ja'}`
    return c.html(signInFrame({ reader, other, body: enterPage(reader), reads: true }))
  })

  app.post('/console/enter', async (c) => {
    const form = await c.req.parseBody()
    const reader = readerOf(c, text(form['lang']))
    if (fromElsewhere(c, publicUrl)) return says(c, reader, 'refused.explain', 403)
    const wait = waitOf(c)
    if (wait > 0) return limited(c, reader, wait)
    const typed = text(form['link']).trim()
    const token = await doors.enter(typed.slice(typed.lastIndexOf('#') + 1), clock.now())
    if (token === undefined) return c.redirect(`/console/void?lang=${reader}`, 303)
    cookies.set(c, 'entering', token, GOOD_FOR.entering / 1000)
    return c.redirect('/console/sign-in', 303)
  })

  // Not at the link's own address: there the next link would be but another `#`.
  app.get('/console/void', (c) => says(c, readerOf(c), 'enter.void', 403))

  app.get('/console/sign-in', async (c) => {
    const found = await knocking(c)
    if (!found) {
      const reader = readerOf(c)
      const other = `/console/sign-in?lang=${reader === 'ja' ? 'vi' : 'ja'}`
      const body = saying(reader, 'unknown.heading', 'unknown.explain')
      return c.html(signInFrame({ reader, other, body }))
    }
    return ask(c, found, whereTo(c.req.query('to')))
  })

  app.post('/console/sign-in', async (c) => {
    const found = await knocking(c)
    const reader = found?.member.language ?? readerOf(c)
    if (!found) return says(c, reader, 'unknown.explain', 403)
    if (!(await isOurs(c, publicUrl, doors.csrf(found.token))))
      return says(c, reader, 'refused.explain', 403)
    const form = await c.req.parseBody()
    const to = whereTo(text(form['to']))
    const words = signInWords(reader)
    const wait = waitOf(c)
    if (wait > 0) return limited(c, reader, wait)
    const proved = await doors.prove(found.token, text(form['code']), clock.now())
    if (proved.kind === 'gone') return says(c, reader, 'unknown.explain', 403)
    if (proved.kind === 'limited') return limited(c, reader, 15 * 60)
    if (proved.kind === 'wrong') {
      c.status(403)
      return ask(c, found, to, words('code.wrong'))
    }
    await close(c, 'session')
    await close(c, 'device')
    cookies.drop(c, 'entering')
    cookies.set(c, 'session', proved.session, GOOD_FOR['signed in'] / 1000)
    cookies.set(c, 'device', proved.device, GOOD_FOR.device / 1000)
    return c.redirect(to, 303)
  })

  app.post('/console/sign-out', (c) => leave(c, 'session'))
  app.post('/console/leave-device', (c) => leave(c, 'device'))

  return app

  /** Who came by a link just now, else whose device it is. */
  async function knocking(c: Context) {
    for (const name of ['entering', 'device'] as const) {
      const token = cookies.get(c, name)
      const known = token && (await doors.knocking(token, clock.now()))
      if (token && known) return { ...known, token, onDevice: name === 'device' }
    }
    return undefined
  }

  type Found = NonNullable<Awaited<ReturnType<typeof knocking>>>

  function ask(c: Context, { token, ...known }: Found, to: string, refusal?: string) {
    const asking = { ...known, csrf: doors.csrf(token), to, ...(refusal && { refusal }) }
    return c.html(signInFrame({ reader: known.member.language, body: codePage(asking) }))
  }

  /** Ends what the browser holds under this name. */
  async function close(c: Context, name: CookieName) {
    const token = cookies.get(c, name)
    if (token) await doors.close(token)
  }

  async function leave(c: Context, name: CookieName) {
    const token = cookies.get(c, name)
    if (token) {
      if (!(await isOurs(c, publicUrl, doors.csrf(token))))
        return says(c, readerOf(c), 'refused.explain', 403)
      await close(c, name)
      cookies.drop(c, name)
    }
    return c.redirect('/console/sign-in', 303)
  }

  function waitOf(c: Context): number {
    return meter.take(`console from ${meter.veil(caller(c))}`, FROM_ONE)
  }
}

function limited(c: Context, reader: Locale, wait: number) {
  c.header('retry-after', String(wait))
  return says(c, reader, 'code.limited', 429)
}

function says(c: Context, reader: Locale, key: string, status: 403 | 413 | 429) {
  const body: Html = saying(reader, 'unknown.heading', key, key !== 'unknown.explain')
  return c.html(signInFrame({ reader, body, reads: c.req.path === '/console/enter' }), status)
}

const readerOf = (c: Context, asked = c.req.query('lang')): Locale =>
  readerBefore(asked, c.req.header('accept-language'))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Only to a page of the console: an address of another site must not be handed in. */
const whereTo = (asked: string | undefined): string =>
  asked !== undefined && /^\/console(?:\/[\w/-]*)?$/.test(asked) ? asked : '/console'
