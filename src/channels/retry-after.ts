import type { Instant } from '../core/conversation.ts'

/** The wait that a Retry-After header asks for, in milliseconds; nothing where there is none. */
export function retryAfter(
  headers: { readonly [name: string]: string | undefined },
  now: Instant,
): { readonly retryIn?: number } {
  const value = headers['retry-after']
  if (!value) return {}
  const retryIn = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now
  return retryIn >= 0 ? { retryIn } : {}
}
