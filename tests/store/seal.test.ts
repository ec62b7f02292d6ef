import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'

const seal = createSeal(randomBytes(32))
const key = seal.newKey()
const words = 'Tôi làm 8 tiếng. 一日八時間です。🐦'

test('words open again where they were sealed, and nowhere else', () => {
  const sealed = seal.seal(key, 'turn|a|1', words)
  expect(seal.open(key, 'turn|a|1', sealed)).toBe(words)
  expect(() => seal.open(key, 'turn|a|2', sealed)).toThrow()
  expect(() => seal.open(seal.newKey(), 'turn|a|1', sealed)).toThrow()
})

test('any changed byte is noticed', () => {
  const sealed = seal.seal(key, 'here', 'short')
  for (let i = 0; i < sealed.length; i++) {
    const changed = Uint8Array.from(sealed)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(() => seal.open(key, 'here', changed)).toThrow()
  }
  for (let length = 0; length < sealed.length; length++)
    expect(() => seal.open(key, 'here', sealed.subarray(0, length))).toThrow()
})

test('bytes are sealed as words are', () => {
  const bytes = randomBytes(100_000)
  const sealed = seal.sealBytes(key, 'media|a', bytes)
  expect(Buffer.from(sealed).includes(bytes.subarray(0, 16))).toBe(false)
  expect(Buffer.from(seal.openBytes(key, 'media|a', sealed))).toEqual(bytes)
  expect(() => seal.openBytes(key, 'media|b', sealed)).toThrow()
  sealed[50] = (sealed[50] ?? 0) ^ 1
  expect(() => seal.openBytes(key, 'media|a', sealed)).toThrow()
})

test('nothing is ever sealed twice alike', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 2000; i++)
    seen.add(Buffer.from(seal.seal(key, 'here', '').subarray(1, 13)).toString('hex'))
  expect(seen.size).toBe(2000)
})

test('a person’s key is wrapped for its own row', () => {
  const wrapped = seal.wrap('person|a', key)
  const again = seal.unwrap('person|a', wrapped)
  expect(seal.open(again, 'x', seal.seal(key, 'x', words))).toBe(words)
  expect(() => seal.unwrap('person|b', wrapped)).toThrow()
  expect(() => createSeal(randomBytes(32)).unwrap('person|a', wrapped)).toThrow()
})

test('a hash finds the same again, says nothing, and is another under another key', () => {
  expect(seal.hash('address|line|U1')).toMatch(/^[\w-]{22}$/)
  expect(seal.hash('address|line|U1')).toBe(seal.hash('address|line|U1'))
  expect(seal.hash('address|line|U1')).not.toBe(seal.hash('address|line|U2'))
  const other = createSeal(randomBytes(32))
  expect(other.hash('address|line|U1')).not.toBe(seal.hash('address|line|U1'))
  expect(other.fingerprint).not.toBe(seal.fingerprint)
})

test('a key of another length is refused with a sentence', () => {
  expect(() => createSeal(randomBytes(16))).toThrow('DATA_KEY must be 32 bytes in base64')
})
