/** `node scripts/run.mjs bench/rules.ts`: what reckoning one case costs, by kind; aimed at 1 ms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluatePayslip } from '../scripts/evaluate/payslip-check.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly input: object
}

const path = join(import.meta.dirname, '..', 'tests', 'data', 'wage-cases.json')
const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(path, 'utf8'))

for (const one of cases) timed(one, 50) // lets V8 compile first
const found = cases.map((one) => ({ ...one, micros: timed(one, 200) }))

console.log('kind             cases   median   slowest')
for (const kind of [...new Set(cases.map((one) => one.kind))]) {
  const of = found.filter((one) => one.kind === kind).sort((a, b) => a.micros - b.micros)
  const slowest = of.at(-1)
  console.log(
    `${kind.padEnd(16)} ${String(of.length).padStart(5)} ${shown(of[of.length >> 1]?.micros)} ${shown(slowest?.micros)}  ${slowest?.id}`,
  )
}

/** Microseconds a call from JSON's objects to the printed one: the fastest of ten stretches. */
function timed({ kind, input }: Case, times: number): number {
  let sum = 0
  const stretches = Array.from({ length: 10 }, () => {
    const start = performance.now()
    for (let i = 0; i < times / 10; i++)
      sum += Object.keys(evaluatePayslip({ kind, ...input })).length
    return ((performance.now() - start) / (times / 10)) * 1000
  })
  if (sum === 0) throw new Error('nothing was done')
  return Math.min(...stretches)
}

function shown(micros = Number.NaN): string {
  return `${micros.toFixed(0).padStart(6)} µs`
}
