import { wageCheck } from '../flows/wage-check.ts'
import type { Answers, Conversation } from '../src/core/conversation.ts'
import type { Inbound } from '../src/core/inbound.ts'
import { step } from '../src/core/step.ts'
import { walk } from '../src/core/walk.ts'
import { createScript } from '../src/script.ts'

const day = '2026-11-25'
const at = Date.UTC(2026, 10, 25, 3)
const script = createScript(
  { org: 'Tonari', contact: 'a@example.org', privacyUrl: 'http://x/' },
  (text) => text,
)

/**
 * What a step costs as a session grows: the same amount is typed at the same question of the wage
 * check's list, after ever more answers. A step walks the answers again, so it may grow by the walk
 * and by nothing else; the two columns show whether it does.
 */
export function walkCosts(): string {
  const counts = Array.from({ length: 10 }, (_, listed) => listed)
  for (const listed of counts) cost(listed, 3000) // lets V8 compile first
  const rows = counts.map((listed) => cost(listed, 10_000))
  const growth = (of: (row: Cost) => number) => {
    const [first, last] = [rows[0], rows.at(-1)]
    return first && last ? (of(last) - of(first)) / (last.answers - first.answers) : Number.NaN
  }
  return [
    'answers  a step   of which the walk',
    ...rows.map(
      (row) =>
        `${String(row.answers).padStart(7)}  ${row.step.toFixed(1).padStart(5)} µs  ${row.walk.toFixed(1).padStart(5)} µs`,
    ),
    `each answer more: a step +${growth((row) => row.step).toFixed(2)} µs, a walk +${growth((row) => row.walk).toFixed(2)} µs`,
  ].join('\n')
}

interface Cost {
  readonly answers: number
  /** Microseconds. */
  readonly step: number
  readonly walk: number
}

function cost(listed: number, times: number): Cost {
  const answers: { [path: string]: Answers[string] } = { basis: 'month', monthlyPay: 180_000 }
  for (let item = 0; item <= listed; item++) {
    answers[`allowances/${item}/kind`] = 'job'
    if (item < listed) answers[`allowances/${item}/amount`] = 5000
  }
  const conversation: Conversation = {
    id: 'c',
    person: 'p',
    channel: 'line',
    address: 'U1',
    seq: 20,
    locale: 'vi',
    greeted: true,
    agreedOn: day,
    talkingTo: 'bot',
    misses: 0,
    session: { flow: wageCheck.id, asOf: day, answers, touched: at },
    asked: { seq: 20, place: `allowances/${listed}/amount`, options: ['!back'] },
  }
  const inbound: Inbound = {
    id: 'line:1',
    from: { channel: 'line', address: 'U1' },
    at,
    input: { kind: 'text', text: '5000' },
  }
  return {
    answers: Object.keys(answers).length,
    step: timed(times, () => step(script, conversation, inbound).conversation.seq),
    walk: timed(times, () => walk(wageCheck, answers, day).path.length),
  }
}

/** The fastest of 20 stretches, which other load disturbs least, in microseconds a call. */
function timed(times: number, run: () => number): number {
  let sum = 0
  const stretches = Array.from({ length: 20 }, () => {
    const start = performance.now()
    for (let i = 0; i < times / 20; i++) sum += run()
    return ((performance.now() - start) / (times / 20)) * 1000
  })
  if (sum === 0) throw new Error('nothing was done')
  return stretches.sort((a, b) => a - b)[0] ?? Number.NaN
}
