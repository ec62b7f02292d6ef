import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** 256 bits that seal one person's words, or the words of nobody in particular. */
export type Key = KeyObject

/** Everything that `DATA_KEY` is for. Nothing else in the program sees that key. */
export interface Seal {
  /** Tells keys apart without giving anything of them away. */
  readonly fingerprint: string
  /** Seals what belongs to no person yet: events set aside. */
  readonly ours: Key
  /** A keyed hash of 128 bits: finds the same text again, and says nothing about it. */
  hash(text: string): string
  /** A new random key for one person. */
  newKey(): Key
  /** A person's key as it may be stored. `at` is the row it is stored in. */
  wrap(at: string, key: Key): Uint8Array
  /** The key again. Throws where the row is another's, or `DATA_KEY` is another. */
  unwrap(at: string, wrapped: Uint8Array): Key
  /** Seals words (AES-256-GCM) to the row `at`: moved to another row, they do not open. */
  seal(key: Key, at: string, words: string): Uint8Array
  /** The words again. Throws where anything at all was changed. */
  open(key: Key, at: string, sealed: Uint8Array): string
  /** Seals bytes as words are sealed. */
  sealBytes(key: Key, at: string, bytes: Uint8Array): Uint8Array
  /** The bytes again. Throws where anything at all was changed. */
  openBytes(key: Key, at: string, sealed: Uint8Array): Uint8Array
}

/** What was sealed cannot be opened: something in it was changed, or it lies where it does not belong. */
export class Unopened extends Error {
  override readonly name = 'Unopened'
}

/** `dataKey` is 32 random bytes. Keys for each use are derived from it by HKDF-SHA-256. */
export function createSeal(dataKey: Uint8Array): Seal {
  if (dataKey.length !== 32)
    throw new Error(`DATA_KEY must be 32 bytes in base64, and it is ${dataKey.length}.`)
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', dataKey, '', `tonari ${use}`, 32))
  const hashing = createSecretKey(derive('hash'))
  const wrapping = createSecretKey(derive('wrap'))
  return {
    fingerprint: derive('fingerprint').toString('base64url', 0, 16),
    ours: createSecretKey(derive('aside')),
    hash: (text) =>
      createHmac('sha256', hashing).update(text).digest().toString('base64url', 0, 16),
    newKey: () => createSecretKey(randomBytes(32)),
    wrap: (at, key) => encrypt(wrapping, at, key.export()),
    unwrap: (at, wrapped) => createSecretKey(decrypt(wrapping, at, wrapped)),
    seal: encrypt,
    open: (key, at, sealed) => decrypt(key, at, sealed).toString('utf8'),
    sealBytes: encrypt,
    openBytes: decrypt,
  }
}

/** Stored as: the layout's number, the nonce, the ciphertext, the tag. */
const LAYOUT = Buffer.of(1)
const NONCE = 12
const TAG = 16

function encrypt(key: Key, at: string, plain: string | Uint8Array): Uint8Array {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(at))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return Buffer.concat([LAYOUT, nonce, body, cipher.getAuthTag()])
}

function decrypt(key: Key, at: string, sealed: Uint8Array): Buffer {
  const end = sealed.length - TAG
  if (sealed[0] !== LAYOUT[0] || end < 1 + NONCE)
    throw new Unopened(`What is at ${at} is not sealed.`)
  const options = { authTagLength: TAG }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), options)
  decipher.setAAD(Buffer.from(at))
  decipher.setAuthTag(sealed.subarray(end))
  const body = decipher.update(sealed.subarray(1 + NONCE, end))
  try {
    decipher.final()
  } catch {
    throw new Unopened(`What is at ${at} was changed.`)
  }
  return body
}

// Asking for 12 random bytes costs as much as sealing with them does, so they are asked for by the
// hundred. Each is used once.
let nonces = Buffer.alloc(0)
function nextNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCE * 256)
  const nonce = nonces.subarray(0, NONCE)
  nonces = nonces.subarray(NONCE)
  return nonce
}
