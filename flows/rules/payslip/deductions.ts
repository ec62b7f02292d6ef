import type { Source } from '#flow'
import { fraction, greater, subtract, zero } from '../../../src/core/fraction.ts'
import { exactly, type Range, sum } from '../range.ts'
import { allOf, nothingOf, someOf, type Taken, upTo } from './allowed.ts'
import { type DeductionFlag, deductionRule } from './deduction-kinds.ts'
import type { Deduction, PayslipInput } from './input.ts'
import { forMissedTime, missedMinutes } from './missed-time.ts'
import { payCut } from './pay-cuts.ts'
import { realCost } from './real-cost.ts'
import { fullPayment } from './sources.ts'

/** Why a deduction cannot be judged, or not wholly. */
export type DeductionDoubt =
  | 'amountUnknown'
  | 'agreementUnknown'
  | 'costUnknown'
  | 'minutesUnknown'
  | 'disciplinaryRuleUnknown'
  | 'averageWageUnknown'
  | 'amountNotChecked'

/** One line taken from pay, judged. */
export interface JudgedDeduction extends Taken {
  readonly kind: string
  readonly amount: number | undefined
  readonly flag: DeductionFlag | undefined
  /** Further limits that the same line breaks. */
  readonly also: readonly DeductionFlag[]
  readonly doubts: readonly DeductionDoubt[]
  readonly because: Source
}

/** All that was taken from pay. */
export interface Deductions {
  readonly items: readonly JudgedDeduction[]
  readonly unlawfulTotal: Range
}

/**
 * What was taken from pay, line by line (Labour Standards Act art. 24, W22–W24, W26): wages are
 * paid in full, and each deduction needs a law, or a written agreement with the workers' majority;
 * one worker's signature is not enough. Undefined where nothing is known of deductions.
 */
export function deductions(input: PayslipInput): Deductions | undefined {
  if (!input.deductions) return undefined
  const items = input.deductions.map((item, at) =>
    judge(
      item,
      input.deductions?.slice(0, at).filter(({ kind }) => kind === item.kind) ?? [],
      input,
    ),
  )
  return { items, unlawfulTotal: items.map(({ excess }) => excess).reduce(sum, exactly(zero)) }
}

type Judged = Taken & Partial<Pick<JudgedDeduction, 'flag' | 'also' | 'doubts' | 'because'>>

/** `before`: earlier lines of the same kind, which share one cost and one cap. */
function judge(
  item: Deduction,
  before: readonly Deduction[],
  input: PayslipInput,
): JudgedDeduction {
  const { kind, amount } = item
  const rule = deductionRule(kind)
  const found = ((): Judged => {
    switch (rule.rule) {
      case 'never':
        return { ...nothingOf(amount), flag: amount === 0 ? undefined : rule.flag }
      case 'byLaw':
        return { ...allOf(amount), doubts: ['amountNotChecked'] }
      case 'missedTime':
        return missed(item, input)
      case 'payCut':
        return sanction(amount, before, input)
      case 'byAgreement':
        return agreed(item, before, input)
    }
  })()
  const doubts = found.doubts ?? []
  return {
    kind,
    amount,
    flag: undefined,
    also: [],
    because: rule.because,
    ...found,
    doubts: amount === undefined ? ['amountUnknown', ...doubts] : doubts,
  }
}

function missed(item: Deduction, input: PayslipInput): Judged {
  const taken = forMissedTime(item, input)
  const open = taken.excess.high?.n !== 0n
  const minutes = missedMinutes(item, input)
  return {
    ...taken,
    flag: taken.excess.low.n > 0n ? 'DED_LATENESS_OVER' : undefined,
    doubts: [
      ...doubt('minutesUnknown', minutes === undefined),
      ...doubt('disciplinaryRuleUnknown', open && input.disciplinaryRule === undefined),
      ...doubt('averageWageUnknown', open && averageUnknown(input)),
    ],
  }
}

function sanction(
  amount: number | undefined,
  before: readonly Deduction[],
  input: PayslipInput,
): Judged {
  const earlier = before.map((item) => item.amount ?? 0)
  const {
    flags: [flag, ...also],
    ...taken
  } = payCut(amount, earlier, input)
  return {
    ...taken,
    flag,
    also,
    doubts: [
      ...doubt('disciplinaryRuleUnknown', input.disciplinaryRule === undefined),
      ...doubt('averageWageUnknown', averageUnknown(input)),
    ],
  }
}

/** A charge by agreement: without one nothing may be taken, with one no more than its real cost. */
function agreed(item: Deduction, before: readonly Deduction[], input: PayslipInput): Judged {
  const { amount } = item
  const { labourManagementAgreement: agreement } = input
  if (amount === 0) return allOf(amount)
  if (agreement === false)
    return { ...nothingOf(amount), flag: 'DED_NO_AGREEMENT', because: fullPayment }
  const cost = realCost(item, input)
  const shared = item.actualCost === undefined && !item.own ? before : []
  const charged = shared.reduce((all, { amount: yen = 0 }) => all + yen, 0)
  const left = cost && greater(zero, subtract(cost, fraction(charged)))
  const taken = amount !== undefined && left ? upTo(amount, exactly(left)) : someOf(amount)
  const sure = agreement === undefined ? { ...taken, ...widened(amount, taken) } : taken
  return {
    ...sure,
    flag: taken.excess.low.n > 0n ? 'DED_ABOVE_COST' : undefined,
    doubts: [
      ...doubt('agreementUnknown', agreement === undefined),
      ...doubt('costUnknown', cost === undefined),
    ],
  }
}

/** Without an agreement, of which nobody knows, all of it would be too much. */
const widened = (amount: number | undefined, { allowed, excess }: Taken): Taken => ({
  allowed: { low: zero, high: allowed.high },
  excess: { low: excess.low, high: amount === undefined ? undefined : fraction(amount) },
})

const doubt = (name: DeductionDoubt, is: boolean): readonly DeductionDoubt[] => (is ? [name] : [])

const averageUnknown = ({ disciplinaryRule, threeMonthWages, calendarDays }: PayslipInput) =>
  disciplinaryRule !== false && (threeMonthWages === undefined || calendarDays === undefined)
