import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { addDays } from '../src/core/day.ts'
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

test.each(cases.cases.filter(({ id }) => ['WC033', 'WC067', 'WC083'].includes(id)))(
  'evaluate payslip-check prints $id, a $kind, as expected',
  (whole) => {
    const { id: _, ...rest } = whole
    for (const input of [rest, { kind: whole.kind, ...whole.input }]) {
      const { status, stdout } = script('evaluate.ts', ['payslip-check'], JSON.stringify(input))
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject(whole.expected)
    }
  },
)

test('evaluate support-check prints what its letters come to, and a sentence for what they cannot', () => {
  const run = (json: unknown) => script('evaluate.ts', ['support-check'], JSON.stringify(json))
  const { status, stdout } = run({ answers: { Q1: 'd', Q7: ['a', 'b'], Q9: 'c' } })
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    level: 'HIGH',
    triggers: ['LEFT'],
    floors: ['HIGH'],
    flags: ['LEFT'],
    referrals: ['nv-tomoiki', 'otit-vi'],
  })
  const refused = run({ answers: { Q1: 'z' } })
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toBe('Q1 takes a, b, c, d or P, not "z".\n')
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

const kinds =
  'kind must be one of wage, plausibility, limit, sanction, leave_allowance, interest, advance_scheme, status, limitation, paid_leave, not "wages".'

test('what is no JSON, an unknown flow and an unknown option are told in a sentence', () => {
  for (const [args, input, sentence] of [
    [['wage-check'], '{', 'What came on stdin is not JSON.'],
    [['wage-check'], '', 'What came on stdin is not JSON.'],
    [
      ['toString'],
      '{}',
      'There is no flow toString; known: wage-check, payslip-check, support-check.',
    ],
    [[], '{}', 'No flow is named; known: wage-check, payslip-check, support-check.'],
    [['--what'], '{}', 'Unknown option; see --help.'],
    [
      ['wage-check'],
      '{"prefecture":"48"}',
      'prefecture must be a code from "01" to "47", not "48".',
    ],
    [['payslip-check'], '{"kind":"wages"}', kinds],
    [['payslip-check'], '{"occupants":0}', 'occupants must be a number from 1 to 100, not 0.'],
  ] as const) {
    const { status, stdout, stderr } = script('evaluate.ts', args, input)
    expect([status, stdout, stderr]).toEqual([1, '', `${sentence}\n`])
  }
  const help = script('evaluate.ts', ['--help'])
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toContain('npm run --silent evaluate wage-check')
})

const tables = globSync('flows/law/*.json').flatMap((path) => {
  const { completeThrough }: { completeThrough?: string } = JSON.parse(readFileSync(path, 'utf8'))
  return completeThrough ? [{ name: basename(path), through: completeThrough }] : []
})
const [soonest = { name: '', through: '' }] = tables.toSorted((a, b) =>
  a.through.localeCompare(b.through),
)

test.each([
  [-31, 0, '31 days from today', ''],
  [-30, 1, '30 days from today', `${soonest.name} runs out in 30 days`],
  [1, 1, '-1 days from today', `${soonest.name} ran out 1 days ago`],
])(
  'law, %d days from the end of the first table to run out, exits %d',
  (days, status, line, warning) => {
    const law = script('law.ts', ['--today', addDays(soonest.through, days)])
    expect(law.status).toBe(status)
    expect(law.stdout).toContain(`vouched for through ${soonest.through}, ${line}`)
    expect(law.stderr).toContain(warning)
    if (status === 0) expect(law.stderr).toBe('')
    for (const { name } of tables) expect(law.stdout).toContain(name)
  },
)

test('law explains itself, and refuses a day that is none', () => {
  expect(script('law.ts', ['--help']).stdout).toContain('npm run law')
  const wrong = script('law.ts', ['--today', '2026-02-30'])
  expect([wrong.status, wrong.stdout]).toEqual([1, ''])
  expect(wrong.stderr).toBe('--today must be a day such as 2026-11-25, not 2026-02-30.\n')
})
