import type { PlainDate } from '#flow'
import type { Range } from '../range.ts'
import type { Category } from './categories.ts'
import type { Parts } from './payslip.ts'
import type { Premium } from './premium.ts'

/** One line of the reckoning, in yen. */
export type Line =
  | {
      /** Hours × what an hour is short of the minimum wage. */
      readonly part: 'minimumWage'
      readonly from: PlainDate
      readonly to: PlainDate
      readonly rate: number | undefined
      readonly hours: Range
      readonly gap: Range
      readonly yen: Range
    }
  | {
      /** Hours × base × rate; on the base of pieces only what is above 1.00. */
      readonly part: 'premium'
      readonly category: Category
      readonly hours: Range
      readonly base: Range
      readonly pieceBase: Range
      readonly times: Range
      readonly yen: Range
    }
  | {
      /** What was paid for premium time, to be taken off. */
      readonly part: 'premiumPaid'
      readonly yen: number
    }
  | {
      /** Taken from pay, less what may be taken. */
      readonly part: 'deduction'
      readonly kind: string
      readonly amount: number | undefined
      readonly allowed: Range
      readonly yen: Range
    }

/** How the total came about, line by line: only what adds to it or is taken off. */
export function linesOf({ minimumWage, premium, deductions }: Parts): readonly Line[] {
  const short = minimumWage.stretches.filter(({ shortfall }) => shortfall.high?.n !== 0n)
  return [
    ...short.map(
      ({ from, to, figure, hours, gap, shortfall: yen }): Line => ({
        part: 'minimumWage',
        from,
        to,
        rate: figure?.value,
        hours,
        gap,
        yen,
      }),
    ),
    ...(premium ? ofPremium(premium) : []),
    ...(deductions?.items ?? []).flatMap(({ kind, amount, allowed, excess: yen }): Line[] =>
      yen.high?.n === 0n ? [] : [{ part: 'deduction', kind, amount, allowed, yen }],
    ),
  ]
}

function ofPremium({ lines, base, paid }: Premium): readonly Line[] {
  const all = lines.map(
    ({ category, hours, multiplier: times, yen }): Line => ({
      part: 'premium',
      category,
      hours,
      base: base.fixed,
      pieceBase: base.piece,
      times,
      yen,
    }),
  )
  return paid === undefined ? all : [...all, { part: 'premiumPaid', yen: paid }]
}
