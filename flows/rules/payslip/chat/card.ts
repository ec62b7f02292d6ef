import type { Note } from '#flow'
import { ceil, floor, fraction } from '../../../../src/core/fraction.ts'
import type { Card, Mark } from '../../../../src/core/message.ts'
import { exactly, known, type Range } from '../../range.ts'
import type { JudgedDeduction } from '../deductions.ts'
import { longContract } from '../long-contract.ts'
import type { Payslip } from '../payslip.ts'
import { owedOf } from './owed.ts'
import { sayRange } from './say-range.ts'

type Row = Card<Note>['rows'][number]
type Bars = NonNullable<Card<Note>['bars']>

/**
 * The result at a glance: each part of the pay slip with what is short, fine or open; an hour's pay
 * against the legal minimum; and where the month's money went.
 */
export function cardOf(slip: Payslip): Card<Note> {
  const [bars, parts] = [payBars(slip), moneyParts(slip)]
  return {
    rows: rows(slip),
    ...(bars.length > 1 && { bars }),
    ...(parts.length > 1 && { parts }),
  }
}

function rows(slip: Payslip): readonly Row[] {
  const { minimumWage, premium, deductions, unexplained = 0 } = slip
  const owed = owedOf(slip)
  const wage = { below: 'low', ok: 'fine' } as const
  const pay = { short: 'low', ok: 'fine' } as const
  return [
    row(
      'rowMinimum',
      wage[minimumWage.verdict as 'ok'] ?? 'unsure',
      minimumWage.verdict === 'below' ? minimumWage.shortfall : undefined,
    ),
    row(
      'rowPremium',
      premium?.verdict === 'ok' && longContract(slip.input)
        ? 'unsure'
        : (pay[premium?.verdict as 'ok'] ?? 'unsure'),
      premium?.verdict === 'ok' ? undefined : premium?.shortfall,
    ),
    ...(deductions?.items ?? [])
      .filter(({ doubts }) => !doubts.includes('amountNotChecked'))
      .map(takenRow),
    ...(deductions ? [] : [row('rowDeductions', 'unsure')]),
    ...(unexplained > 0
      ? [
          {
            label: { name: 'rowUnexplained' },
            value: { name: 'valueYen', facts: { yen: unexplained } },
            mark: 'unsure' as const,
          },
        ]
      : []),
    ...(owed.high?.n === 0n || (owed.low.n === 0n && !owed.high)
      ? []
      : [row('rowTotal', owed.low.n > 0n ? 'low' : 'unsure', owed)]),
  ]
}

/** Without a sum, a part is fine or open as a whole. */
function row(label: string, mark: Mark, short?: Range): Row {
  if (short === undefined || short.high?.n === 0n)
    return {
      label: { name: label },
      value: { name: mark === 'fine' ? 'valueFine' : 'valueUnsure' },
      mark,
    }
  return { label: { name: label }, value: sayRange('valueShort', short), mark }
}

function takenRow({ kind, flag, excess, doubts }: JudgedDeduction): Row {
  const label = { name: `taken_${kind}` }
  if (flag) return { label, value: sayRange('valueTaken', excess), mark: 'low' }
  if (excess.high?.n === 0n && doubts.length === 0)
    return { label, value: { name: 'valueWithin' }, mark: 'fine' }
  const open = excess.high && excess.high.n > 0n
  return {
    label,
    value: open ? sayRange('valueTaken', excess) : { name: 'valueUnsure' },
    mark: 'unsure',
  }
}

/** What an hour is paid, and what it must be; both rates where it changed within the period. */
function payBars({ minimumWage: { hourly, stretches, verdict } }: Payslip): Bars {
  const pay = known(hourly)
  const rates = stretches.flatMap(({ figure }) => (figure ? [figure.value] : []))
  if (!pay || rates.length === 0) return []
  const yen = floor(pay, 1)
  const gap = Math.max(
    0,
    ...stretches.flatMap((one) => (one.gap.high ? [ceil(one.gap.high, 1)] : [])),
  )
  return [
    {
      label: { name: 'barPay' },
      value: { name: 'valueHour', facts: { yen } },
      size: yen,
      ...(verdict === 'below' && { mark: 'low' as const }),
      ...(verdict === 'ok' && { mark: 'fine' as const }),
      ...(verdict === 'below' && gap > 0 && { gap: { name: 'gapHour', facts: { yen: gap } } }),
    },
    ...rates.map((rate) => ({
      label: { name: 'barMinimum' },
      value: { name: 'valueHour', facts: { yen: rate } },
      size: rate,
    })),
  ]
}

/** What arrived, what was taken for what, and what nobody explains; none where a sum is missing. */
function moneyParts({ input, deductions, unexplained = 0 }: Payslip): Bars {
  const { gross, netPaid } = input
  const taken = deductions?.items ?? []
  const sums = taken.flatMap(({ amount }) => amount ?? [])
  if (!deductions || sums.length < taken.length) return []
  const all = sums.reduce((total, yen) => total + yen, 0)
  const net = netPaid ?? (gross === undefined ? undefined : gross - all)
  if (net === undefined || net < 0) return []
  return [
    part('partNet', net),
    ...taken.map(({ kind, amount = 0, flag }) => part(`taken_${kind}`, amount, flag && 'low')),
    part('partUnexplained', Math.max(0, unexplained), 'unsure'),
  ].filter(({ size }) => size > 0)
}

const part = (label: string, yen: number, mark?: Mark) => ({
  label: { name: label },
  value: sayRange('valueYen', exactly(fraction(yen))),
  size: yen,
  ...(mark && { mark }),
})
