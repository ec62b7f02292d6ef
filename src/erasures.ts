import { appendFile, open, readFile } from 'node:fs/promises'
import type { Erased, Ledger } from './store/ports.ts'

/**
 * The ledger of erasures in a file of its own, a line each, beside the database and not in it: an
 * old copy of the database, put back, is brought up to date from it at the next start. It holds keyed
 * hashes, days and receipt numbers. Whoever puts a copy back leaves this file where it is.
 */
export function openLedger(path: string): Ledger {
  return {
    async add(erased) {
      // Begins a line of its own, since a power cut may have left half of one.
      await appendFile(path, `\n${JSON.stringify(erased)}\n`, { mode: 0o600 })
      const file = await open(path, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
    },

    async all() {
      const text = await readFile(path, 'utf8').catch(whereNone)
      return text.split('\n').flatMap(read)
    },
  }
}

const whereNone = (error: NodeJS.ErrnoException): string => {
  if (error.code === 'ENOENT') return ''
  throw error
}

/** What is no whole line was followed by no erasure. */
function read(line: string): readonly Erased[] {
  try {
    const erased = JSON.parse(line) as Erased
    return typeof erased.conversation === 'string' ? [erased] : []
  } catch {
    return []
  }
}
