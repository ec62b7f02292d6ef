import { Hono, type MiddlewareHandler } from 'hono'
import { goOnLooking } from '../desk/look.ts'
import type { Desk } from '../desk/ports.ts'
import type { MediaKept } from '../media/ports.ts'
import type { Safe } from '../media/safe.ts'
import { serveCopy } from '../media/serve.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/ports.ts'
import { isFileIn } from './read-until.ts'
import type { ConsoleEnv } from './session.ts'

/** What showing files needs. */
export interface ConsoleMedia {
  readonly store: Pick<Store, 'find'> & {
    readonly desk: Desk
    readonly media: Pick<MediaKept, 'one'>
  }
  readonly copy: Safe['copy']
  readonly clock: Clock
  readonly signedIn: MiddlewareHandler<ConsoleEnv>
}

/**
 * `GET /console/case/<number>/media/<id>`: a copy of a file of this case, for whoever may read the
 * case: the person's while they let it be read and the case was open, ours always. Whoever looks is in
 * the log of readers, as with the page.
 */
export function consoleMedia({ store, copy, clock, signedIn }: ConsoleMedia): Hono<ConsoleEnv> {
  const { desk, media } = store
  const app = new Hono<ConsoleEnv>()
  app.get('/console/case/:number{\\d{6}}/media/:id{[\\w-]{1,64}}', signedIn, async (c) => {
    const { number, id } = c.req.param()
    const whose = await desk.numbered(number)
    const its = whose === undefined ? undefined : (await store.find(whose))?.case
    if (whose === undefined || its?.number !== number) return c.notFound()
    const file = await media.one(id)
    if (!file || ![whose, ...(its.earlier ?? [])].includes(file.conversation)) return c.notFound()
    const readable = its.consent === 'yes' && isFileIn(file, its, whose)
    if (file.side === 'person' && !readable) return c.notFound()
    const found = await copy(id)
    if (!found) return c.notFound()
    const me = c.get('staff').id
    const now = clock.now()
    await goOnLooking(desk, whose, me, now)
    return serveCopy(c, found)
  })
  return app
}
