import { Hono } from 'hono'
import type { Clock } from '../ports.ts'
import type { MediaKept } from './ports.ts'
import type { Safe } from './safe.ts'
import { serveCopy } from './serve.ts'

/**
 * `GET /media/<name>`: a file that a caseworker sent, for whoever has its name, which nobody can guess
 * (256 bits), until its days are over. What is unknown, over or deleted is answered alike. The name is
 * in no log.
 */
export function mediaRoutes(given: {
  readonly media: Pick<MediaKept, 'published'>
  readonly safe: Pick<Safe, 'copy'>
  readonly clock: Clock
}): Hono {
  const { media, safe, clock } = given
  const app = new Hono()
  app.get('/media/:name{[A-Za-z0-9_-]{43}}', async (c) => {
    const file = await media.published(c.req.param('name'), clock.now())
    const found = file && (await safe.copy(file.id))
    return found ? serveCopy(c, found) : c.notFound()
  })
  return app
}
