import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { minimumWage, type Reckoning } from '../flows/rules/minimum-wage.ts'
import { known, type Range } from '../flows/rules/range.ts'
import { Impossible } from '../flows/rules/read-json.ts'
import { specifiedWage } from '../flows/rules/specified-wage.ts'
import type { WageInput } from '../flows/rules/wage.ts'
import { readWageCase } from '../flows/rules/wage-case.ts'
import { ceil, compare, type Fraction, round, written } from '../src/core/fraction.ts'

const usage = `Reads answers as JSON on stdin and prints what follows from them, as JSON.

  npm run --silent evaluate wage-check < input.json

wage-check reads the input of a wage case; whatever is missing is not known:
  {
    "prefecture": "13", "period": { "from": "2025-11-01", "to": "2025-11-30" },
    "pay": [{ "kind": "base", "amount": 180000, "unit": "month" }],
    "prescribed": { "annualDays": 255, "dailyHours": 8 }
  }
and prints { verdict, rate, segments, shortfall, because, … }.`

const flows: { readonly [flow: string]: (json: unknown) => unknown } = {
  'wage-check': (json) => {
    const input = readWageCase(json)
    return printed(input, minimumWage(input))
  },
}

function main() {
  const { flow, help } = readArguments()
  if (help) return console.log(usage)
  const evaluate = flow !== undefined && Object.hasOwn(flows, flow) ? flows[flow] : undefined
  if (!evaluate) {
    const asked = flow === undefined ? 'No flow is named' : `There is no flow ${flow}`
    throw new Impossible(`${asked}; known: ${Object.keys(flows).join(', ')}.`)
  }
  console.log(JSON.stringify(evaluate(readJson()), null, 2))
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    return { flow: positionals[0], help: values.help }
  } catch {
    throw new Impossible('Unknown option; see --help.')
  }
}

function readJson(): unknown {
  try {
    return JSON.parse(readFileSync(0, 'utf8'))
  } catch {
    throw new Impossible('What came on stdin is not JSON.')
  }
}

/** Amounts an hour to four decimals beside the exact fraction; a shortfall in whole yen, upwards. */
function printed(input: WageInput, found: Reckoning) {
  const { verdict, hourly, stretches, shortfall } = found
  const specified = specifiedWage(input, found)
  const hour = known(hourly)
  const gap = stretches.map((stretch) => stretch.gap).reduce(higher, undefined)
  return {
    verdict,
    rate: stretches.at(-1)?.figure?.value ?? null,
    segments: stretches.map((stretch) => ({
      rate: stretch.figure?.value ?? null,
      from: stretch.from,
      to: stretch.to,
      verdict: stretch.verdict,
      ...both('hours', stretch.hours, four),
      ...both('shortfall', stretch.shortfall, four),
      dateBasis: stretch.figure?.dateBasis ?? null,
      dateSources: stretch.figure?.dateSources ?? null,
    })),
    ...both('shortfall', shortfall, ceil),
    ...both('hourlyEquivalent', hourly, four),
    hourlyEquivalentExact: hour ? written(hour) : null,
    ...(gap ? both('shortfallPerHour', gap, four) : { shortfallPerHour: null }),
    notes: stretches.some(({ dateUnsure }) => dateUnsure) ? ['dateUnsure'] : [],
    ...(specified && {
      specified: {
        rate: specified.rate,
        ...both('possibleShortfall', specified.possibleShortfall, ceil),
      },
    }),
    because: found.because,
  }
}

const four = (value: Fraction) => round(value, 4)

/** A figure where it is known; null where not, with its range where anything bounds it. */
function both(name: string, range: Range, show: (value: Fraction) => number) {
  const value = known(range)
  if (value) return { [name]: show(value) }
  const { low, high } = range
  return { [name]: null, ...(high && { [`${name}Range`]: [show(low), show(high)] }) }
}

const higher = (a: Range | undefined, b: Range) => (a && compare(a.low, b.low) >= 0 ? a : b)

try {
  main()
} catch (error) {
  if (!(error instanceof Impossible)) throw error
  console.error(error.message)
  process.exitCode = 1
}
