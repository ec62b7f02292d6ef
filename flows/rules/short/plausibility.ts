import { type Estimate, estimate, highest, lowest } from './estimate.ts'
import type { PlausibilityInput } from './plausibility-input.ts'
import { accidentInsurance, residentTax } from './plausibility-sources.ts'
import { once, type Short, those } from './result.ts'
import type { Span } from './shown.ts'

export interface Plausibility extends Short {
  readonly estimate?: Estimate['parts']
  /** How much more than the estimate is still taken for plausible, as a fraction of one. */
  readonly toleranceRatio?: number
  /** Taken above the estimate, where that is too much. */
  readonly difference?: number | null
  readonly differenceRange?: Span
  /** 15 to 17 % of gross pay, where there is no estimate: no bound, only what is usual. */
  readonly roughly?: Span
  /** Deductions that look as if they were not due at all, in whole yen. */
  readonly questionable?: number
}

/**
 * Are the deductions for tax and insurance plausible (W36)? More than a tenth above the estimate is
 * a reason to ask for the breakdown. Where no estimate can be made though the month's law is known,
 * 15 to 17 % of gross pay is usual in the first year: a rule of thumb, which says no more than that
 * it may be too much, since premiums of a standard remuneration above the pay are due in full.
 * Resident tax begins in June of the calendar year after arrival, since it rests on last year's
 * income and on living here on 1 January. Accident insurance is never taken from the worker. A flag
 * is raised only where what was taken is too much for every amount that is possible.
 */
export function evaluatePlausibility(input: PlausibilityInput): Plausibility {
  const { month, arrived, gross, deducted = {} } = input
  const taken = deducted.taxAndSocialInsurance
  const judged = taken !== undefined || gross !== undefined
  const found = judged && month !== undefined ? estimate(input, month) : undefined
  const most = found && highest(found.total)
  const roughly =
    found?.known && most === undefined && gross !== undefined
      ? ([Math.floor((gross * 15) / 100), Math.ceil((gross * 17) / 100)] as const)
      : undefined
  const usual = roughly && found && Math.max(roughly[0], found.atLeast)
  const least = found && (lowest(found.total) ?? usual)
  const tooHigh = taken !== undefined && most !== undefined && 10 * taken > 11 * most
  const resident = deducted.residentTax ?? 0
  const accident = deducted.accidentInsurance ?? 0
  const tooEarly =
    resident > 0 && month !== undefined && arrived !== undefined && month < firstTaxMonth(arrived)
  const questionable = (tooEarly ? resident : 0) + accident
  return {
    ...(found && { estimate: found.parts, toleranceRatio: 0.1 }),
    ...(tooHigh && found && difference(taken, found)),
    ...(roughly && { roughly }),
    ...(questionable > 0 && { questionable }),
    flags: those({
      DED_ROSAI: accident > 0,
      DED_TAX_SI_TOO_HIGH: tooHigh,
      DED_RESIDENT_TAX_FIRST_YEAR: tooEarly,
    }),
    notes: those({
      ask_a_person: found !== undefined && !found.known,
      month_unknown: month === undefined,
      total_not_exact: found?.known === true && found.total.figure === null,
      may_be_too_high:
        !tooHigh && taken !== undefined && least !== undefined && 10 * taken > 11 * least,
      not_judged: taken !== undefined && most === undefined && !roughly,
      by_rule_of_thumb: roughly !== undefined,
      arrival_unknown: resident > 0 && (arrived === undefined || month === undefined),
      ask_for_breakdown: tooHigh,
    }),
    because: once([
      ...(found?.because ?? []),
      ...(resident > 0 ? [residentTax] : []),
      ...(accident > 0 ? [accidentInsurance] : []),
    ]),
  }
}

/** June of the year after arrival. */
const firstTaxMonth = (arrived: string) => `${Number(arrived.slice(0, 4)) + 1}-06`

function difference(taken: number, { total }: Estimate) {
  if (total.figure !== null) return { difference: taken - total.figure }
  const [low = 0, high = null] = total.span ?? []
  return { difference: null, differenceRange: [taken - (high ?? low), taken - low] as const }
}
