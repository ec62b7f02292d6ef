import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { daysBetween, isDay, tokyoDay } from '../src/core/day.ts'
import type { Entry } from '../src/core/law.ts'
import { type LinesFile, staleLines, unfilledSuccessions } from './law/help-lines.ts'

const usage = `Lists the tables of law, how long each is vouched for, and what runs out next.
Exits 1 from thirty days before a table runs out, naming it, and from thirty days before a body
of the help lines is replaced by one whose entry is not filled. Names the help lines that nobody
has verified for a year.

  npm run law -- [--today YYYY-MM-DD] [--help]

--today  the day to reckon from; otherwise today in Tokyo.`

const WARN_DAYS = 30
const folder = join(import.meta.dirname, '..', 'flows', 'law')

interface Listed {
  readonly name: string
  readonly title: string
  /** What it holds, in words. */
  readonly holds: string
  /** The last day vouched for; missing where the table is not dated. */
  readonly through?: string | undefined
}

interface TableFile {
  readonly title: string
  readonly completeThrough?: string
  readonly values?: { readonly [key: string]: readonly Entry[] }
  readonly lines?: readonly { readonly lastVerified?: string | null }[]
  readonly days?: { readonly [day: string]: string }
}

function main() {
  const asked = readArguments()
  if (typeof asked === 'string') {
    console.error(asked)
    process.exitCode = 1
    return
  }
  if (asked.help) return console.log(usage)
  const tables = readTables()
  console.log(`The tables of law on ${asked.today}, the soonest to run out first:\n`)
  for (const table of tables) console.log(told(table, asked.today))
  const short = tables.filter(({ through }) => through && left(through, asked.today) <= WARN_DAYS)
  for (const table of short) console.error(warning(table, asked.today))
  const unfilled = tellOfHelpLines(asked.today)
  if (short.length > 0 || unfilled) process.exitCode = 1
}

/** Whether a body is replaced soon by one that nobody can reach yet. */
function tellOfHelpLines(today: string): boolean {
  const file: LinesFile = JSON.parse(readFileSync(join(folder, 'help-lines.json'), 'utf8'))
  const stale = staleLines(file, today)
  if (stale.length > 0) {
    console.log('Warning: nobody has verified these help lines for a year. Call or read them again')
    console.log('and set lastVerified; until then they are shown with the day they were verified.')
    for (const sentence of stale) console.log(`  ${sentence}`)
  }
  const unfilled = unfilledSuccessions(file, today)
  for (const sentence of unfilled) console.error(sentence)
  return unfilled.length > 0
}

function readArguments(): { readonly today: string; readonly help: boolean } | string {
  try {
    const { values } = parseArgs({
      options: { today: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    const { today = tokyoDay(Date.now()), help = false } = values
    return isDay(today)
      ? { today, help }
      : `--today must be a day such as 2026-11-25, not ${today}.`
  } catch {
    return 'Unknown option; see --help.'
  }
}

/** The dated tables by the day they run out, then those without one. */
function readTables(): readonly Listed[] {
  const paths = globSync(join(folder, '*.json')).filter((path) => !path.endsWith('schema.json'))
  return paths.map(readTable).sort((a, b) => (a.through ?? '9').localeCompare(b.through ?? '9'))
}

function readTable(path: string): Listed {
  const file: TableFile = JSON.parse(readFileSync(path, 'utf8'))
  const { title, completeThrough: through } = file
  return { name: basename(path), title, holds: heldIn(file), through }
}

function heldIn({ values, days, lines = [] }: TableFile): string {
  if (values) return datedIn(Object.values(values))
  if (days) return `${Object.keys(days).length} days, from ${Object.keys(days).sort()[0]}`
  return verifiedIn(lines)
}

function datedIn(values: readonly (readonly Entry[])[]): string {
  const days = values.flatMap((entries) => entries.map(({ from }) => from)).sort()
  return `${values.length} keys, ${days.length} entries, starting ${days[0]} to ${days.at(-1)}`
}

function verifiedIn(lines: NonNullable<TableFile['lines']>): string {
  const days = lines.flatMap(({ lastVerified }) => (lastVerified ? [lastVerified] : [])).sort()
  const unverified = lines.length - days.length
  return `${lines.length} lines, last verified ${days[0]} to ${days.at(-1)}, ${unverified} without a day`
}

const left = (through: string, today: string) => daysBetween(today, through)

function told({ name, title, holds, through }: Listed, today: string): string {
  const until = through
    ? `vouched for through ${through}, ${left(through, today)} days from today`
    : 'not dated: it does not run out by itself'
  return `${name}  ${title}\n  ${holds}\n  ${until}\n`
}

function warning({ name, through = '' }: Listed, today: string): string {
  const days = left(through, today)
  const when = days < 0 ? `ran out ${-days} days ago` : `runs out in ${days} days`
  return `${name} ${when}, after ${through}: read the new notices, add them and move completeThrough.`
}

main()
