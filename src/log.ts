import type { LogLevel } from './config.ts'
import type { Log } from './ports.ts'

const RANK: { readonly [level in LogLevel]: number } = { info: 0, warn: 1, error: 2, silent: 3 }

/** Logs one line of JSON an event to standard error: ids and durations, never words. */
export function createLog(least: LogLevel): Log {
  return (level, event, facts = {}) => {
    if (RANK[level] < RANK[least]) return
    process.stderr.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`,
    )
  }
}
