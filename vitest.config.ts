import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error(`Tests need Node 24, this is ${process.version}: use "npm test".`)

/**
 * Files that lean on what registers its hooks when it is imported: it must be imported by each of
 * them. All others leave nothing behind, and share what they have imported.
 */
const alone = globSync('tests/**/*.test.ts').filter((path) =>
  /(?:handling|delivering|recalling|owed|stage)\.ts'/.test(readFileSync(path, 'utf8')),
)

const tests = ['tests/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'shared', include: tests, exclude: alone, isolate: false } },
      ...(alone.length > 0
        ? [{ extends: true as const, test: { name: 'alone', include: alone } }]
        : []),
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
