import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TRIAL_KEY_FILE } from '../../src/data-key.ts'
import { type Environment, freePort, launch, start, until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.strike())

let folders = 0
const newFolder = () => {
  const folder = join(stage.folder, `folder${++folders}`)
  mkdirSync(folder)
  return folder
}

/** Starts what must not start, and gives what it said. Nothing it says is a stack trace. */
async function refusal(env: Environment, folder = newFolder()): Promise<string> {
  const running = launch(folder, { PORT: '0', ...env })
  expect(await running.ended).toBe(1)
  const said = running.output()
  expect(said).toMatch(/^(Tonari cannot start\. .+\n)+$/)
  expect(said).not.toMatch(/\n\s+at |node:internal|Node\.js v/)
  return said
}

describe('with nothing set', () => {
  test('it starts, prints the address to open, and says that its key is for a try', async () => {
    const folder = newFolder()
    const port = await freePort()
    const running = await start(folder, { PORT: String(port) })
    expect(running.output()).toContain(`http://localhost:${port}`)
    await until('the note', () => running.output().includes(TRIAL_KEY_FILE))
    const page = await fetch(`http://127.0.0.1:${port}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Tonari')
    for (const path of ['/healthz', '/readyz', '/privacy'])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/webhooks/line`, { method: 'POST' })).status).toBe(
      404,
    )
    expect(await running.stop()).toBe(0)
    expect(statSync(join(folder, TRIAL_KEY_FILE)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'data/tonari.db')).mode & 0o077).toBe(0)

    const again = await start(folder, { PORT: String(port) })
    await until('the note', () => again.output().includes(TRIAL_KEY_FILE))
    expect(await again.stop()).toBe(0)
  })

  test('SIGINT ends it as cleanly as SIGTERM does', async () => {
    const running = await start(newFolder(), { PORT: '0' })
    process.kill(running.pid, 'SIGINT')
    expect(await running.ended).toBe(0)
    expect(running.output()).not.toMatch(/\n\s+at /)
  })
})

describe.concurrent('it says in a sentence, and exits 1', () => {
  test('that a setting is wrong, all of them at once', async () => {
    const said = await refusal({ PORT: 'http', LOG_LEVEL: 'loud' })
    expect(said).toMatch(/PORT is "http".*\n.*LOG_LEVEL is "loud"/)
  })

  test.each<[string, Environment]>([
    ['LINE', { LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' }],
    ['Telegram', { TELEGRAM_BOT_TOKEN: '42:A', TELEGRAM_MODE: 'polling' }],
    ['an open host', { HOST: '0.0.0.0' }],
  ])('that DATA_KEY is missing with %s', async (_, env) => {
    expect(await refusal(env)).toMatch(/DATA_KEY is missing/)
  })

  test('that the database was begun with another DATA_KEY, which still works', async () => {
    const folder = newFolder()
    const key = randomBytes(32).toString('base64')
    expect(await (await start(folder, { PORT: '0', DATA_KEY: key })).stop()).toBe(0)
    const other = { DATA_KEY: randomBytes(32).toString('base64') }
    const said = await refusal(other, folder)
    expect(said).toContain('another DATA_KEY')
    expect(said).not.toContain(other.DATA_KEY)
    expect(await refusal({}, folder)).toMatch(/There is a database at .* but no key/)
    expect(await (await start(folder, { PORT: '0', DATA_KEY: key })).stop()).toBe(0)
  })

  test('that its port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is taken`)
    server.close()
  })

  test('that the folder of the database cannot be made', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    const said = await refusal({ DATABASE_PATH: join(folder, 'file', 'tonari.db') }, folder)
    expect(said).toContain(join(folder, 'file', 'tonari.db'))
  })

  test('that the database is a folder, or is no database', async () => {
    const folder = newFolder()
    const DATA_KEY = randomBytes(32).toString('base64')
    mkdirSync(join(folder, 'tonari.db'))
    const DATABASE_PATH = join(folder, 'tonari.db')
    expect(await refusal({ DATA_KEY, DATABASE_PATH }, folder)).toContain(DATABASE_PATH)
    const path = join(folder, 'words.db')
    writeFileSync(path, 'just some words, and no database at all. '.repeat(200))
    expect(await refusal({ DATA_KEY, DATABASE_PATH: path }, folder)).toContain(path)
  })
})

test('a second Tonari on the same port leaves the first one as it is', async () => {
  const running = await stage.start()
  const second = launch(stage.folder, stage.env)
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/Port \d+ is taken/)
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(200)
  expect(await running.stop()).toBe(0)
})
