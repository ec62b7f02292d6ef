import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Clock } from '../ports.ts'
import type { Doors } from '../staff/doors.ts'
import type { Member } from '../staff/staff.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import { fromElsewhere } from './security.ts'
import { saying, signInFrame } from './sign-in-pages.ts'
import { readerBefore } from './sign-in-words.ts'
import { tokenField } from './token-field.ts'

/** What `signedIn` gives the pages behind it: `c.get('staff')` and `c.get('csrf')`. */
export interface ConsoleEnv {
  Variables: {
    /** Who is looking. */
    staff: Member
    /** What every form of this session must bring along. */
    csrf: string
  }
}

/** What the console knows its visitors by. */
export interface SessionParts {
  readonly doors: Doors
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Lets through whoever is signed in, and what they send only with their session's token, in the
 * field or the header `csrf`, and from our own pages. Everybody else is shown where to sign in; a
 * request that is not for a page is answered 401, and a forged one 403.
 */
export function createSignedIn(parts: SessionParts): MiddlewareHandler<ConsoleEnv> {
  const { doors, clock, publicUrl } = parts
  const cookies = cookiesOf(publicUrl)
  return async (c, next) => {
    const token = cookies.get(c, 'session')
    const alone = c.req.header('x-live') !== undefined && isSafe(c)
    const staff = token && (await doors.signedIn(token, clock.now(), alone))
    if (!token || !staff) return away(c, cookies)
    const csrf = doors.csrf(token)
    if (!isSafe(c) && !(await isOurs(c, publicUrl, csrf))) return says(c, 'refused', 403)
    c.set('staff', staff)
    c.set('csrf', csrf)
    return next()
  }
}

/** To stand in every form of a page behind `signedIn`: without it the form is refused. */
export const csrfField = (c: Context<ConsoleEnv>) => tokenField(c.get('csrf'))

/** Whether what is sent comes from one of our own pages, as it was shown to this session. */
export async function isOurs(c: Context, publicUrl: string, csrf: string): Promise<boolean> {
  if (fromElsewhere(c, publicUrl)) return false
  const brought = c.req.header('csrf') ?? (await c.req.parseBody())['csrf']
  return brought === csrf
}

const isSafe = (c: Context) => c.req.method === 'GET' || c.req.method === 'HEAD'

/**
 * To the sign-in, and afterwards back. A strict cookie does not come along from another site's
 * link, or a chat's: then the browser is asked to come once more, from here.
 */
function away(c: Context, cookies: Cookies): Response | Promise<Response> {
  const forPage = isSafe(c) && (c.req.header('accept') ?? '').includes('text/html')
  if (!forPage) return says(c, 'ended.explain', 401)
  const here = c.req.path
  if (c.req.header('sec-fetch-site') === 'cross-site' && !cookies.get(c, 'session'))
    return c.html(
      html`<!doctype html><meta http-equiv="refresh" content="0;url=${here}"><title>Tonari</title><a href="${here}">Tonari</a>`,
    )
  return c.redirect(`/console/sign-in?to=${encodeURIComponent(here)}`, 303)
}

/** What could not be done, in a sentence; a page where one was asked for. */
function says(c: Context, key: string, status: 401 | 403) {
  if (!(c.req.header('accept') ?? '').includes('text/html'))
    return c.text(status === 401 ? 'Unauthorized' : 'Forbidden', status)
  const reader = readerBefore(undefined, c.req.header('accept-language'))
  const body = saying(reader, status === 401 ? 'ended.heading' : 'unknown.heading', key, true)
  return c.html(signInFrame({ reader, body }), status)
}
