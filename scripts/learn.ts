import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isFresh, learnt } from './learn/book.ts'

const usage = `Learns from labelled sentences which words speak for danger, and for what people want, and writes
what it learnt to locales/<language>/danger-cues.json and topic-cues.json.

  npm run learn [-- --check] [-- --help]

The sentences are tests/data/utterances/<language>-dev.jsonl and -topics.jsonl, facts-dev.jsonl and
the examples in danger.json. To teach it something, add sentences as people write them, with what
they are about and the danger they tell of or null, and run this again. It takes about a minute
where anything has changed.

--check  writes nothing; names each file that is not as the sentences teach, and then exits 1.`

const root = join(import.meta.dirname, '..')

function main() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return console.log(usage)
  for (const locale of ['vi', 'ja'] as const)
    for (const subject of ['danger', 'topic'] as const) {
      const path = `locales/${locale}/${subject}-cues.json`
      const kept = readFileSync(join(root, path), { encoding: 'utf8', flag: 'a+' })
      const fresh = isFresh(root, locale, kept)
      if (!fresh && values.check) {
        console.error(`${path} is stale; run "npm run learn".`)
        process.exitCode = 1
        continue
      }
      if (!fresh) writeFileSync(join(root, path), learnt(root, locale, subject))
      console.log(`${path}: ${fresh ? 'fresh' : 'written'}`)
    }
}

main()
