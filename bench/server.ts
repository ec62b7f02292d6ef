import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Contender } from './options.ts'
import { type Usage, usage } from './usage.ts'

export interface Starting {
  readonly contender: Contender
  readonly database: string
  readonly lineUrl: string
  readonly pin: boolean
  /** Where to write a CPU profile at the end; absent for none. */
  readonly profile?: string
}

export interface Server {
  readonly port: number
  readonly usage: () => Usage
  /** Asks the process to end and resolves once it has; kills it after ten seconds. */
  readonly stop: () => Promise<void>
}

export const secret = 'bench-channel-secret'
const files = { a: 'bench/baseline-a.ts', b: 'bench/baseline-b.ts', real: 'src/node.ts' }
const root = join(import.meta.dirname, '..')

/** Starts a contender in a process of its own, on core 0 where that can be chosen. */
export async function startServer(with_: Starting): Promise<Server> {
  const port = await freePort()
  const node = with_.profile
    ? ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${with_.profile}`]
    : []
  const command = [process.execPath, ...node, files[with_.contender]]
  if (with_.pin && canPin()) command.unshift('taskset', '-c', '0')
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(with_, port),
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill) // so that an interrupted benchmark leaves no server behind
  child.once('exit', () => process.removeListener('exit', kill))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000)
    })
  }
  const stop = () => end(child)
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 300) {
      await stop()
      throw new Error(`${files[with_.contender]} did not start:\n${said}`)
    }
    await sleep(50)
  }
  return { port, usage: () => usage(child.pid ?? 0), stop }
}

/** Keeps this process off the server's core. */
export function pinDriver(): boolean {
  if (!canPin()) return false
  return spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]).status === 0
}

const canPin = () => spawnSync('taskset', ['-c', '0,1', 'true']).status === 0

function environment({ database, lineUrl }: Starting, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_PATH: database,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    LINE_CHANNEL_SECRET: secret,
    LINE_CHANNEL_ACCESS_TOKEN: 'bench-access-token',
    LINE_API_BASE: lineUrl,
    LOG_LEVEL: 'error',
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(kill)
}
