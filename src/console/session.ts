import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Locale } from '../core/conversation.ts'
import type { Clock } from '../ports.ts'
import type { Doors } from '../staff/doors.ts'
import type { Member } from '../staff/staff.ts'
import { cookiesOf } from './cookies.ts'
import { notDone } from './not-done.ts'
import { fromElsewhere } from './security.ts'
import { readerBefore } from './sign-in-words.ts'
import { tokenField } from './token-field.ts'
import { writtenTo } from './written.ts'

/** The largest form, in bytes, that is read to hand it back to somebody whom nothing here knows. */
const SMALL = 64 * 1_024

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
  const known = createKnown(parts)
  return async (c, next) => {
    const token = cookies.get(c, 'session')
    const alone = c.req.header('x-live') !== undefined && isSafe(c)
    const staff = token && (await doors.signedIn(token, clock.now(), alone))
    if (!token || !staff) return isForPage(c) ? away(c, token === undefined) : ended(c)
    const csrf = doors.csrf(token)
    if (!isSafe(c) && !(await isOurs(c, publicUrl, csrf)))
      return notDone(c, staff.language, 'refused', await handBack(c))
    c.set('staff', staff)
    c.set('csrf', csrf)
    return next()
  }

  /** What was written is read only for whoever signed in here before, or where it is little. */
  async function ended(c: Context) {
    const member = await known(c)
    const little = Number(c.req.header('content-length') ?? Number.NaN) <= SMALL
    const written = member || little ? await handBack(c) : ''
    return notDone(c, readerOf(c, member), 'ended', written)
  }

  async function handBack(c: Context): Promise<string> {
    return fromElsewhere(c, publicUrl) ? '' : writtenTo(c)
  }
}

/** Says whose browser it is: who is signed in, else who was. */
export function createKnown(parts: SessionParts): (c: Context) => Promise<Member | undefined> {
  const { doors, clock, publicUrl } = parts
  const cookies = cookiesOf(publicUrl)
  return async (c) => {
    const session = cookies.get(c, 'session')
    const staff = session && (await doors.signedIn(session, clock.now(), true))
    if (staff) return staff
    const device = cookies.get(c, 'device')
    const before = device && (await doors.knocking(device, clock.now()))
    return before ? before.member : undefined
  }
}

/** The language to speak in: a member's own, else the browser's. */
export const readerOf = (c: Context, member: Member | undefined): Locale =>
  member?.language ?? readerBefore(undefined, c.req.header('accept-language'))

/** To stand in every form of a page behind `signedIn`: without it the form is refused. */
export const csrfField = (c: Context<ConsoleEnv>) => tokenField(c.get('csrf'))

/** Whether what is sent comes from one of our own pages, as it was shown to this session. */
export async function isOurs(c: Context, publicUrl: string, csrf: string): Promise<boolean> {
  if (fromElsewhere(c, publicUrl)) return false
  const brought = c.req.header('csrf') ?? (await c.req.parseBody())['csrf']
  return brought === csrf
}

const isSafe = (c: Context) => c.req.method === 'GET' || c.req.method === 'HEAD'

const isForPage = (c: Context) => isSafe(c) && (c.req.header('accept') ?? '').includes('text/html')

/**
 * To the sign-in, and afterwards back. A strict cookie does not come along from another site's
 * link, or a chat's: then the browser is asked to come once more, from here.
 */
function away(c: Context, bare: boolean): Response | Promise<Response> {
  const here = c.req.path
  if (bare && c.req.header('sec-fetch-site') === 'cross-site')
    return c.html(
      html`<!doctype html><meta http-equiv="refresh" content="0;url=${here}"><title>Tonari</title><a href="${here}">Tonari</a>`,
    )
  return c.redirect(`/console/sign-in?to=${encodeURIComponent(here)}`, 303)
}
