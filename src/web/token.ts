import { createHash } from 'node:crypto'
import { Unauthorised } from '../channels/ports.ts'

/** 256 bits in base64url: 43 letters, the last of which carries four bits. */
const TOKEN = /^Bearer ([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/

/**
 * The address of the conversation a page's token opens: its SHA-256 in base64url, so that the
 * token itself is never kept. Throws Unauthorised for anything that is not such a token.
 */
export function addressOf(authorization: string | undefined): string {
  const token = TOKEN.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new Unauthorised('the web page has sent no token')
  return digest(token)
}

/** SHA-256 in base64url. */
export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url')
