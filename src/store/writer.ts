import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Param, Row, Sql } from '../ports.ts'

type Rows = readonly (readonly Row[])[]

/** A batch on its way to the thread that writes; its statements go by number. */
export interface Writing {
  readonly n: number
  readonly statements: readonly (readonly [number: number, ...params: readonly Param[]])[]
}

/** What the thread is asked: first the statements it does not know yet, in the order of numbers. */
export type Asked =
  | { readonly learn: readonly string[]; readonly writings: readonly Writing[] }
  | 'close'

/** How a batch ended. */
export type Told =
  | { readonly n: number; readonly rows: Rows }
  | { readonly n: number; readonly error: { readonly message: string; readonly code: string } }

/** A thread of its own in which a database is written. */
export interface Writer {
  readonly batch: Sql['batch']
  /** Lets writes wait until what this gives back is called, once those under way are done. */
  hold(): Promise<() => void>
  /** How many commits have been answered. */
  commits(): number
  /** Writes what was handed in, and ends the thread. */
  close(): Promise<void>
}

const closed = () => new Error('The database is closed.')

/** How long a batch that is not hurried waits for others to be sent with, in milliseconds. */
const UNHURRIED = 5

/**
 * Opens the database at `path`, which is there already, in a thread that only writes. The wait for
 * the disk is most of what a write costs, and it keeps nobody here from being answered. A thread
 * that breaks down takes the process with it: what it had not answered was not acknowledged.
 */
export async function openWriter(path: string): Promise<Writer> {
  const thread = new Worker(new URL('writer-thread.ts', import.meta.url), { workerData: path })
  await once(thread, 'message')
  thread.on('message', hear)
  thread.on('error', (error) => {
    throw error
  })
  const numbers = new Map<string, number>()
  const underWay = new Map<
    number,
    { readonly resolve: (rows: Rows) => void; readonly reject: (error: Error) => void }
  >()
  let learn: string[] = []
  let writings: Writing[] = []
  let next: NodeJS.Immediate | undefined
  let latest: NodeJS.Timeout | undefined
  let last = 0
  let commits = 0
  let held = false
  let still: (() => void) | undefined
  let ended: Promise<void> | undefined

  return {
    commits: () => commits,

    batch(statements, unhurried = false) {
      if (ended) return Promise.reject(closed())
      return new Promise((resolve, reject) => {
        last += 1
        underWay.set(last, { resolve, reject })
        const numbered = statements.map(([sql, ...params]) => [numberOf(sql), ...params] as const)
        writings.push({ n: last, statements: numbered })
        if (unhurried) latest ??= setTimeout(send, UNHURRIED)
        else next ??= setImmediate(send)
      })
    },

    async hold() {
      held = true
      if (underWay.size > writings.length)
        await new Promise<void>((resolve) => {
          still = resolve
        })
      return () => {
        held = false
        send()
      }
    },

    close: () => (ended ??= end()),
  }

  async function end(): Promise<void> {
    held = false
    send()
    const gone = once(thread, 'exit')
    thread.postMessage('close' satisfies Asked)
    await gone
    for (const { reject } of underWay.values()) reject(closed())
    underWay.clear()
  }

  function send(): void {
    clearImmediate(next)
    clearTimeout(latest)
    next = undefined
    latest = undefined
    if (held || writings.length === 0) return
    thread.postMessage({ learn, writings } satisfies Asked)
    learn = []
    writings = []
  }

  function hear(answers: readonly Told[]): void {
    commits += 1
    for (const told of answers) {
      const asked = underWay.get(told.n)
      underWay.delete(told.n)
      if ('rows' in told) asked?.resolve(told.rows)
      else {
        const { message, code } = told.error
        asked?.reject(Object.assign(new Error(message), { code }))
      }
    }
    if (underWay.size <= writings.length) still?.()
  }

  function numberOf(sql: string): number {
    const known = numbers.get(sql)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(sql, number)
    learn.push(sql)
    return number
  }
}
