import type { MiddlewareHandler } from 'hono'

/** Nothing but the page's own files, from its own origin, and nothing framed or sent elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of the page itself. */
export const guarded: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('Content-Security-Policy', POLICY)
  context.header('Referrer-Policy', 'no-referrer')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
  context.header('Cross-Origin-Opener-Policy', 'same-origin')
}

/** The headers of its files and answers: few, since they come with every one of them. */
export const plain: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Cross-Origin-Resource-Policy', 'same-origin')
}
