import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LARGEST_FILE } from '../media/outgoing.ts'
import type { Safe } from '../media/safe.ts'
import type { Seal } from '../seal.ts'
import { createStaffBook } from '../staff/book.ts'
import { createDoors } from '../staff/open-doors.ts'
import type { Sql } from '../store/ports.ts'
import type { Meter } from '../web/limits.ts'
import { consoleFiles } from './files.ts'
import { consoleMedia } from './media.ts'
import { notDone } from './not-done.ts'
import { type ConsoleDeps, consoleRoutes } from './routes.ts'
import { fromElsewhere, guardConsole } from './security.ts'
import { createKnown, createSignedIn, readerOf } from './session.ts'
import { signInRoutes } from './sign-in.ts'
import { writtenBeforeFile, writtenTo } from './written.ts'

/** What the whole console is put together from. */
export interface ConsoleParts
  extends Pick<
    ConsoleDeps,
    'store' | 'script' | 'clock' | 'handle' | 'random' | 'outgoing' | 'room' | 'unopened'
  > {
  readonly sql: Sql
  readonly seal: Seal
  /** Opens copies of files. */
  readonly copy: Safe['copy']
  readonly publicUrl: string
  readonly meter: Meter
  /** The network address of a request. */
  readonly caller: (context: Context) => string
  /** What to say of a fault that is ours; words are never in it. */
  readonly fault: (error: unknown) => void
}

/** The largest form, in bytes: one with a file, and room for what is around it. */
const LARGEST = LARGEST_FILE + 64 * 1_024

/** Everything under `/console`: signing in, the queue, the cases, and their files. */
export function openConsole(parts: ConsoleParts): Hono {
  const { sql, seal, clock, publicUrl, meter, caller, fault } = parts
  const staff = createStaffBook(sql, seal)
  const session = { doors: createDoors(sql, seal), clock, publicUrl }
  const known = createKnown(session)
  const app = new Hono()
  app.use('/console', guardConsole)
  app.use('/console/*', guardConsole)
  // Before whatever reads a form: nobody sends us more.
  app.use('/console/*', bodyLimit({ maxSize: LARGEST, onError: tooLarge }))
  app.route('/', consoleFiles())
  app.route('/', signInRoutes({ ...session, meter, caller }))
  const signedIn = createSignedIn(session)
  app.route('/', consoleMedia({ ...parts, signedIn }))
  app.route('/', consoleRoutes({ ...parts, staff, signedIn }))
  app.all('/console/*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    if (pathname.endsWith('/')) return c.redirect(pathname.replace(/\/+$/, '') + search, 308)
    return notDone(c, readerOf(c, await known(c)), 'nowhere')
  })
  app.onError(async (error, c) => {
    fault(error)
    c.header('retry-after', '5')
    // Whatever failed may fail here as well.
    const member = await known(c).catch(() => undefined)
    return notDone(c, readerOf(c, member), 'failed', await handBack(c, writtenTo))
  })
  return app

  async function tooLarge(c: Context) {
    const written = await handBack(c, writtenBeforeFile)
    return notDone(c, readerOf(c, await known(c)), 'tooLarge', written)
  }

  async function handBack(c: Context, read: (c: Context) => Promise<string>): Promise<string> {
    return fromElsewhere(c, publicUrl) ? '' : read(c)
  }
}
