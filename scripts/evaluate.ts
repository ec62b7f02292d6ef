import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Impossible } from '../flows/rules/read-json.ts'
import { evaluatePayslip } from './evaluate/payslip-check.ts'
import { evaluateSupport } from './evaluate/support-check.ts'
import { evaluateWage } from './evaluate/wage-check.ts'

const usage = `Reads answers as JSON on stdin and prints what follows from them, as JSON.

  npm run --silent evaluate wage-check < input.json
  npm run --silent evaluate payslip-check < input.json
  npm run --silent evaluate support-check < input.json

The first two read the input of a wage case; whatever is missing is not known:
  {
    "prefecture": "13", "period": { "from": "2025-11-01", "to": "2025-11-30" },
    "pay": [{ "kind": "base", "amount": 180000, "unit": "month" }],
    "prescribed": { "annualDays": 255, "dailyHours": 8 }
  }
wage-check looks at the minimum wage and prints { verdict, rate, segments, shortfall, because, … }.
payslip-check looks at the whole pay slip, or by "kind" at another question (sanction, limit, …),
and prints what a wage case expects.
support-check reads { "answers": { "Q1": "d", "Q7": ["a", "b"] } }, letters as in the decision table,
and prints { level, triggers, floors, flags, referrals }. docs/evaluate.md has every field.`

const flows: { readonly [flow: string]: (json: unknown) => unknown } = {
  'wage-check': evaluateWage,
  'payslip-check': evaluatePayslip,
  'support-check': evaluateSupport,
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

try {
  main()
} catch (error) {
  if (!(error instanceof Impossible)) throw error
  console.error(error.message)
  process.exitCode = 1
}
