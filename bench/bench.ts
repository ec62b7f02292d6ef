import { cpus } from 'node:os'
import { join } from 'node:path'
import { syncCost } from './disk.ts'
import { drive } from './drive.ts'
import { startFakeLine } from './fake-line.ts'
import { openMail } from './mail.ts'
import { type Measured, median } from './measured.ts'
import type { Options } from './options.ts'
import { newPerson } from './person.ts'
import { preloaded } from './preload.ts'
import { pinDriver, type Starting, startServer } from './server.ts'

/** What is measured: a contender, and how many conversations it has stored beforehand. */
export interface Entry {
  readonly contender: Starting['contender']
  readonly stored: number
}

export interface Row extends Measured, Entry {
  readonly inFlight: number
}

export interface Result {
  readonly machine: string
  readonly node: string
  readonly sync: number
  readonly pinned: boolean
  readonly runs: number
  readonly rows: readonly Row[]
}

/** Runs everything asked for, interleaved, and gives the medians. */
export async function bench(options: Options, folder: string): Promise<Result> {
  const pinned = options.pin && pinDriver()
  const entries: Entry[] = options.only.map((contender) => ({
    contender,
    stored: contender === 'real' && options.preload > 0 ? 100 : 0,
  }))
  if (options.preload > 0) entries.push({ contender: 'real', stored: options.preload })
  const measured = new Map<string, Measured[]>()
  for (let run = 0; run < options.runs; run++) {
    for (const entry of entries) {
      console.error(`run ${run + 1} of ${options.runs}: ${nameOf(entry)}`)
      const levels = await measure(options, entry, folder, `${run}-${nameOf(entry)}`)
      for (const [inFlight, one] of levels) {
        const key = `${nameOf(entry)} ${inFlight}`
        measured.set(key, [...(measured.get(key) ?? []), one])
      }
    }
  }
  return {
    machine: `${cpus()[0]?.model}, ${cpus().length} cores`,
    node: process.version,
    sync: syncCost(folder),
    pinned,
    runs: options.runs,
    rows: options.concurrency.flatMap((inFlight) =>
      entries.map((entry) => ({
        ...entry,
        inFlight,
        ...median(measured.get(`${nameOf(entry)} ${inFlight}`) ?? []),
      })),
    ),
  }
}

/** A fresh server on a fresh database, warmed up, at each number in flight. */
export async function measure(
  options: Options,
  entry: Entry,
  folder: string,
  name: string,
  profile?: string,
): Promise<readonly (readonly [inFlight: number, Measured])[]> {
  const mail = openMail()
  const line = await startFakeLine(mail.arrived)
  const database = join(folder, `${name.replaceAll(' ', '-')}.db`)
  const starting = { contender: entry.contender, lineUrl: line.url, pin: options.pin, database }
  if (entry.stored > 0) await preloaded(starting, mail, entry.stored, folder)
  const server = await startServer(profile === undefined ? starting : { ...starting, profile })
  const levels = options.concurrency.length
  const limit = options.warmup + levels * options.seconds + 20 + levels * 10
  const watchdog = setTimeout(() => void server.stop(), limit * 1000)
  try {
    const people = Array.from({ length: options.users }, (_, n) =>
      newPerson(n, manner[entry.contender]),
    )
    await drive(server, mail, people, Math.min(32, options.users), options.warmup)
    const all: (readonly [number, Measured])[] = []
    for (const inFlight of options.concurrency) {
      all.push([inFlight, await drive(server, mail, people, inFlight, options.seconds)])
    }
    return all
  } finally {
    clearTimeout(watchdog)
    await server.stop()
    line.close()
    mail.close()
  }
}

export const nameOf = ({ contender, stored }: Entry) =>
  stored > 0 ? `${contender} with ${stored} stored` : contender

const manner = { a: 'for the 200', b: 'for a reply', real: 'to the words' } as const
