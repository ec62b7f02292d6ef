import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../scripts/new-flow/refuse.ts'

/** A copy of what a flow touches, inside the repository so that its packages are found. */
let root = ''
beforeAll(() => {
  mkdirSync('data', { recursive: true })
  root = mkdtempSync(join('data', 'new-flow-'))
  const whole = ['flows', 'locales', 'src', 'scripts', 'package.json', 'biome.json', '.gitignore']
  const settings = ['vitest.config.ts', 'tsconfig.json', 'tsconfig.base.json']
  const tests = ['transcript', 'lint.test', 'locales.test', 'conversations.test']
  const conversations = globSync('tests/flows/*/*.txt')
  const files = [...tests.map((name) => `tests/${name}.ts`), ...conversations]
  for (const path of [...whole, ...settings, ...files]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(path, join(root, path), { recursive: true })
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const run = (command: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, out: stdout, err: stderr }
}
const newFlow = (...words: readonly string[]) => run('scripts/new-flow.ts', ...words)
const bin = (path: string) => createRequire(import.meta.url).resolve(path)
const vitest = join(dirname(bin('vitest/package.json')), 'vitest.mjs')

test.each([
  ['Night', 'no name for a flow'],
  ['night_shift', 'no name for a flow'],
  ['../night', 'no name for a flow'],
  ['night-', 'no name for a flow'],
  ['a'.repeat(41), 'no name for a flow'],
  ['rights', 'There is a flows/rights.ts already.'],
  ['common', 'There is a locales/vi/common.json already.'],
  ['flows', 'would mean something else in the code'],
  ['choice', 'would mean something else in the code'],
  ['delete', 'would mean something else in the code'],
  ['await', 'would mean something else in the code'],
] as const)('%s is refused in a sentence', (name, why) => {
  expect(refuse(root, name)).toContain(why)
})

test('what is refused lays nothing down', () => {
  const before = read('flows/index.ts')
  const { status, err } = newFlow('Night')
  expect(status).toBe(1)
  expect(err).toBe(`${refuse(root, 'Night')}\n`)
  expect(read('flows/index.ts')).toBe(before)
  expect(newFlow('one', 'two').err).toContain('One name of a flow is needed')
})

describe('two flows are laid down', () => {
  const names = ['night-shift', 'zoo']
  beforeAll(() => {
    for (const name of names) {
      const { status, out, err } = newFlow(name)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out).toContain(`Write over every ✎ in locales/vi/${name}.json`)
    }
  }, 180_000)

  test.each(names)('%s is held in both languages and drawn, and its name is taken', (name) => {
    for (const locale of ['vi', 'ja']) {
      const held = read(`tests/flows/${name}/first-${locale}.txt`)
      expect(held).toMatch(/^ {2}bot {2}✎/m)
      expect(held).toMatch(/^ {2}you {2}\[✎ /m)
    }
    expect(read(`docs/flows/${name}.md`)).toContain('```mermaid')
    expect(refuse(root, name)).toBe(`There is a flows/${name}.ts already.`)
  })

  test('draw names each stale page, and mends it', () => {
    const draw = (...words: readonly string[]) => run('scripts/draw.ts', ...words)
    const page = join(root, 'docs', 'flows', 'zoo.md')
    const drawn = readFileSync(page, 'utf8')
    writeFileSync(page, `${drawn} `)
    writeFileSync(join(root, 'docs', 'flows', 'gone.md'), '')
    rmSync(join(root, 'docs', 'flows', 'night-shift.md'))
    const stale = draw('--check')
    expect(stale.status).toBe(1)
    expect(stale.err.match(/docs\/flows\/[\w-]+\.md/g)?.toSorted()).toEqual(
      ['gone', 'night-shift', 'zoo'].map((name) => `docs/flows/${name}.md`),
    )
    expect(readFileSync(page, 'utf8')).toBe(`${drawn} `)
    expect(draw().status).toBe(0)
    expect(readFileSync(page, 'utf8')).toBe(drawn)
    expect(draw('--check')).toEqual({ status: 0, out: 'docs/flows is as drawn\n', err: '' })
  }, 120_000)

  test('they are sound, worded and replayed', () => {
    const files = ['lint', 'locales', 'conversations'].map((file) => `tests/${file}.test.ts`)
    const whole = 'labels are|has its marks|Japanese is in|composed form|at most 1,000'
    const tested = run(vitest, 'run', ...files, '-t', `${names.join('|')}|${whole}`)
    expect(tested.status, tested.out + tested.err).toBe(0)
  }, 120_000)

  test('what they edited stays formatted, sorted and typed', () => {
    const biome = run(bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', 'flows', 'locales')
    expect(biome.out + biome.err).not.toMatch(/(index|night-shift|zoo)\.(ts|json)/)
    const typescript = join(dirname(bin('typescript/package.json')), 'bin', 'tsc')
    const types = run(typescript, '-p', 'tsconfig.json')
    expect(types.out).not.toMatch(/^(flows|locales)\/([\w/]*\/)?(index|night-shift|zoo)\./m)
    const index = read('locales/index.ts')
    expect(index).toMatch(/'night-shift': TextOf<typeof nightShift>\n {2}readonly /)
    expect(index).toMatch(/readonly zoo: TextOf<typeof zoo>\n\}/)
    expect(read('flows/index.ts')).toMatch(
      /\[nightShift\.id\]: nightShift,\n {2}\[zoo\.id\]: zoo,\n\}/,
    )
  }, 120_000)
})
