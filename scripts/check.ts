import { spawnSync } from 'node:child_process'

/**
 * Types, lint, format, purity of the core, and that docs/flows is as drawn. (The lint of flows and
 * words runs with the tests, and here through them.) Says which step failed and ends with its status.
 */
const steps: readonly (readonly [string, ...string[]])[] = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['lint and format', 'biome', 'ci', '--colors=off', '.'],
  ['promises and exhaustive switches', 'oxlint'],
  [
    'flows and words',
    'vitest',
    'run',
    '--reporter=dot',
    'tests/lint.test.ts',
    'tests/locales.test.ts',
    'tests/purity.test.ts',
    'tests/law.test.ts',
  ],
  ['drawings', 'scripts/draw.ts', '--check'],
]

for (const [name, ...command] of steps) {
  const run = spawnSync(process.execPath, ['scripts/run.mjs', ...command], { encoding: 'utf8' })
  if (run.status !== 0) {
    process.stdout.write(`${run.stdout}${run.stderr}\n`)
    process.stdout.write(`check: ${name} failed\n`)
    process.exit(1)
  }
  process.stdout.write(`check: ${name} ok\n`)
}
