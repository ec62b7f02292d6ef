import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../e2e/process.ts'

/** Tonari as people run it, in a process of its own, which may die and come back. */
export async function startTonari() {
  const folder = mkdtempSync(join(tmpdir(), 'tonari-browser-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    PORT: `${port}`,
    HOST: '127.0.0.1',
    DATABASE_PATH: join(folder, 'tonari.db'),
    DATA_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
  }
  let running: ChildProcess | undefined

  const start = async () => {
    const child = spawn(process.execPath, ['src/node.ts'], { env, stdio: ['ignore', 'pipe', 2] })
    running = child
    for (let wait = 0; wait < 200; wait++) {
      if (child.exitCode !== null) throw new Error(`Tonari ended with ${child.exitCode}`)
      const answer = await fetch(`${url}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(100)
    }
    throw new Error('Tonari did not start')
  }

  /** Ends it as a power cut does. */
  const kill = async () => {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  await start()
  return {
    url,
    start,
    kill,
    /** Loses everything that was stored. */
    lose: () => rmSync(folder, { recursive: true }),
    end: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
