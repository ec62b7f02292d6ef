import type { ThreeMonths } from '../short/average-wage.ts'
import type { WageInput } from '../wage.ts'
import type { Category } from './categories.ts'

/**
 * One month's pay slip, as the `input` of a wage case. Whatever is missing is not known and is
 * never guessed. Yen are whole; premium time is whole minutes.
 */
export interface PayslipInput extends WageInput, ThreeMonths {
  /**
   * Minutes by category; categories do not overlap, and one that is not named had none. Missing as
   * a whole: not known. Undefined under a name: there was some, nobody knows how much.
   */
  readonly premiumMinutes?: PremiumMinutes | undefined
  /** What was paid for those minutes. Otherwise the slip's overtime lines in `pay`, if any. */
  readonly paidForPremiumHours?: number | undefined
  /** How those minutes were paid, where somebody says so. */
  readonly premiumPaidBy?: 'hour' | 'piece' | undefined
  /** Beyond 60 hours, small and medium companies had until 2023-03-31 another rate (W12). */
  readonly companySize?: 'SME' | 'large' | undefined
  readonly industry?: string | undefined
  readonly deductions?: readonly Deduction[] | undefined
  /** A written agreement with the workers' majority that lists the deductions (W22). */
  readonly labourManagementAgreement?: boolean | undefined
  /** Whether the work rules provide for a disciplinary pay cut (W26). */
  readonly disciplinaryRule?: boolean | undefined
  /** Rent with management fees of the whole dwelling, a month, and how many live there (W23). */
  readonly rentTotal?: number | undefined
  readonly utilitiesTotal?: number | undefined
  readonly occupants?: number | undefined
  readonly actualMealCost?: number | undefined
  /** Minutes really missed, for `lateness` and `absence`. */
  readonly lateMinutes?: number | undefined
  readonly absentMinutes?: number | undefined
  /** The slip's gross pay, and what really arrived (W31, W32). */
  readonly gross?: number | undefined
  readonly netPaid?: number | undefined
}

export type PremiumMinutes = { readonly [C in Category]?: number | undefined }

/** One line taken from pay. */
export interface Deduction {
  readonly kind: string
  readonly amount?: number | undefined
  /** This person's share of what it really cost. */
  readonly actualCost?: number | undefined
  /** What the line rests on where that is told of it alone; otherwise the slip's own figures. */
  readonly own?: OwnFigures | undefined
}

/** What one line taken from pay rests on, whatever other lines of its kind do. */
export interface OwnFigures {
  /** Rent or bill of the whole dwelling, or what the meals cost; and how many share it. */
  readonly cost?: number | undefined
  readonly persons?: number | undefined
  readonly missedMinutes?: number | undefined
}
