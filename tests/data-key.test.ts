import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Config, type Environment, readConfig } from '../src/config.ts'
import { findDataKey, TRIAL_KEY_FILE } from '../src/data-key.ts'
import { createSeal } from '../src/seal.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { checkKey } from '../src/store/store.ts'

const base64 = () => randomBytes(32).toString('base64')
const outside: readonly [string, Environment][] = [
  ['LINE', { LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' }],
  ['Telegram', { TELEGRAM_BOT_TOKEN: '42:A', TELEGRAM_MODE: 'polling' }],
  ['an open host', { HOST: '0.0.0.0' }],
  ['a public address', { PUBLIC_URL: 'https://t.example', ORG_NAME: 'A', ORG_CONTACT: 'b' }],
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tonari-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a key that is given', () => {
  test('comes from DATA_KEY', () => {
    const key = base64()
    expect(find({ DATA_KEY: key })).toEqual({ key: Buffer.from(key, 'base64'), trial: false })
    expect(trialKey()).toBeUndefined()
  })

  test('comes from the file that DATA_KEY_FILE names, its new line apart', () => {
    const key = base64()
    const path = join(folder, 'key')
    writeFileSync(path, `${key}\n`)
    expect(find({ DATA_KEY_FILE: path })).toMatchObject({ key: Buffer.from(key, 'base64') })
  })

  test('is good for a database that is there, and for LINE and Telegram', () => {
    makeDatabase()
    for (const [, env] of outside)
      expect(find({ ...env, DATA_KEY: base64() })).toHaveProperty('key')
  })

  test.each([
    ['too short', randomBytes(31).toString('base64')],
    ['too long', randomBytes(33).toString('base64')],
    ['words', 'a good long pass phrase of somebody'],
    ['in hexadecimal', randomBytes(32).toString('hex')],
    ['with something after it', `${base64()}!!`],
    ['with a sign in it that base64 has not', `*${base64()}`],
  ])('is refused where it is %s', (_, key) => {
    expect(problemOf({ DATA_KEY: key })).toMatch(/^DATA_KEY must be 32 bytes in base64/)
    const path = join(folder, 'key')
    writeFileSync(path, key)
    expect(problemOf({ DATA_KEY_FILE: path })).toMatch(/^DATA_KEY_FILE must be 32 bytes in base64/)
    expect(problemOf({ DATA_KEY: key })).not.toContain(key)
    expect(trialKey()).toBeUndefined()
  })

  test('is not replaced by another where its file cannot be read', () => {
    const gone = join(folder, 'gone')
    expect(problemOf({ DATA_KEY_FILE: gone })).toContain(gone)
    mkdirSync(gone)
    expect(problemOf({ DATA_KEY_FILE: gone })).toMatch(/^DATA_KEY_FILE names .* can be read\.$/)
    expect(trialKey()).toBeUndefined()
  })
})

describe('a trial', () => {
  test('makes a key once, for its owner only, and finds it again', () => {
    const first = find({})
    expect(first).toMatchObject({ trial: true })
    expect(statSync(join(folder, TRIAL_KEY_FILE)).mode & 0o777).toBe(0o600)
    makeDatabase()
    expect(find({})).toEqual(first)
    expect(find({})).toMatchObject({ key: Buffer.from(trialKey() ?? '', 'base64') })
  })

  test('makes no key while a database is there, and says what to do', () => {
    makeDatabase()
    expect(problemOf({})).toMatch(
      /There is a database at .*tonari\.db but no key: set the DATA_KEY/,
    )
    expect(trialKey()).toBeUndefined()
  })

  test('refuses a key file that was damaged, and leaves it as it is', () => {
    writeFileSync(join(folder, TRIAL_KEY_FILE), 'half a ke')
    expect(problemOf({})).toMatch(/^\.tonari-trial-key must be 32 bytes/)
    expect(trialKey()).toBe('half a ke')
  })

  test('says so where a key cannot be kept', () => {
    const found = findDataKey(configOf({}), join(folder, 'gone'))
    expect(found).toMatchObject({ problem: expect.stringMatching(/^No trial key can be written/) })
  })

  test.each(outside)('is no trial with %s: no key is made, no trial key is taken', (_, env) => {
    const how = /^DATA_KEY is missing: .*node -e .*DATA_KEY or DATA_KEY_FILE\.$/
    expect(problemOf(env)).toMatch(how)
    expect(trialKey()).toBeUndefined()
    find({})
    expect(problemOf(env)).toMatch(how)
  })
})

test('the command that the sentence gives makes a key that is taken', () => {
  const problem = problemOf({ HOST: '0.0.0.0' })
  const command = /console\.log\((.+?)\)"/.exec(problem)?.[1]
  expect(command).toBe("require('crypto').randomBytes(32).toString('base64')")
})

test('a database is held to the key it was begun with', async () => {
  const sql = openSqlite(databasePath())
  const right = createSeal(randomBytes(32))
  await checkKey(sql, right)
  await checkKey(sql, right)
  await expect(checkKey(sql, createSeal(randomBytes(32)))).rejects.toThrow(/another DATA_KEY/)
  await checkKey(sql, right)
  sql.close()
})

const databasePath = () => join(folder, 'tonari.db')
const makeDatabase = () => writeFileSync(databasePath(), 'a database')

function trialKey(): string | undefined {
  const path = join(folder, TRIAL_KEY_FILE)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function configOf(env: Environment): Config {
  const read = readConfig({ DATABASE_PATH: databasePath(), ...env })
  if ('problems' in read) throw new Error(read.problems.join(' '))
  return read.config
}

const find = (env: Environment) => findDataKey(configOf(env), folder)

function problemOf(env: Environment): string {
  const found = find(env)
  if (!('problem' in found)) throw new Error('a key was found')
  return found.problem
}
