import { spawnSync } from 'node:child_process'

/** `npm test`: the check, then every test. Words after it go to vitest, and then only that runs. */
const words = process.argv.slice(2)
const run = (...command: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/run.mjs', ...command], { stdio: 'inherit' }).status ?? 1

if (words.length === 0) {
  const checked = run('scripts/check.ts')
  if (checked !== 0) process.exit(checked)
}
process.exit(run('vitest', 'run', ...words))
