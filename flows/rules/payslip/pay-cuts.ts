import { fraction, subtract, zero } from '../../../src/core/fraction.ts'
import type { Range } from '../range.ts'
import { evaluateSanction } from '../short/sanction.ts'
import { nothingOf, someOf, type Taken } from './allowed.ts'
import type { DeductionFlag } from './deduction-kinds.ts'
import type { PayslipInput } from './input.ts'

/**
 * One disciplinary pay cut after those before it in the same pay period (Labour Standards Act
 * art. 91, W26): at most half of one day's average wage, and all together at most a tenth of the
 * period's wages. `flags` are those this one adds.
 */
export function payCut(
  amount: number | undefined,
  before: readonly number[],
  input: PayslipInput,
): Taken & { readonly flags: readonly DeductionFlag[] } {
  if (input.disciplinaryRule === false) return { ...nothingOf(amount), flags: ['SANCTION_NO_RULE'] }
  if (amount === undefined) return { ...someOf(amount), flags: [] }
  const judge = (reductions: readonly number[]) =>
    evaluateSanction({
      ...input,
      reductions,
      monthWages: input.gross,
      asOf: input.period?.from,
    })
  const [earlier, now] = [judge(before), judge([...before, amount])]
  const high = input.disciplinaryRule ? now.excess : null
  const capped = now.notes.every((note) => !note.endsWith('_not_judged'))
  const low = Math.max(0, (now.excess ?? 0) - (earlier.excess ?? 0))
  const most = high !== null && capped ? low : amount
  const excess: Range = { low: fraction(low), high: fraction(most) }
  const yen = fraction(amount)
  return {
    allowed: { low: subtract(yen, excess.high ?? zero), high: subtract(yen, excess.low) },
    excess,
    flags: now.flags.filter((flag) => !earlier.flags.includes(flag)) as DeductionFlag[],
  }
}
