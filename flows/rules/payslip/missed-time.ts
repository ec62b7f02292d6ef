import { fraction, greater, ratio, subtract, zero } from '../../../src/core/fraction.ts'
import { hourlyPay } from '../hourly.ts'
import { exactly, type Range, times } from '../range.ts'
import { evaluateSanction } from '../short/sanction.ts'
import { someOf, type Taken, upTo } from './allowed.ts'
import type { Deduction, PayslipInput } from './input.ts'

/**
 * What may be taken for time not worked (Labour Standards Act art. 24 and 91, W26): the wage of the
 * minutes really missed. More is a pay cut: only where the work rules provide one, and within half
 * of a day's average wage.
 */
export function forMissedTime(item: Deduction, input: PayslipInput): Taken {
  const { amount } = item
  const minutes = missedMinutes(item, input)
  if (amount === undefined || minutes === undefined) return someOf(amount)
  const hours = exactly(ratio(BigInt(minutes), 60n))
  const taken = upTo(amount, times(hourlyPay(input), hours))
  if (input.disciplinaryRule === false) return taken
  const { low: least, high: most } = halfDay(input)
  const low = most ? greater(zero, subtract(taken.excess.low, most)) : zero
  const high =
    taken.excess.high && input.disciplinaryRule
      ? greater(zero, subtract(taken.excess.high, least))
      : taken.excess.high
  const yen = fraction(amount)
  return {
    allowed: { low: high ? subtract(yen, high) : zero, high: subtract(yen, low) },
    excess: { low, high },
  }
}

/** Minutes really missed, for which a line was taken. */
export function missedMinutes({ kind, own }: Deduction, input: PayslipInput): number | undefined {
  if (own) return own.missedMinutes
  return kind === 'lateness' ? input.lateMinutes : input.absentMinutes
}

/** Half of one day's average wage, in whole yen. */
function halfDay(input: PayslipInput): Range {
  const { capPerIncident: cap, capPerIncidentRange: [low, high] = [0, null] } = evaluateSanction({
    ...input,
    reductions: [],
    asOf: input.period?.from,
  })
  if (cap !== null) return exactly(fraction(cap))
  return { low: fraction(low), high: high === null ? undefined : fraction(high) }
}
