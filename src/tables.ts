import { createHash } from 'node:crypto'
import advanceScheme from '../flows/law/advance-scheme.json' with { type: 'json' }
import employmentInsurance from '../flows/law/employment-insurance.json' with { type: 'json' }
import incomeTax from '../flows/law/income-tax.json' with { type: 'json' }
import lateWageInterest from '../flows/law/late-wage-interest.json' with { type: 'json' }
import limitation from '../flows/law/limitation.json' with { type: 'json' }
import minimumWage from '../flows/law/minimum-wage.json' with { type: 'json' }
import overtimeLimits from '../flows/law/overtime-limits.json' with { type: 'json' }
import paidLeave from '../flows/law/paid-leave.json' with { type: 'json' }
import premiumRates from '../flows/law/premium-rates.json' with { type: 'json' }
import socialInsurance from '../flows/law/social-insurance.json' with { type: 'json' }
import statutoryInterest from '../flows/law/statutory-interest.json' with { type: 'json' }
import wageShares from '../flows/law/wage-shares.json' with { type: 'json' }
import { restsOn } from '../flows/rests-on.ts'
import type { FlowId } from './core/conversation.ts'
import type { Basis } from './core/result.ts'

/** The tables of law by their file's name, each in the version that this release has. */
export const tableVersions: Basis['tables'] = Object.fromEntries(
  Object.entries({
    'advance-scheme': advanceScheme,
    'employment-insurance': employmentInsurance,
    'income-tax': incomeTax,
    'late-wage-interest': lateWageInterest,
    limitation,
    'minimum-wage': minimumWage,
    'overtime-limits': overtimeLimits,
    'paid-leave': paidLeave,
    'premium-rates': premiumRates,
    'social-insurance': socialInsurance,
    'statutory-interest': statutoryInterest,
    'wage-shares': wageShares,
  }).map(([name, table]) => [name, versionOf(table)]),
)

const bases = new Map<FlowId, Basis>()

/** What the results of a flow rest on, in the versions of this release. */
export function basisOf(flow: FlowId): Basis {
  const known = bases.get(flow)
  if (known) return known
  const { tables = Object.keys(tableVersions), rules = {} } = restsOn[flow] ?? {}
  const versions = tables.map((name) => [name, tableVersions[name] ?? ''])
  const basis = { tables: Object.fromEntries(versions), rules }
  bases.set(flow, basis)
  return basis
}

/** The last day vouched for, and a digest of the whole table. */
function versionOf(table: { readonly completeThrough: string }): string {
  const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12)
  return `${table.completeThrough} ${digest}`
}
