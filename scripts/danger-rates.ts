import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readDanger } from '../src/script.ts'

const usage = `Prints how much danger is found in labelled sentences, and how often there is none.

  node scripts/run.mjs scripts/danger-rates.ts [--misses] [file.jsonl ...]

  --misses  lists what was missed, what was found where nothing is, and what was named otherwise
  Each line of a file: { "text", "lang", "danger": null or a kind, "about"?: "friend" }`

/** A labelled sentence. */
interface Line {
  readonly text: string
  readonly lang: string
  readonly danger: string | null
  readonly about?: string
}

const dev = ['vi', 'ja'].map((lang) => `tests/data/utterances/${lang}-dev.jsonl`)

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, misses: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  for (const file of positionals.length > 0 ? positionals : dev) {
    const lines: Line[] = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .filter(({ danger }) => danger !== undefined)
    readDanger('')
    const began = performance.now()
    const read = lines.map((line) => ({ ...line, sign: readDanger(line.text) }))
    const each = ((performance.now() - began) * 1000) / lines.length
    console.log(`${file}: ${lines.length} sentences, ${each.toFixed(0)} µs each`)
    for (const lang of new Set(read.map((line) => line.lang))) report(lang, read)
    if (values.misses) misses(read)
  }
}

type Read = Line & { readonly sign: ReturnType<typeof readDanger> }

function report(lang: string, all: readonly Read[]) {
  const lines = all.filter((line) => line.lang === lang)
  const danger = lines.filter((line) => line.danger !== null)
  const calm = lines.filter((line) => line.danger === null)
  const friends = danger.filter(({ sign }) => sign !== undefined)
  console.log(`  ${lang}: found ${share(danger, ({ sign }) => sign !== undefined)}`)
  console.log(`  ${lang}: false alarms ${share(calm, ({ sign }) => sign !== undefined)}`)
  console.log(
    `  ${lang}: self or friend told right ${share(friends, ({ sign, about }) => sign?.about === (about ?? 'self'))}`,
  )
  for (const kind of new Set(danger.map((line) => line.danger))) {
    const those = danger.filter((line) => line.danger === kind)
    const named = share(those, ({ sign }) => sign?.kind === kind)
    console.log(
      `    ${kind}: found ${share(those, ({ sign }) => sign !== undefined)}, named ${named}`,
    )
  }
}

function misses(lines: readonly Read[]) {
  for (const { text, danger, about, sign } of lines) {
    if (danger !== null && sign === undefined) console.log(`  MISSED ${danger}: ${text}`)
    else if (danger === null && sign !== undefined) console.log(`  FALSE ${sign.kind}: ${text}`)
    else if (sign !== undefined && sign.kind !== danger)
      console.log(`  named ${sign.kind} for ${danger}: ${text}`)
    else if (sign !== undefined && sign.about !== (about ?? 'self'))
      console.log(`  about ${sign.about}: ${text}`)
  }
}

function share<T>(lines: readonly T[], counts: (line: T) => boolean): string {
  const some = lines.filter(counts).length
  return `${some} of ${lines.length} (${((100 * some) / Math.max(1, lines.length)).toFixed(1)} %)`
}

main()
