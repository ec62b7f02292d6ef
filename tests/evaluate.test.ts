import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import cases from './data/wage-cases.json' with { type: 'json' }

const script = (file: string, args: readonly string[], input = '') =>
  spawnSync(process.execPath, [`scripts/${file}`, ...args], { input, encoding: 'utf8' })
const evaluate = (input: unknown) => {
  const { status, stdout, stderr } = script('evaluate.ts', ['wage-check'], JSON.stringify(input))
  return { status, stderr, found: stdout === '' ? undefined : JSON.parse(stdout) }
}

test.each(
  cases.cases.filter(({ id }) => ['WC001', 'WC008', 'WC017', 'WC033', 'WC082'].includes(id)),
)('evaluate prints $id as expected', ({ input, expected }) => {
  const { segments = [], ...plain }: { segments?: object[] } = expected.minimumWage ?? {}
  const { status, found } = evaluate(input)
  expect(status).toBe(0)
  expect(found).toMatchObject(plain)
  if (segments.length > 0) expect(found.segments).toMatchObject(segments)
  if ('specified' in expected) expect(found.specified).toEqual(expected.specified)
  expect(found.because[0]).toMatchObject({ id: expect.any(String), url: expect.any(String) })
})

test('a range is printed where hours around a change are not known', () => {
  const { found } = evaluate({
    prefecture: '26',
    period: { from: '2025-11-01', to: '2025-11-30' },
    pay: [{ kind: 'base', amount: 1060, unit: 'hour' }],
    prescribed: { annualDays: 255, dailyHours: 8 },
  })
  expect(found).toMatchObject({
    verdict: 'below',
    shortfall: null,
    shortfallRange: [620, 4960],
    shortfallPerHour: 62,
    segments: [
      { rate: 1058, verdict: 'ok', shortfall: 0 },
      { rate: 1122, from: '2025-11-21', verdict: 'below', hours: null, hoursRange: [10, 80] },
    ],
  })
})

test('nothing known is unsure, with nothing made up', () => {
  expect(evaluate({}).found).toMatchObject({
    verdict: 'unsure',
    rate: null,
    segments: [],
    shortfall: null,
    hourlyEquivalentExact: null,
  })
})

test('what is no JSON, an unknown flow and an unknown option are told in a sentence', () => {
  for (const [args, input, sentence] of [
    [['wage-check'], '{', 'What came on stdin is not JSON.'],
    [['wage-check'], '', 'What came on stdin is not JSON.'],
    [['toString'], '{}', 'There is no flow toString; known: wage-check.'],
    [[], '{}', 'No flow is named; known: wage-check.'],
    [['--what'], '{}', 'Unknown option; see --help.'],
    [
      ['wage-check'],
      '{"prefecture":"48"}',
      'prefecture must be a code from "01" to "47", not "48".',
    ],
  ] as const) {
    const { status, stdout, stderr } = script('evaluate.ts', args, input)
    expect([status, stdout, stderr]).toEqual([1, '', `${sentence}\n`])
  }
  const help = script('evaluate.ts', ['--help'])
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toContain('npm run --silent evaluate wage-check')
})

test.each([
  ['2027-08-30', 0, '31 days from today', ''],
  ['2027-08-31', 1, '30 days from today', 'minimum-wage.json runs out in 30 days'],
  ['2027-10-01', 1, '-1 days from today', 'minimum-wage.json ran out 1 days ago'],
])('law on %s exits %d', (today, status, line, warning) => {
  const law = script('law.ts', ['--today', today])
  expect(law.status).toBe(status)
  expect(law.stdout).toContain(`vouched for through 2027-09-30, ${line}`)
  expect(law.stderr).toContain(warning)
  if (status === 0) expect(law.stderr).toBe('')
})

test('law explains itself, and refuses a day that is none', () => {
  expect(script('law.ts', ['--help']).stdout).toContain('npm run law')
  const wrong = script('law.ts', ['--today', '2026-02-30'])
  expect([wrong.status, wrong.stdout]).toEqual([1, ''])
  expect(wrong.stderr).toBe('--today must be a day such as 2026-11-25, not 2026-02-30.\n')
})
