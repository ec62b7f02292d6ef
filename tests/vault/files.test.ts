import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openVault } from '../../src/vault/files.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const later = Date.now() + 60_000
const bytes = (text: string) => new TextEncoder().encode(text)

test('what was put is there whole, is replaced whole, and only its owner may read it', async () => {
  const folder = join(temporaryFolder(), 'media')
  const vault = openVault(folder)
  expect(await vault.open('a-1')).toBeUndefined()
  expect(await vault.names(later)).toEqual([])
  await vault.put('a-1', bytes('one'))
  await vault.put('a-1', bytes('another'))
  await vault.put('b_2', new Uint8Array(0))
  expect(new TextDecoder().decode(await vault.open('a-1'))).toBe('another')
  expect(await vault.open('b_2')).toHaveLength(0)
  expect((await vault.names(later)).toSorted()).toEqual(['a-1', 'b_2'])
  expect(readdirSync(folder).toSorted()).toEqual(['a-1.sealed', 'b_2.sealed'])
  expect(statSync(join(folder, 'a-1.sealed')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('what is dropped is gone, and may be dropped again', async () => {
  const folder = temporaryFolder()
  const vault = openVault(folder)
  await vault.put('a-1', bytes('one'))
  await vault.drop('a-1')
  await vault.drop('a-1')
  expect(await vault.open('a-1')).toBeUndefined()
  expect(readdirSync(folder)).toEqual([])
})

test('what was not finished is swept away, and what is not ours is left alone', async () => {
  const folder = temporaryFolder()
  const vault = openVault(folder)
  await vault.put('a-1', bytes('one'))
  writeFileSync(join(folder, '0000.sealed-part'), 'half')
  writeFileSync(join(folder, 'holiday'), 'a picture of somebody else')
  expect(await vault.names(later)).toEqual(['a-1'])
  expect(readdirSync(folder).toSorted()).toEqual(['a-1.sealed', 'holiday'])
})

test('no name leads out of the folder', async () => {
  const folder = temporaryFolder()
  const vault = openVault(join(folder, 'media'))
  for (const name of ['../out', '', 'a/b', 'a.part', '..'])
    await expect(vault.put(name, bytes('x'))).rejects.toThrow('id')
  await expect(vault.open('../out')).rejects.toThrow('id')
  await expect(vault.drop('../out')).rejects.toThrow('id')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})
