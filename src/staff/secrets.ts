import { randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../core/conversation.ts'

/** 256 bits in base64url: 43 letters. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Without the letters that are read as another: I, L, O and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten letters of thirty-two: 50 bits, to be typed once. */
export function newCode(): string {
  const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(32)])
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** A code as it was meant, however it was typed. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** 160 bits in base32, as RFC 4226 (section 4) asks for. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator app reads from a picture. `issuer` and `name` are what it shows. */
export const secretUri = (secret: string, issuer: string, name: string): string =>
  codesOf(secret, issuer, name).toString()

/** Seconds of one code: the only period that every authenticator app knows. */
const PERIOD = 30

/**
 * The half minute that a code of six digits is of (RFC 6238), counted from 1970; undefined where
 * it is no code of now. One half minute before and after are taken too, for clocks that differ.
 */
export function stepOf(secret: string, typed: string, now: Instant): number | undefined {
  const token = typed.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = codesOf(secret).validate({ token, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / (PERIOD * 1000)) + delta
}

const codesOf = (secret: string, issuer = 'Tonari', label = 'staff') =>
  new TOTP({
    ...{ issuer, label, secret: Secret.fromBase32(secret) },
    ...{ algorithm: 'SHA1', digits: 6, period: PERIOD },
  })
