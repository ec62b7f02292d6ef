import { createHmac, randomUUID } from 'node:crypto'

/**
 * A reply token as the fake issues them. It bears whom it is for and when it was given, signed with
 * the channel secret, so that any process that knows the secret can issue one the fake will take.
 */
export function issueToken(channelSecret: string, user: string, at: number): string {
  const said = `${user}.${at.toString(36)}.${randomUUID().replaceAll('-', '')}`
  return `${said}.${mac(channelSecret, said)}`
}

/** Whom a token is for and when it was given; undefined for anything the fake never issued. */
export function readToken(
  channelSecret: string,
  token: string,
): { readonly user: string; readonly at: number } | undefined {
  const [user, at, nonce, signature] = token.split('.')
  if (!user || !at || signature !== mac(channelSecret, `${user}.${at}.${nonce}`)) return undefined
  return { user, at: Number.parseInt(at, 36) }
}

const mac = (secret: string, said: string) =>
  createHmac('sha256', secret).update(said).digest('base64url').slice(0, 16)
