import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import table from '../flows/law/help-lines.json' with { type: 'json' }
import { type LinesFile, staleLines, unfilledSuccessions } from '../scripts/law/help-lines.ts'

const line = { id: 'new', phone: '0120-000-000', url: null, lastVerified: '2027-03-20' }
const file = (lines: LinesFile['lines']): LinesFile => ({
  successions: [{ from: '2027-04-01', of: ['old'], by: 'new' }],
  lines,
})

test.for([
  ['2027-03-01', 0],
  ['2027-03-02', 1],
  ['2027-03-31', 1],
  ['2027-04-01', 1],
  ['2028-04-01', 1],
] as const)('a body replaced on 1 April, looked at on %s', ([today, faults]) => {
  expect(unfilledSuccessions(file([]), today)).toHaveLength(faults)
})

test.for<[string, Partial<LinesFile['lines'][number]>, number]>([
  ['a number', {}, 0],
  ['a page alone', { phone: null, url: 'https://example.org' }, 0],
  ['neither', { phone: null }, 1],
  ['no day on which it was verified', { lastVerified: null }, 1],
  ['what was known a year before', { lastVerified: '2026-03-31' }, 1],
  ['another name', { id: 'newer' }, 1],
])('the entry of what follows has %s', ([, given, faults]) => {
  expect(unfilledSuccessions(file([{ ...line, ...given }]), '2027-03-31')).toHaveLength(faults)
})

test('lines are named that nobody has verified for a year, and no others', () => {
  const lines = [
    { ...line, id: 'fresh', lastVerified: '2026-03-31' },
    { ...line, id: 'old', lastVerified: '2026-03-30' },
    { ...line, id: 'never', lastVerified: null },
  ]
  expect(staleLines(file(lines), '2027-03-31')).toEqual([
    'old: last verified 2026-03-30',
    'never: nobody knows when it was last verified',
  ])
})

const law = (today: string) =>
  spawnSync(process.execPath, ['scripts/law.ts', '--today', today], { encoding: 'utf8' })

test('the warning lets the check pass', () => {
  const { status, stdout, stderr } = law('2026-11-25')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('  otit-vi: last verified 2023-09-15')
  expect(stdout).not.toContain('vn-embassy: last')
})

test('the successor of OTIT is asked for by name from 2 March 2027, until it is filled', () => {
  expect(table.successions.map(({ by }) => by)).toEqual(['ikusei-kiko'])
  const asked = 'From 2027-04-01 ikusei-kiko stands in for otit-vi, otit-sos, otit-tenseki'
  expect(law('2027-03-01').stderr).not.toContain('ikusei-kiko')
  for (const day of ['2027-03-02', '2027-03-31']) {
    const { status, stderr } = law(day)
    expect(stderr).toContain(asked)
    expect(status).toBe(1)
  }
  expect(law('2027-04-01').stderr).toContain('ikusei-kiko has stood in for otit-vi')
})
