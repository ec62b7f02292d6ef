import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const files = [...globSync('src/core/**/*.ts'), ...globSync('flows/**/*.ts')]

/** What would bring a clock or chance into what must be pure; imports and globals are Biome's. */
const IMPURE = [/\bDate\.now\b/, /\bnew Date\(\s*\)/, /\bDate\(\s*\)/, /\bMath\.random\b/]

test('there is a core to look at', () => expect(files.length).toBeGreaterThan(15))

test.for(files)('%s reads no clock and throws no dice', (path) => {
  const source = readFileSync(path, 'utf8')
  expect(IMPURE.filter((pattern) => pattern.test(source)).map(String)).toEqual([])
})

test.for(files)('%s imports only the core, the flows and data', (path) => {
  const rooms = path.startsWith('src/core/') ? ['src/core/'] : ['flows/', 'src/core/']
  const inside = (from: string) =>
    from === '#flow' ||
    (from.startsWith('.') && rooms.some((room) => join(dirname(path), from).startsWith(room)))
  const imports = [...readFileSync(path, 'utf8').matchAll(/from '([^']+)'/g)].map((m) => m[1] ?? '')
  expect(imports.filter((from) => !inside(from))).toEqual([])
})
