import { evaluateAdvanceScheme, readAdvanceScheme } from './advance-scheme.ts'
import { findingOf } from './finding.ts'
import { evaluateInterest, readInterest } from './interest.ts'
import { evaluateLeaveAllowance, readLeaveAllowance } from './leave-allowance.ts'
import { evaluateLimit } from './limit.ts'
import { readLimit } from './limit-input.ts'
import { evaluateLimitation, readLimitation } from './limitation.ts'
import { evaluatePaidLeave, readPaidLeave } from './paid-leave.ts'
import { evaluatePlausibility } from './plausibility.ts'
import { readPlausibility } from './plausibility-input.ts'
import type { Short } from './result.ts'
import { evaluateSanction, readSanction } from './sanction.ts'
import { evaluateStatus, readStatus } from './status.ts'

/**
 * The short checks by the kind of their cases: what is printed for an input as JSON has it. Throws
 * Impossible, with a sentence, on a value that cannot be.
 */
export const shortKinds = {
  plausibility: (json: unknown) => evaluatePlausibility(readPlausibility(json)),
  limit: (json: unknown) => evaluateLimit(readLimit(json)),
  sanction: (json: unknown) => evaluateSanction(readSanction(json)),
  leave_allowance: (json: unknown) => evaluateLeaveAllowance(readLeaveAllowance(json)),
  interest: (json: unknown) => evaluateInterest(readInterest(json)),
  advance_scheme: (json: unknown) => evaluateAdvanceScheme(readAdvanceScheme(json)),
  status: (json: unknown) => evaluateStatus(readStatus(json)),
  limitation: (json: unknown) => evaluateLimitation(readLimitation(json)),
  paid_leave: (json: unknown) => evaluatePaidLeave(readPaidLeave(json)),
} as const satisfies { readonly [kind: string]: (json: unknown) => Short }

export type ShortKind = keyof typeof shortKinds

/** The short checks as the chat tells them, by kind, from validated input. */
export const plausibilityFinding = findingOf(
  evaluatePlausibility,
  'may_be_too_high',
  'not_judged',
  'arrival_unknown',
)
export const limitFinding = findingOf(
  evaluateLimit,
  'total',
  'special_clause_unknown',
  'variable_system_unknown',
)
export const sanctionFinding = findingOf(
  evaluateSanction,
  'excess',
  'half_day_not_judged',
  'month_not_judged',
)
export const leaveAllowanceFinding = findingOf(evaluateLeaveAllowance, 'shortfall')
export const interestFinding = findingOf(evaluateInterest, 'interest')
export const advanceSchemeFinding = findingOf(evaluateAdvanceScheme, 'payable')
export const statusFinding = findingOf(evaluateStatus, 'totalShortfall')
export const limitationFinding = findingOf(evaluateLimitation, 'alive')
export const paidLeaveFinding = findingOf(evaluatePaidLeave, 'grants')
