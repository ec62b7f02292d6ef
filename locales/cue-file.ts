import { readFileSync } from 'node:fs'
import type { CueFinder } from '../src/core/listen/cues.ts'

/**
 * Finds cues in a file of them, as `scripts/learn.ts` writes it: a line each, in order. The file is
 * read when the first cue is looked for, and no more of it than is looked for becomes words: it is
 * several megabytes long, and a message has some hundred cues.
 */
export function cueFile(url: URL): CueFinder {
  let lines: Buffer | undefined
  return (cue) => {
    lines ??= linesOf(readFileSync(url))
    return find(lines, Buffer.from(`${INDENT}${cue}: `))
  }
}

function linesOf(file: Buffer): Buffer {
  const from = file.indexOf(OPENS) + OPENS.length
  return file.subarray(from, file.lastIndexOf(CLOSES))
}

function find(lines: Buffer, key: Buffer): string | undefined {
  let low = 0
  let high = lines.length
  while (low < high) {
    const start = lines.lastIndexOf(NEW_LINE, Math.floor((low + high) / 2) - 1) + 1
    const next = lines.indexOf(NEW_LINE, start)
    const end = next < 0 ? lines.length : next
    const order = lines.subarray(start, start + key.length).compare(key)
    if (order === 0) return textOf(lines.subarray(start, end))
    if (order < 0) low = end + 1
    else high = start
  }
  return undefined
}

const textOf = (line: Buffer): string => JSON.parse(line.toString('utf8').trim().replace(/,$/, ''))

const INDENT = '    "'
const OPENS = '"cues": [\n'
const CLOSES = '\n  ]'
const NEW_LINE = 10
