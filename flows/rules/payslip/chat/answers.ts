import type { Answer } from '#flow'
import type { Allowance } from '../../wage-input.ts'

/** The pay-slip check's answers by question; what was not asked is missing, `unknown` not known. */
export interface PayslipAnswers {
  readonly when?: Answer | undefined
  readonly where?: Answer | undefined
  readonly sector?: Answer | undefined
  readonly hourlyPay?: Answer | undefined
  readonly dailyPay?: Answer | undefined
  readonly monthlyPay?: Answer | undefined
  readonly piecePay?: Answer | undefined
  readonly pieceHours?: Answer | undefined
  readonly allowances?: readonly PayslipAllowance[] | undefined
  readonly dailyHours?: Answer | undefined
  readonly annualDays?: Answer | undefined
  readonly annualRest?: Answer | undefined
  readonly averageHours?: Answer | undefined
  readonly hoursWorked?: Answer | undefined
  readonly hoursBefore?: Answer | undefined
  readonly hoursAfter?: Answer | undefined
  readonly extra?: Answer | undefined
  readonly extraHours?: readonly ExtraHours[] | undefined
  readonly paidHow?: Answer | undefined
  readonly paid?: Answer | undefined
  readonly taxes?: Answer | undefined
  readonly took?: Answer | undefined
  readonly deductions?: readonly TakenLine[] | undefined
  readonly agreement?: Answer | undefined
  readonly gross?: Answer | undefined
  readonly net?: Answer | undefined
  readonly leave?: Answer | undefined
  readonly so?: Answer | undefined
  readonly since?: Answer | undefined
}

/** One allowance, in yen a month; of housing, whether it follows the rent. */
export interface PayslipAllowance extends Allowance {
  readonly housing?: Answer | undefined
}

/** Hours of one kind beyond the usual ones, and how many of them were at night. */
export interface ExtraHours {
  readonly kind?: Answer | undefined
  readonly overtime?: Answer | undefined
  readonly restDay?: Answer | undefined
  readonly night?: Answer | undefined
  readonly within?: Answer | undefined
  readonly atNight?: Answer | undefined
}

/** One line taken from pay. */
export interface TakenLine {
  readonly kind?: Answer | undefined
  readonly amount?: Answer | undefined
  readonly dormitory?: Answer | undefined
  readonly rent?: Answer | undefined
  readonly utilities?: Answer | undefined
  readonly bill?: Answer | undefined
  readonly people?: Answer | undefined
  readonly meals?: Answer | undefined
  readonly mealCost?: Answer | undefined
  readonly penalty?: Answer | undefined
  readonly fee?: Answer | undefined
  readonly lateness?: Answer | undefined
  readonly missed?: Answer | undefined
}

/** A number, where one was said. */
export const count = (answer: Answer | undefined) =>
  typeof answer === 'number' ? answer : undefined
