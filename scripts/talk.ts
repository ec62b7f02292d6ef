import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { flows } from '../flows/index.ts'
import type { Locale } from '../src/core/conversation.ts'
import { tokyoDay } from '../src/core/day.ts'
import { rehearse } from '../src/rehearse.ts'
import { createScript } from '../src/script.ts'

const USAGE = `Holds a conversation in the terminal and prints its transcript at the end.

  npm run talk [-- <flow>] [-- --lang vi|ja] [-- --on YYYY-MM-DD]

Without a flow it begins at first contact. Type words, [label] for a button, (sticker), (image),
(40 days later); an empty line or Ctrl-D ends it. The transcript can be saved under tests/flows/.
Flows: ${Object.keys(flows).join(', ')}
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'vi' },
    on: { type: 'string', default: tokyoDay(Date.now()) },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
const [flow] = positionals
if (flow && !flows[flow]) stop(`There is no flow called ${flow}.`)
if (values.lang !== 'vi' && values.lang !== 'ja') stop('--lang is vi or ja.')
if (!/^\d{4}-\d{2}-\d{2}$/.test(values.on)) stop('--on is a day such as 2026-11-25.')

const script = createScript(
  {
    org: 'Tonari',
    contact: 'https://tonari.example/contact',
    privacyUrl: 'https://tonari.example/privacy',
  },
  (text) => text,
)
const { rehearsal, opening } = rehearse(script, {
  locale: values.lang as Locale,
  on: values.on,
  ...(flow && { flow }),
})
let transcript = `A conversation (${values.lang}, ${values.on}${flow ? `, ${flow}` : ''})\n\n`
tell(rehearsal.words(opening))

const terminal = createInterface({
  input: process.stdin,
  output: process.stderr,
  prompt: '  you  ',
})
terminal.prompt()
for await (const line of terminal) {
  if (line.trim() === '') break
  transcript += `  you  ${line.trim()}\n`
  try {
    tell(rehearsal.words(rehearsal.hear(line.trim())))
  } catch (error) {
    process.stderr.write(`       ${error instanceof Error ? error.message : error}\n`)
  }
  terminal.prompt()
}
terminal.close()
process.stdout.write(`\n${transcript}`)

function tell(words: string): void {
  transcript += words
  process.stderr.write(words)
}

function stop(why: string): never {
  process.stderr.write(`${why}\n\n${USAGE}`)
  process.exit(1)
}
