import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { understand } from '../src/script.ts'

const usage = `Reads labelled sentences and prints how many are understood, by language.

  node scripts/run.mjs scripts/understanding-rates.ts tests/data/utterances/vi-dev.jsonl …
  --misses    each sentence that is not understood, too
  --every 258 only lines whose number, counted from 0, ends in one of these digits

Right is the label's intent or one of its "also". A wrong flow is an intent given to "none".`

interface Labelled {
  readonly text: string
  readonly lang: string
  readonly intent: string
  readonly also?: readonly string[]
}

interface Tally {
  lines: number
  right: number
  outside: number
  wrongFlow: number
}

const { values, positionals } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    misses: { type: 'boolean' },
    every: { type: 'string' },
  },
  allowPositionals: true,
})
if (values.help) console.log(usage)
else for (const [language, tally] of count(positionals.flatMap(read))) report(language, tally)

function read(path: string): readonly Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Labelled => JSON.parse(line))
    .filter((_, at) => values.every === undefined || values.every.includes(String(at % 10)))
}

function count(lines: readonly Labelled[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  const started = performance.now()
  for (const { text, lang, intent, also = [] } of lines) {
    const found = understand(text).intent
    const tally = tallies.get(lang) ?? { lines: 0, right: 0, outside: 0, wrongFlow: 0 }
    tallies.set(lang, tally)
    const fits = found === intent || also.includes(found)
    tally.lines++
    if (fits) tally.right++
    else if (values.misses) console.log(`${intent} <- ${found}: ${text}`)
    if (intent === 'none') {
      tally.outside++
      if (!fits) tally.wrongFlow++
    }
  }
  const each = ((performance.now() - started) * 1000) / Math.max(1, lines.length)
  console.log(`${lines.length} sentences, ${each.toFixed(0)} µs each`)
  return tallies
}

function report(language: string, { lines, right, outside, wrongFlow }: Tally): void {
  const share = (part: number, whole: number) =>
    `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`
  console.log(`${language}: right ${share(right, lines)}, wrong flow ${share(wrongFlow, outside)}`)
}
