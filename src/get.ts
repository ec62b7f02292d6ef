import { request } from 'undici'
import type { Get } from './ports.ts'

/** Milliseconds for a file of the largest size on a slow line. */
const DEADLINE = 60_000

/** `Get` for Node. */
export const get: Get = async (url, headers, most) => {
  const signal = AbortSignal.timeout(DEADLINE)
  const { statusCode: status, body } = await request(url, { headers, signal })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.length
    // Leaving the loop ends the connection: what is too large is not read to its end.
    if (size > most) return 'large'
    parts.push(part)
  }
  return { status, body: Buffer.concat(parts) }
}
