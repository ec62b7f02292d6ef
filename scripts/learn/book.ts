import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../src/core/conversation.ts'
import { subjects } from './subjects.ts'

/** What the weights are learnt by, beside the sentences. */
const FOLDERS = ['scripts/learn', 'src/core/listen']
const FILES = ['src/core/read/text.ts', 'src/core/understand/intents.ts']
const TAUGHT = ['facts-dev', 'dev', 'topics']

/** A file of cues as it is written: what was learnt, from what, and by which seal both are known. */
export function learnt(root: string, locale: Locale, subject: keyof typeof subjects): string {
  const { cues } = subjects[subject](root, locale)
  return `${JSON.stringify({ from: taught(root, locale), seal: sealOf(cues), cues }, null, 2)}\n`
}

/**
 * Whether a file of cues was learnt from the sentences, the lists and the program as they are now, and
 * was not written in by hand since. Learning anew takes a minute; this takes none.
 */
export function isFresh(root: string, locale: Locale, text: string): boolean {
  if (text === '') return false
  const { from, seal, cues } = JSON.parse(text) as Record<string, unknown>
  return Array.isArray(cues) && from === taught(root, locale) && seal === sealOf(cues)
}

/** A digest of all that a language's cues are learnt from and by. */
export function taught(root: string, locale: Locale): string {
  const hash = createHash('sha256')
  const read = (path: string) => hash.update(readFileSync(join(root, path)))
  for (const name of TAUGHT)
    read(`tests/data/utterances/${name === 'facts-dev' ? name : `${locale}-${name}`}.jsonl`)
  for (const name of ['danger', 'commands']) read(`locales/${locale}/${name}.json`)
  for (const file of FILES) read(file)
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(root, folder)).sort())
      if (name.endsWith('.ts')) read(`${folder}/${name}`)
  return hash.digest('hex')
}

const sealOf = (cues: readonly unknown[]): string =>
  createHash('sha256').update(cues.join('\n')).digest('hex')
