import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Config } from './config.ts'

/** Where a key for a trial is kept: beside the program, never beside the data. */
export const TRIAL_KEY_FILE = '.tonari-trial-key'

const HOW =
  "Make one with: node -e \"console.log(require('crypto').randomBytes(32).toString('base64'))\", keep it apart from the data, and set DATA_KEY or DATA_KEY_FILE."

/**
 * Finds the master key of 32 bytes: `DATA_KEY`, the file `DATA_KEY_FILE`, or for a trial on this
 * machine alone, with neither LINE nor Telegram, a key kept in `.tonari-trial-key` (readable by
 * its owner only). A trial key is made only while there is no database: data whose key is lost
 * must not be shut behind a second one. Returns the sentence to print otherwise.
 */
export function findDataKey(
  config: Pick<Config, 'dataKey' | 'dataKeyFile' | 'databasePath' | 'trial'>,
  folder: string,
): { readonly key: Buffer; readonly trial: boolean } | { readonly problem: string } {
  if (config.dataKey) return decode(config.dataKey, 'DATA_KEY', false)
  if (config.dataKeyFile) {
    return readKey(config.dataKeyFile, 'DATA_KEY_FILE', false)
  }
  if (!config.trial) return { problem: `DATA_KEY is missing: words are sealed with it. ${HOW}` }

  const file = `${folder}/${TRIAL_KEY_FILE}`
  if (existsSync(file)) return readKey(file, TRIAL_KEY_FILE, true)
  if (existsSync(config.databasePath)) {
    return {
      problem: `There is a database at ${config.databasePath} but no key: set the DATA_KEY it was made with, or move the database away.`,
    }
  }
  const key = randomBytes(32)
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    return { problem: `No trial key can be written to ${file}: set DATA_KEY. ${HOW}` }
  }
  return { key, trial: true }
}

function readKey(file: string, name: string, trial: boolean) {
  try {
    return decode(readFileSync(file, 'utf8').trim(), name, trial)
  } catch {
    return { problem: `${name} names ${file}, and no such file can be read.` }
  }
}

/** Strictly: a key that was cut, or pasted with something more, must not pass for another. */
function decode(text: string, name: string, trial: boolean) {
  const key = Buffer.from(text, 'base64')
  return key.length === 32 && key.toString('base64') === text.padEnd(44, '=')
    ? { key, trial }
    : { problem: `${name} must be 32 bytes in base64 (44 characters ending in =). ${HOW}` }
}
