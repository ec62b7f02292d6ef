import { closeSync, fdatasyncSync, mkdtempSync, openSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memoryOnly = 0x01021994

/** A new folder on a real disk: an fsync in a memory file system would cost nothing. */
export function scratch(): string {
  const here = statfsSync(tmpdir()).type === memoryOnly ? process.cwd() : tmpdir()
  return mkdtempSync(join(here, 'tonari-bench-'))
}

/** Median milliseconds of appending 4 kB and waiting until the disk has it. */
export function syncCost(folder: string): number {
  const file = openSync(join(folder, 'sync-probe'), 'w')
  const page = Buffer.alloc(4096, 1)
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  return times.sort((a, b) => a - b)[100] ?? Number.NaN
}
