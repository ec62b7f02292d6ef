import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const run = (file: string, args: readonly string[], input = '') =>
  spawnSync(process.execPath, [`scripts/${file}`, ...args], { input, encoding: 'utf8' })

test('every line is answered by one JSON, whatever is in it', () => {
  const lines = [
    'luong thang nay chua co',
    '',
    '\u0000\ufffd{"',
    'かいしゃを やめたい',
    '1'.repeat(9000),
  ]
  const { status, stdout } = run('understand.ts', [], `${lines.join('\r\n')}\n`)
  expect(status).toBe(0)
  const told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(told.map(({ language, intent }) => [language, intent])).toEqual([
    ['vi', 'wages'],
    ['other', 'none'],
    ['other', 'none'],
    ['ja', 'want_to_leave'],
    ['other', 'none'],
  ])
  for (const one of told) expect(Object.keys(one)).toEqual(['language', 'intent', 'also', 'danger'])
})

test('it says how it is used, and refuses what it does not know', () => {
  expect(run('understand.ts', ['--help']).stdout).toContain('npm run --silent understand')
  const { status, stderr } = run('understand.ts', ['--no-such'])
  expect(status).toBe(1)
  expect(stderr).toBe('Unknown option; see --help.\n')
})

test('the rates are counted by language', () => {
  const { stdout } = run('understanding-rates.ts', ['tests/data/utterances/facts-dev.jsonl'])
  expect(stdout).toMatch(/^250 sentences, \d+ µs each\n/)
  expect(stdout).toMatch(/\nvi: right \d+ of 187 \(\d/)
})
