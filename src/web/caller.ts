import type { Context } from 'hono'

/**
 * The network address a request came from. `X-Forwarded-For` is believed only where a proxy of
 * ours is known to write it, and then its last entry, which is the one the proxy wrote.
 */
export function callerOf(context: Context, trustProxy: boolean): string {
  if (trustProxy) {
    const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  const { incoming } = (context.env ?? {}) as {
    incoming?: { socket?: { remoteAddress?: string } }
  }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}
