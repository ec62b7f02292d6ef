import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(`Tests need Node 24, this is ${process.version}: use "npm test".`)

/** What registers hooks when it is imported must be imported by each file that leans on it. */
const leans = /(?:handling|delivering|recalling|owed|stage)\.ts'/

/** What is pure leaves nothing behind, so that its files share what they have imported. */
const pure = globSync('tests/{core,flows,desk,channels}/**/*.test.ts').filter(
  (path) => !leans.test(readFileSync(path, 'utf8')),
)

/**
 * What takes minutes: because no more than so many messages may go into a group in one, or since it
 * begins programs and browsers again and again. Run by `LONG=1 npm test`, and left out else.
 */
const long = [
  ...[
    'again',
    'busy',
    'crowd',
    'day',
    'faults',
    'hours',
    'moved',
    'old-place',
    'outage',
    'restart',
  ],
  ...['restart-held', 'roomless', 'storm', 'taken-back', 'topics', 'waited'],
]
  .map((name) => `tests/e2e/desk-${name}.test.ts`)
  .concat('tests/browser/figures.test.ts')
const left = process.env['LONG'] ? [] : long

/**
 * These talk with processes and browsers of their own, and leave as little behind; but for those that
 * count the pages that they have opened.
 */
const shared = globSync('tests/{e2e,browser}/**/*.test.ts').filter(
  (path) => !left.includes(path) && !/posting\.ts'/.test(readFileSync(path, 'utf8')),
)

export default defineConfig({
  test: {
    projects: [
      ...(pure.length > 0
        ? [{ extends: true as const, test: { name: 'pure', include: pure, isolate: false } }]
        : []),
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, ...shared, ...left],
        },
      },
    ],
    env: {
      ...{ WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', TZ: 'UTC' },
      // Hundreds of processes are started, and each would read the same files from the beginning.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tonari-compile-cache'),
    },
    // Most of the time is spent waiting for processes and browsers, not on this machine's cores.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
