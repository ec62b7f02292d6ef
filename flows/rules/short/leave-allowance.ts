import { type Fraction, fraction, round } from '../../../src/core/fraction.ts'
import table from '../../law/wage-shares.json' with { type: 'json' }
import { exactly, times, unbounded } from '../range.ts'
import { object, optional, whole, wholeYen } from '../read-json.ts'
import { averageWage, readThreeMonths, type ThreeMonths } from './average-wage.ts'
import { someDay } from './months.ts'
import { lawOf, type Short, those } from './result.ts'
import { type Field, field, none, shownRange, span } from './shown.ts'

/** Days on which the employer closed, and what was paid for them. What is missing is not known. */
export interface LeaveAllowanceInput extends ThreeMonths {
  /** Scheduled workdays on which there was no work for reasons of the employer's. */
  readonly closedWorkdays?: number | undefined
  /** Paid for these days, in whole yen. */
  readonly paid?: number | undefined
  /** The day whose law is asked for. */
  readonly asOf?: string | undefined
}

export type LeaveAllowance = Short &
  Field<'averageDailyWage'> &
  Field<'allowancePerDay'> &
  Field<'due'> &
  Field<'shortfall'>

/**
 * Was enough paid while the employer closed for reasons of its own? Labour Standards Act art. 26
 * (W29): at least 60 % of the average wage (art. 12) for every scheduled workday. `due` is the
 * exact total in whole yen, halves up; the days' average wage and allowance have two decimals. The
 * full wage may be due under civil law, which is not judged here.
 */
export function evaluateLeaveAllowance(input: LeaveAllowanceInput): LeaveAllowance {
  const { closedWorkdays, paid } = input
  const law = lawOf(table, input.asOf)
  const [share, floor] = [law.share('closure'), law.share('average-floor')]
  const average = floor ? averageWage(input, floor) : unbounded
  const allowance = share ? times(average, exactly(share)) : unbounded
  const due =
    closedWorkdays === undefined ? unbounded : times(allowance, exactly(fraction(closedWorkdays)))
  const [least, most] = [round(due.low), due.high && round(due.high)]
  const judged = share && paid !== undefined && (due.high !== undefined || least > 0)
  const short = (yen: number) => Math.max(0, yen - (paid ?? 0))
  return {
    ...field('averageDailyWage', shownRange(average, cents)),
    ...field('allowancePerDay', shownRange(allowance, cents)),
    ...field('due', share ? shownRange(due, (yen) => round(yen)) : none),
    ...field(
      'shortfall',
      judged ? span(short(least), most === undefined ? null : short(most)) : none,
    ),
    flags: those({ LEAVE_ALLOWANCE_SHORT: paid !== undefined && least > paid }),
    notes: those({
      ask_a_person: !share,
      paid_unknown: paid === undefined,
      full_wage_possible: true,
    }),
    because: law.sources('closure', 'average-floor'),
  }
}

/** Reads the input of a leave-allowance case. Throws Impossible on a value that cannot be. */
export function readLeaveAllowance(json: unknown): LeaveAllowanceInput {
  const input = object(json, 'the input')
  return {
    ...readThreeMonths(input),
    closedWorkdays: optional(input['closedWorkdays'], (days) =>
      whole(days, 'closedWorkdays', 0, 366),
    ),
    paid: optional(input['paid'], (yen) => wholeYen(yen, 'paid')),
    asOf: optional(input['asOf'], (on) => someDay(on, 'asOf')),
  }
}

const cents = (yen: Fraction) => round(yen, 2)
