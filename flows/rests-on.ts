import { minimumWageVersion } from './rules/minimum-wage.ts'
import { payslipVersion } from './rules/payslip/version.ts'
import { shortChecksVersion } from './rules/short/version.ts'

/** What the results of a flow rest on: rules by their version, and tables of law by their file. */
export interface RestsOn {
  /** Absent where it is every table. */
  readonly tables?: readonly string[]
  readonly rules: { readonly [rule: string]: string }
}

/** By flow. A flow that is not here is taken to rest on every table. */
export const restsOn: { readonly [flow: string]: RestsOn } = {
  'wage-check': { tables: ['minimum-wage'], rules: { 'minimum-wage': minimumWageVersion } },
  'payslip-check': {
    rules: { 'minimum-wage': minimumWageVersion, payslip: payslipVersion },
  },
  'short-checks': { rules: { 'short-checks': shortChecksVersion } },
}
