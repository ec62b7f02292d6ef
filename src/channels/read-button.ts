import type { Input } from '../core/inbound.ts'

/**
 * What a pressed button says: `12.3` is the third-from-zero option of turn 12, `/menu` a command
 * (a menu bar's), and anything else is nothing of ours.
 */
export function readButton(data: unknown): Input {
  if (typeof data === 'string') {
    const tap = /^(\d{1,9})\.(\d{1,4})$/.exec(data)
    if (tap) return { kind: 'tap', seq: Number(tap[1]), option: Number(tap[2]) }
    const command = /^\/([a-z][a-z0-9_-]{0,31})$/.exec(data)
    if (command) return { kind: 'command', command: command[1] as string }
  }
  return { kind: 'unknown', what: 'button' }
}
