/** `npm run bench`: see `options.ts` for what it takes and `docs/benchmark.md` for what it means. */
import { rmSync } from 'node:fs'
import { bench } from './bench.ts'
import { scratch } from './disk.ts'
import { help, readOptions } from './options.ts'
import { profile } from './profile.ts'
import { table } from './report.ts'

const options = readOptions(process.argv.slice(2))
if (options === 'help') {
  console.log(help)
} else if (options === 'walk') {
  const { walkCosts } = await import('./walk.ts')
  console.log(walkCosts())
} else {
  const folder = scratch()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  if (options.profile) {
    console.log(await profile(options, folder))
  } else {
    const result = await bench(options, folder)
    console.log(options.json ? JSON.stringify(result, undefined, 2) : table(result))
    if (result.rows.some((row) => row.errors > 0)) process.exitCode = 1
  }
}
