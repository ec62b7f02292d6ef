import type { Usage } from './usage.ts'

/** One measurement. Times are milliseconds, CPU microseconds a turn, memory bytes. */
export interface Measured {
  readonly turns: number
  readonly perSecond: number
  readonly ack50: number
  readonly ack99: number
  readonly reply50: number
  readonly reply99: number
  readonly cpu: number
  readonly memory: number
  /** How much of its time the driver was busy, 0 to 1; near 1 it is the driver that is measured. */
  readonly driver: number
  readonly errors: number
  readonly why: readonly string[]
}

export function summary(of: {
  readonly acked: number[]
  readonly replied: number[]
  readonly errors: ReadonlyMap<string, number>
  readonly elapsed: number
  readonly before: Usage
  readonly after: Usage
  readonly driver: number
}): Measured {
  const turns = of.replied.length
  const acked = Float64Array.from(of.acked).sort()
  const replied = Float64Array.from(of.replied).sort()
  return {
    turns,
    perSecond: turns / (of.elapsed / 1000),
    ack50: quantile(acked, 0.5),
    ack99: quantile(acked, 0.99),
    reply50: quantile(replied, 0.5),
    reply99: quantile(replied, 0.99),
    cpu: (of.after.cpu - of.before.cpu) / turns,
    memory: of.after.memory,
    driver: of.driver,
    errors: [...of.errors.values()].reduce((sum, n) => sum + n, 0),
    why: [...of.errors].map(([why, n]) => `${n} × ${why}`),
  }
}

/** Of several measurements of the same thing, each figure's median; errors are added up. */
export function median(all: readonly Measured[]): Measured {
  const mid = (figure: (one: Measured) => number) =>
    quantile(Float64Array.from(all, figure).sort(), 0.5)
  return {
    turns: mid((one) => one.turns),
    perSecond: mid((one) => one.perSecond),
    ack50: mid((one) => one.ack50),
    ack99: mid((one) => one.ack99),
    reply50: mid((one) => one.reply50),
    reply99: mid((one) => one.reply99),
    cpu: mid((one) => one.cpu),
    memory: mid((one) => one.memory),
    driver: mid((one) => one.driver),
    errors: all.reduce((sum, one) => sum + one.errors, 0),
    why: [...new Set(all.flatMap((one) => one.why))],
  }
}

function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.floor(sorted.length * q)] ?? Number.NaN
}
