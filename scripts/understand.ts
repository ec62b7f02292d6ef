import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { readDanger, understand } from '../src/script.ts'

const usage = `Reads messages on stdin, one a line, and prints how each is understood, one JSON a line.

  npm run --silent understand < messages.txt
  echo "luong thang nay chua co" | npm run --silent understand

{ "language": "vi", "intent": "wages", "also": [], "danger": null }
  language  vi, ja or other
  intent    what is wanted, none where nothing fits
  also      what else may be meant, likeliest first
  danger    null, life, harm, confined, sexual, return, injury or broker`

async function main() {
  if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help) {
    return console.log(usage)
  }
  process.stdout.on('error', () => process.exit(0))
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { language, intent, also } = understand(line)
    console.log(JSON.stringify({ language, intent, also, danger: readDanger(line)?.kind ?? null }))
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error('Unknown option; see --help.')
  process.exitCode = 1
}
