import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { endAll, freePort, start } from './e2e/process.ts'
import { temporaryFolder } from './store/temporary-folder.ts'

afterEach(endAll)

const program = `${import.meta.dirname}/../scripts/staff.ts`

/** `npm run staff` in a folder of its own. */
function staff(folder: string, env: { [name: string]: string }, ...words: readonly string[]) {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'] ?? '' },
      ...{ NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (chunk: Buffer) => {
    said += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise<{ said: string; code: number | null }>((resolve) =>
    child.once('close', (code) => resolve({ said, code })),
  )
}

const settings = (folder: string, port: number) => ({
  PORT: `${port}`,
  DESK_HOURS: 'mon-fri 09:00-18:00',
  DATABASE_PATH: `${folder}/tonari.db`,
  DATA_KEY: randomBytes(32).toString('base64'),
})

/** With a group that the code ties an account to; nothing is asked of it. */
const group = {
  ...{ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'polling', DESK_TELEGRAM_CHAT: '-1001' },
}
const code = /\/staff [0-9A-Z]{5}-[0-9A-Z]{5}\n/

test('staff come and go beside the running service', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const port = await freePort()
  const env = settings(folder, port)
  const service = await start(folder, env)
  const run = (...words: readonly string[]) => staff(folder, env, ...words)

  const added = await Promise.all([
    run('add', '--name', 'Trần Lan', '--role', 'caseworker', '--language', 'vi', '--place', '2'),
    run('add', '--name', '佐藤', '--role', 'coordinator', '--place', '1'),
  ])
  expect(added.map(({ code }) => code)).toEqual([0, 0])
  const [{ said = '' } = {}] = added
  const link = new RegExp(`http://localhost:${port}/console/enter#([\\w-]{43})\\n`).exec(said)?.[1]
  expect(said).not.toContain('/staff')
  expect(said).toContain(`http://localhost:${port} is this machine itself, so the link opens here`)
  const lines = (await run('list')).said.trim().split('\n')
  expect(lines.map((line) => line.split(/ {2,}/).slice(1))).toEqual([
    ['1', 'coordinator', 'ja', 'no console', 'no telegram', '佐藤'],
    ['2', 'caseworker', 'vi', 'no console', 'no telegram', 'Trần Lan'],
  ])

  const enter = async (with_: string | undefined) => {
    const body = new URLSearchParams({ link: with_ ?? '' })
    const url = `http://127.0.0.1:${port}/console/enter`
    const { headers } = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    return headers.get('location')
  }
  expect(await enter(link)).toBe('/console/sign-in')
  expect(await enter(link)).toContain('/console/void')

  const id = lines[1]?.split(' ')[0] ?? ''
  const here = `http://127.0.0.1:${port}`
  expect((await staff(folder, { ...env, ...group }, 'link', id)).said).toMatch(code)
  const anew = await staff(folder, { ...env, PUBLIC_URL: here }, 'link', id)
  expect(anew.said).toContain(`${here} is this machine itself`)
  const again = /enter#([\w-]{43})/.exec(anew.said)?.[1]
  expect(await run('remove', id)).toEqual({
    said: `${id} is removed, and signed out everywhere.\n`,
    code: 0,
  })
  expect(await enter(again)).toContain('/console/void')
  expect((await run('list')).said).not.toContain('Trần Lan')
  expect(await service.stop()).toBe(0)
  expect(service.output()).not.toContain('Lan')
})

const refusals: readonly (readonly [readonly string[], string])[] = [
  [['add', '--role', 'caseworker'], '--name is missing'],
  [['add', '--name', 'Lan', '--role', 'boss'], 'it must be caseworker or coordinator'],
  [['add', '--name', 'Lan', '--role', 'caseworker', '--language', 'en'], 'it must be ja or vi'],
  [['add', '--name', 'Lan', '--role', 'caseworker', '--place', '0'], 'from 1 to 999'],
  [['fly'], '"fly" is none of add, list, link and remove'],
  [['remove'], 'An id is missing'],
  [['remove', 'a', 'b'], '"b" is too much'],
  [['list', '--all'], 'Unknown option'],
  [['list'], 'There is no database'],
]
test.for(refusals)('says in a sentence what is wrong: %j', async ([words, sentence]) => {
  const folder = temporaryFolder()
  const { said, code } = await staff(folder, settings(folder, 0), ...words)
  expect(said).toContain(sentence)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
})

test('says how it is used', async () => {
  const folder = temporaryFolder()
  const { said, code } = await staff(folder, settings(folder, 0), '--help')
  expect(said).toContain('npm run staff -- add --name')
  expect(code).toBe(0)
})
