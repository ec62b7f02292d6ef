import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a process is told; nothing of the test's own environment reaches it. */
export type Environment = { readonly [name: string]: string }

/** Tonari as anybody starts it: `node src/node.ts`, in a folder of its own. */
export interface Running {
  readonly pid: number
  /** All that it has written so far, to standard output and standard error. */
  readonly output: () => string
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const children = new Set<ChildProcess>()

/** Ends whatever this file's tests have started and not ended. */
export async function endAll(): Promise<void> {
  const all = [...children].map((child) => {
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    return closed
  })
  await Promise.all(all)
}

const program = join(import.meta.dirname, '../../src/node.ts')

/** Starts the program without waiting for anything. */
export function launch(folder: string, env: Environment): Running {
  mkdirSync(folder, { recursive: true })
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'] ?? '', TZ: 'UTC' },
      ...{ NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const keep = (chunk: Buffer) => {
    written += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  children.add(child)
  void ended.then(() => children.delete(child))
  const signal = (name: 'SIGTERM' | 'SIGKILL') => {
    child.kill(name)
    return ended
  }
  return {
    pid: child.pid ?? 0,
    output: () => written,
    ended,
    stop: () => signal('SIGTERM'),
    kill: () => signal('SIGKILL').then(() => undefined),
  }
}

/** Starts the program and waits until it prints its address. Throws with what it said otherwise. */
export async function start(folder: string, env: Environment): Promise<Running> {
  const running = launch(folder, env)
  let over = false
  void running.ended.then(() => {
    over = true
  })
  for (let waited = 0; !running.output().includes('Tonari is here'); waited += 10) {
    if (over || waited > 30_000) {
      await running.kill()
      throw new Error(`Tonari did not start:\n${running.output()}`)
    }
    await sleep(10)
  }
  return running
}

/** Waits until something holds, and throws with its name where it does not within 20 s. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 20_000,
): Promise<void> {
  const end = Date.now() + within
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it did not come to pass: ${what}`)
    await sleep(10)
  }
}

/**
 * A port of 127.0.0.1 that is free just now, below those that the system gives to whoever calls out:
 * one of these may be taken again before the program listens there.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
