import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { digest } from '../web/token.ts'

const types = {
  'console.css': 'text/css',
  'live.js': 'text/javascript',
  'longest.js': 'text/javascript',
  'sign-in.css': 'text/css',
  'enter.js': 'text/javascript',
} as const

/** The console's own files. They say nothing of anybody, and are the same for everybody. */
export function consoleFiles(): Hono {
  const app = new Hono()
  for (const [name, type] of Object.entries(types)) {
    const body = readFileSync(join(import.meta.dirname, 'files', name), 'utf8')
    const etag = `"${digest(body).slice(0, 20)}"`
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      etag,
    }
    app.get(`/console/${name}`, (c) =>
      c.req.header('if-none-match') === etag
        ? c.body(null, 304, headers)
        : c.body(body, 200, headers),
    )
  }
  return app
}
