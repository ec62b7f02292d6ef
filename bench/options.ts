import { parseArgs } from 'node:util'

export const contenders = ['a', 'b', 'real'] as const
export type Contender = (typeof contenders)[number]

export interface Options {
  readonly seconds: number
  readonly warmup: number
  readonly concurrency: readonly number[]
  readonly users: number
  readonly runs: number
  readonly only: readonly Contender[]
  readonly preload: number
  readonly profile: boolean
  readonly pin: boolean
  readonly json: boolean
}

export const help = `npm run bench -- [options]

Drives the real server and two baselines over HTTP with signed LINE webhooks, through the wage
check, until both the 200 and the reply at a fake LINE are there.

  --seconds 4              how long each measurement lasts
  --warmup 2               seconds at 32 in flight before measuring
  --concurrency 1,32,256   turns in flight
  --users 1000             people talking
  --runs 3                 rounds of a, b, real; the medians are reported
  --only real              one of a, b, real, or several: a,real
  --preload 100000         also the real server with so many conversations stored, beside 100
  --profile                where the time goes: self time by function, at the last concurrency
  --walk                   instead of all this: the cost of a step by number of answers
  --no-pin                 do not give the server a core of its own (taskset)
  --json                   the result as JSON on standard output
`

/** The command line as settings; throws with a sentence when a value makes no sense. */
export function readOptions(args: readonly string[]): Options | 'help' | 'walk' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '4' },
      warmup: { type: 'string', default: '2' },
      concurrency: { type: 'string', default: '1,32,256' },
      users: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '3' },
      only: { type: 'string', default: contenders.join() },
      preload: { type: 'string', default: '0' },
      profile: { type: 'boolean', default: false },
      walk: { type: 'boolean', default: false },
      'no-pin': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.walk) return 'walk'
  const only = values.only.split(',').map((name) => {
    const found = contenders.find((one) => one === name)
    if (found === undefined) throw new Error(`--only knows a, b and real, not ${name}`)
    return found
  })
  const users = count('users', values.users)
  const concurrency = values.concurrency.split(',').map((one) => count('concurrency', one))
  if (Math.max(...concurrency) > users) throw new Error('--users must be at least --concurrency')
  return {
    seconds: count('seconds', values.seconds),
    warmup: count('warmup', values.warmup),
    concurrency,
    users,
    runs: count('runs', values.runs),
    only,
    preload: values.preload === '0' ? 0 : count('preload', values.preload),
    profile: values.profile,
    pin: !values['no-pin'],
    json: values.json,
  }
}

function count(name: string, value: string): number {
  const number = Number(value)
  if (!(number > 0)) throw new Error(`--${name} needs a number above 0, not ${value}`)
  return number
}
