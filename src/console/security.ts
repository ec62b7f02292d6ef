import type { Context, MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const headers = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'x-robots-tag': 'noindex',
} as const

/**
 * Stands before everything under `/console`, with what is not found and what fails: nothing runs
 * or is fetched but our own files, nothing is framed, told to another site, or kept by the browser, save files that say nothing of anybody.
 */
export const guardConsole: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers))
    if (!c.res.headers.has(name)) c.header(name, value)
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/**
 * Whether a browser says that another site made this request. An old browser says nothing, and
 * writes `null` as the origin where no referrer is sent: there the form's token alone decides.
 */
export function fromElsewhere(c: Context, publicUrl: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return true
  const origin = c.req.header('origin')
  if (origin === undefined || origin === 'null') return false
  const ours = [new URL(publicUrl).host, c.req.header('host')]
  return !URL.canParse(origin) || !ours.includes(new URL(origin).host)
}
