import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pages } from './draw/pages.ts'

const usage = `Draws every flow into docs/flows/: its chart, its words in both languages side by side, the law
it rests on and its conversations.

  npm run draw [-- --check] [-- --help]

--check  writes nothing; names each page that is not as it would be drawn, and then exits 1.`

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'flows')

function main() {
  const asked = readArguments()
  if (!asked) {
    console.error('Unknown option; see --help.')
    process.exitCode = 1
    return
  }
  if (asked.help) return console.log(usage)
  const wanted = pages(root)
  const stale = [...wanted].filter(([name, text]) => kept(name) !== text)
  const left = globSync('*.md', { cwd: folder }).filter((name) => !wanted.has(name))
  if (asked.check) return report(stale.map(([name]) => name).concat(left))
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of stale) writeFileSync(join(folder, name), text)
  for (const name of left) rmSync(join(folder, name))
  for (const name of [
    ...stale.map(([written]) => written),
    ...left.map((gone) => `${gone} (gone)`),
  ])
    console.log(`docs/flows/${name}`)
  console.log(`${wanted.size} pages, ${stale.length + left.length} changed`)
}

function report(stale: readonly string[]) {
  if (stale.length === 0) return console.log('docs/flows is as drawn')
  for (const name of stale) console.error(`docs/flows/${name} is stale; run "npm run draw".`)
  process.exitCode = 1
}

function readArguments(): { readonly check?: boolean; readonly help?: boolean } | undefined {
  try {
    return parseArgs({
      options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch {
    return undefined
  }
}

function kept(name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined
}

main()
