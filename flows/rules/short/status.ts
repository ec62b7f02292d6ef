import { ceil, zero } from '../../../src/core/fraction.ts'
import type { Verdict } from '../judge.ts'
import { minimumWage } from '../minimum-wage.ts'
import { object, optional, truth, wholeYen } from '../read-json.ts'
import type { PayItem, WageInput } from '../wage.ts'
import { readWageCase } from '../wage-case.ts'
import { lectures } from '../wage-sources.ts'
import { once, type Short, those } from './result.ts'
import { type Field, field, shownRange } from './shown.ts'

/** A trainee in lectures after arrival, or not any more. What is missing is not known. */
export interface StatusInput extends WageInput {
  /** Paid for the time of the lectures, in whole yen. */
  readonly lectureAllowance?: number | undefined
  /** Whether the employment contract already runs during the lectures. */
  readonly contractRunning?: boolean | undefined
}

export type Status = Short &
  Field<'totalShortfall'> & { readonly minimumWage: { readonly verdict: Verdict } }

/**
 * Does labour law apply to this time? Lectures of the supervised type come before the employment
 * contract: they are no work, their allowance is no wage, and the minimum wage is not tested (W9).
 * In the company-alone type the contract may run already: then the allowance is the wage for the
 * hours of the lectures. Work at the company in this time is work whatever it is called, and goes
 * to a person. The shortfall is in whole yen, upwards.
 */
export function evaluateStatus(input: StatusInput): Status {
  const { inLectures, titpType, contractRunning, workedAtCompany } = input
  const alone = inLectures === true && titpType === 'company_alone'
  const noContract = alone && contractRunning === false
  const unsure = alone && contractRunning === undefined && input.pay === undefined
  const found = minimumWage(noContract ? { ...input, titpType: 'supervised' } : paidFor(input))
  const verdict = unsure && found.verdict !== 'unknown' ? 'unsure' : found.verdict
  const shortfall = unsure ? { ...found.shortfall, low: zero } : found.shortfall
  const worked = inLectures === true && workedAtCompany === true
  return {
    minimumWage: { verdict },
    ...field(
      'totalShortfall',
      shownRange(shortfall, (yen) => ceil(yen)),
    ),
    flags: those({
      LECTURE_NOT_EMPLOYMENT: verdict === 'not_applicable',
      LECTURE_WORK: worked,
      MW_BELOW: verdict === 'below',
    }),
    notes: those({
      ask_a_person: worked || verdict === 'unknown',
      contract_unknown: unsure,
      type_unknown: inLectures === true && titpType === undefined,
      work_unknown: inLectures === true && workedAtCompany === undefined,
    }),
    because: once([...(inLectures ? [lectures] : []), ...found.because]),
  }
}

/** With a running contract the allowance is the pay for all hours, where no other pay is told. */
function paidFor(input: StatusInput): WageInput {
  const { titpType, lectureAllowance, pay, work, hoursForMinimumWage } = input
  if (titpType !== 'company_alone' || pay !== undefined || lectureAllowance === undefined)
    return input
  const totalHours = work?.totalHours ?? hoursForMinimumWage
  const allowance: PayItem = { kind: 'base', amount: lectureAllowance, unit: 'piece_total' }
  return { ...input, pay: [allowance], work: { totalHours }, hoursForMinimumWage: totalHours }
}

/** Reads the input of a status case. Throws Impossible on a value that cannot be. */
export function readStatus(json: unknown): StatusInput {
  const { lectureAllowance, contractRunning } = object(json, 'the input')
  return {
    ...readWageCase(json),
    lectureAllowance: optional(lectureAllowance, (yen) => wholeYen(yen, 'lectureAllowance')),
    contractRunning: optional(contractRunning, (yes) => truth(yes, 'contractRunning')),
  }
}
