import { ceil, fraction } from '../../../src/core/fraction.ts'
import { minimumWage, type Reckoning } from '../minimum-wage.ts'
import { exactly, type Range, sum } from '../range.ts'
import { specifiedWage } from '../specified-wage.ts'
import { type Law, lawOf } from './because.ts'
import { type Deductions, deductions } from './deductions.ts'
import { type Finding, findings } from './findings.ts'
import { type Fine, fine } from './fine.ts'
import { type Flag, flagsOf } from './flags.ts'
import type { PayslipInput } from './input.ts'
import { type Line, linesOf } from './lines.ts'
import { unexplained } from './net.ts'
import { type StatutoryOnly, statutoryOnly } from './outside-hours.ts'
import { type PaidAs, paidAs } from './paid-as.ts'
import { type Premium, premiums } from './premium.ts'
import { type Sign, signOf } from './signs.ts'
import { type Unjudged, unjudged } from './unjudged.ts'

/** The parts of a pay slip, each by its own rule. */
export interface Parts {
  readonly input: PayslipInput
  readonly minimumWage: Reckoning
  readonly specified: ReturnType<typeof specifiedWage>
  readonly premium: Premium | undefined
  readonly sign: Sign | undefined
  readonly paidAs: PaidAs | undefined
  /** On a farm: what the Act alone would give. */
  readonly statutoryOnly: StatutoryOnly | undefined
  readonly deductions: Deductions | undefined
  /** What neither arrived nor stands among the deductions, in yen. */
  readonly unexplained: number | undefined
}

/** One month's pay slip, reckoned. Amounts are exact; what is not known is a range. */
export interface Payslip extends Parts {
  /** What looks unlawful, and by how much, the heaviest rules first. */
  readonly findings: readonly Finding[]
  readonly fine: readonly Fine[]
  readonly unjudged: readonly Unjudged[]
  /** How it was reckoned, line by line. */
  readonly lines: readonly Line[]
  /** Owed for the month in whole yen: minimum wage, premiums and what was wrongly taken. */
  readonly owed: Range
  readonly flags: readonly Flag[]
  readonly because: readonly Law[]
}

/**
 * One month of pay, whole: the minimum wage, premiums for overtime, nights and rest days, and every
 * deduction, each by its own article of law. Whatever is missing from the input is not known: then
 * the result says what it could not judge, and how far a sum is certain.
 */
export function reckonPayslip(input: PayslipInput): Payslip {
  const found = minimumWage(input)
  const premium = found.verdict === 'not_applicable' ? undefined : premiums(input, found)
  const parts: Parts = {
    input,
    minimumWage: found,
    specified: specifiedWage(input, found),
    premium,
    sign: premium && signOf(input, found, premium),
    paidAs: premium && paidAs(input, found, premium),
    statutoryOnly: statutoryOnly(input, found, premium),
    deductions: deductions(input),
    unexplained: unexplained(input),
  }
  return {
    ...parts,
    findings: findings(parts),
    fine: fine(parts),
    unjudged: unjudged(parts),
    lines: linesOf(parts),
    owed: owed(parts),
    flags: flagsOf(parts),
    because: lawOf(parts),
  }
}

function owed({ minimumWage: { shortfall }, premium, deductions: taken }: Parts): Range {
  const short: Range = {
    low: fraction(ceil(shortfall.low)),
    high: shortfall.high && fraction(ceil(shortfall.high)),
  }
  return [short, premium?.shortfall, taken?.unlawfulTotal]
    .flatMap((part) => (part ? [part] : []))
    .reduce(sum, exactly(fraction(0)))
}
