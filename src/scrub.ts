import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Clock, Log } from './ports.ts'
import type { SqliteFile } from './store/sqlite.ts'

/** When the file is written anew, in milliseconds. */
export interface Pace {
  /** Nobody has written for so long: a quiet moment. */
  readonly quiet: number
  /** The longest that is waited for one. */
  readonly longest: number
  /** It takes at most this share of the time, however often words are deleted. */
  readonly share: number
}

const usual: Pace = { quiet: 1_000, longest: 10 * 60_000, share: 0.2 }
/** Nobody waits longer than this for a write; what takes longer is given up, and tried later. */
const PATIENCE = 20_000

/** Takes what was deleted out of the file as well. */
export interface Scrub {
  /** Words were deleted: the file is written anew at the next quiet moment. */
  soon(): void
  /** Ends when nothing is left to be done. */
  done(): Promise<void>
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>
}

/**
 * `VACUUM` in a thread of its own: this one goes on answering, and what is to be written meanwhile
 * waits for it. A file of 200 MB takes two seconds, so it waits for a quiet moment, and for longer
 * after a long one.
 */
export function createScrub(
  given: {
    readonly path: string
    readonly sql: Pick<SqliteFile, 'hold' | 'commits'>
    readonly clock: Clock
    readonly log: Log
  },
  pace: Pace = usual,
): Scrub {
  const { path, sql, clock, log } = given
  const over = new AbortController()
  /** Is there while it is due, so that the next process knows. */
  const mark = `${path}-unscrubbed`
  let wanted = false
  let running: Promise<void> | undefined
  let notBefore = 0

  if (existsSync(mark)) soon()
  return {
    soon,
    done: async () => running,
    async stop() {
      over.abort()
      await running
    },
  }

  function soon(): void {
    if (!wanted) writeFileSync(mark, '', { mode: 0o600 })
    wanted = true
    running ??= run()
  }

  async function run(): Promise<void> {
    try {
      while (wanted && (await quietMoment())) await once()
    } finally {
      running = undefined
    }
  }

  async function once(): Promise<void> {
    wanted = false
    const began = clock.now()
    const release = sql.hold()
    const trouble = await inThread(path)
    release()
    const took = clock.now() - began
    notBefore = clock.now() + took / pace.share
    if (trouble !== undefined) {
      log('warn', 'not-scrubbed')
      wanted = true
    } else {
      log('info', 'scrubbed', { ms: took })
      if (!wanted) rmSync(mark, { force: true })
    }
  }

  /** False where there is to be no more. */
  async function quietMoment(): Promise<boolean> {
    const latest = clock.now() + pace.longest
    for (;;) {
      const before = sql.commits()
      const waited = await sleep(pace.quiet, true, { signal: over.signal, ref: false }).catch(
        () => false,
      )
      if (!waited) return false
      const now = clock.now()
      const quiet = sql.commits() === before || now >= latest
      if (quiet && now >= notBefore) return true
    }
  }
}

/** A sentence where it could not be done. */
function inThread(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('scrub-worker.ts', import.meta.url), { workerData: path })
    const late = setTimeout(() => void worker.terminate(), PATIENCE)
    let said: string | undefined = 'it ended'
    worker.once('message', (trouble: string | undefined) => {
      said = trouble
    })
    worker.once('error', ({ message }) => {
      said = message
    })
    worker.once('exit', () => {
      clearTimeout(late)
      resolve(said)
    })
  })
}
