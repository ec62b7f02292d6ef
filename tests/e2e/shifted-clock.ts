import { readFileSync } from 'node:fs'

/**
 * Loaded before the program: its clock goes ahead of the machine's by as many milliseconds as are
 * written in the file that SHIFTED_CLOCK names, which may change at any time.
 */
const file = process.env['SHIFTED_CLOCK'] ?? ''
const machine = Date.now
let ahead = 0
const look = () => {
  ahead = Number(readFileSync(file, 'utf8'))
}
look()
setInterval(look, 10).unref()
Date.now = () => machine() + ahead
