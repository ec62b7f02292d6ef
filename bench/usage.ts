import { readFileSync } from 'node:fs'

/** What a process has used: processor time in microseconds since it began, memory in bytes. */
export interface Usage {
  readonly cpu: number
  readonly memory: number
}

const tick = 1_000_000 / 100

/**
 * User and system time of all of a process's threads, and its resident memory, from Linux's
 * `/proc`, whose clock ticks 100 times a second. Elsewhere not known: both are `NaN`.
 */
export function usage(pid: number): Usage {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return {
      cpu: (Number(fields[11]) + Number(fields[12])) * tick,
      memory: Number(resident?.[1]) * 1024,
    }
  } catch {
    return { cpu: Number.NaN, memory: Number.NaN }
  }
}
