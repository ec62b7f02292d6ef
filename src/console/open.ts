import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Safe } from '../media/safe.ts'
import type { Sql } from '../ports.ts'
import type { Seal } from '../seal.ts'
import { createStaffBook } from '../staff/book.ts'
import { createDoors } from '../staff/open-doors.ts'
import type { Meter } from '../web/limits.ts'
import { consoleFiles } from './files.ts'
import { consoleMedia } from './media.ts'
import { type ConsoleDeps, consoleRoutes } from './routes.ts'
import { guardConsole } from './security.ts'
import { createSignedIn } from './session.ts'
import { signInRoutes } from './sign-in.ts'

/** What the whole console is put together from. */
export interface ConsoleParts
  extends Pick<
    ConsoleDeps,
    'store' | 'script' | 'clock' | 'handle' | 'random' | 'outgoing' | 'room'
  > {
  readonly sql: Sql
  readonly seal: Seal
  /** Opens copies of files. */
  readonly copy: Safe['copy']
  readonly publicUrl: string
  readonly meter: Meter
  /** The network address of a request. */
  readonly caller: (context: Context) => string
}

/** Everything under `/console`: signing in, the queue, the cases, and their files. */
export function openConsole(parts: ConsoleParts): Hono {
  const { sql, seal, clock, publicUrl, meter, caller } = parts
  const staff = createStaffBook(sql, seal)
  const session = { doors: createDoors(sql, seal), clock, publicUrl }
  const app = new Hono()
  app.use('/console', guardConsole)
  app.use('/console/*', guardConsole)
  app.route('/', consoleFiles())
  app.route('/', signInRoutes({ ...session, meter, caller }))
  const signedIn = createSignedIn(session)
  app.route('/', consoleMedia({ ...parts, signedIn }))
  app.route('/', consoleRoutes({ ...parts, staff, signedIn }))
  return app
}
