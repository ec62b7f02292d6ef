import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root = ''

/** A repository of the launcher alone, with an npm that writes down when it began and ended. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launcher-'))
  mkdirSync(join(root, 'scripts'))
  cpSync('scripts/run.mjs', join(root, 'scripts', 'run.mjs'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'scripts', 'hello.mjs'), "console.log('hello')")
  npm(`await wait(400)
    mkdirSync('node_modules', { recursive: true })
    writeFileSync('node_modules/.package-lock.json', '{}')`)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const npm = (work: string) =>
  writeFileSync(
    join(root, 'npm.mjs'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    import { setTimeout as wait } from 'node:timers/promises'
    appendFileSync('log', process.argv[2] + ' ')
    ${work}
    appendFileSync('log', 'done ')`,
  )

const start = () =>
  spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/hello.mjs'], {
    env: { ...process.env, npm_execpath: join(root, 'npm.mjs') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const ended = async (launch: ReturnType<typeof start>) => {
  const [out, err, [code]] = await Promise.all([
    text(launch.stdout),
    text(launch.stderr),
    once(launch as ChildProcess, 'exit'),
  ])
  return { out, err, code: Number(code) }
}
const launch = () => ended(start())
const lock = () => join(root, '.setup-lock')
const log = () => readFileSync(join(root, 'log'), 'utf8')

test('two launches at once install once, and both go on', async () => {
  const [one, two] = await Promise.all([launch(), launch()])
  expect([one.out, two.out]).toEqual(['hello\n', 'hello\n'])
  expect([one.code, two.code]).toEqual([0, 0])
  expect(log()).toBe('ci done ')
  expect(one.err + two.err).toContain('another launch is installing')
  expect(existsSync(lock())).toBe(false)
})

test('what is installed is not installed again', async () => {
  await launch()
  expect(await launch()).toEqual({ out: 'hello\n', err: '', code: 0 })
  expect(log()).toBe('ci done ')
})

test('an older installation is brought up to date', async () => {
  await launch()
  utimesSync(join(root, 'node_modules', '.package-lock.json'), 1, 1)
  await launch()
  expect(log()).toBe('ci done ci done ')
})

test('a linked node_modules is refused, and what is behind it stays', async () => {
  mkdirSync(join(root, 'elsewhere'))
  writeFileSync(join(root, 'elsewhere', 'precious'), '')
  symlinkSync(join(root, 'elsewhere'), join(root, 'node_modules'))
  const { err, code } = await launch()
  expect(code).toBe(1)
  expect(err).toBe(
    '[setup] node_modules is a link, and npm would empty the folder behind it: remove the link first.\n',
  )
  expect(existsSync(join(root, 'log'))).toBe(false)
  expect(existsSync(join(root, 'elsewhere', 'precious'))).toBe(true)
})

test('a lock left behind for more than fifteen minutes is no lock', async () => {
  mkdirSync(lock())
  const then = new Date(Date.now() - 16 * 60_000)
  utimesSync(lock(), then, then)
  expect(await launch()).toMatchObject({ out: 'hello\n', code: 0 })
})

test('a younger lock is waited for', async () => {
  mkdirSync(lock())
  const then = new Date(Date.now() - 14 * 60_000)
  utimesSync(lock(), then, then)
  const waiting = start()
  const end = ended(waiting)
  await once(waiting.stderr, 'data')
  expect(existsSync(join(root, 'log'))).toBe(false)
  rmSync(lock(), { recursive: true })
  expect(await end).toMatchObject({ out: 'hello\n', code: 0 })
})

test('a failed installation says so and leaves no lock', async () => {
  npm('process.exit(7)')
  const { err, code } = await launch()
  expect(code).toBe(1)
  expect(err).toContain('"npm ci" failed')
  expect(existsSync(lock())).toBe(false)
})

test('stopped while installing, it stops npm and leaves no lock', async () => {
  npm('await wait(20_000)')
  const stopped = start()
  const end = ended(stopped)
  while (!existsSync(join(root, 'log'))) await new Promise((next) => setTimeout(next, 50))
  stopped.kill('SIGTERM')
  expect((await end).code).toBe(1)
  expect(existsSync(lock())).toBe(false)
  expect(log()).toBe('ci ')
})
