import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Deps } from './handle.ts'

/** Chance on Node: 128 bits, a UUID, and digits that nobody can guess. */
export const ids: Deps['ids'] = {
  random: () => randomBytes(16).toString('base64url'),
  uuid: () => randomUUID(),
  digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
}
