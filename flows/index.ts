import type { Flow } from '#flow'
import { alreadyLeft } from './already-left.ts'
import { escalation } from './escalation.ts'
import { forcedReturn } from './forced-return.ts'
import { inDanger } from './in-danger.ts'
import { payslipCheck } from './payslip-check.ts'
import { rights } from './rights.ts'
import { shortAnswers } from './short-answers.ts'
import { shortChecks } from './short-checks.ts'
import { supportCheck } from './support-check.ts'
import { wageCheck } from './wage-check.ts'
import { welcome } from './welcome.ts'

/** Every flow by its id, in the order the menu offers them. */
export const flows: { readonly [id: string]: Flow } = {
  [welcome.id]: welcome,
  [supportCheck.id]: supportCheck,
  [forcedReturn.id]: forcedReturn,
  [alreadyLeft.id]: alreadyLeft,
  [shortAnswers.id]: shortAnswers,
  [wageCheck.id]: wageCheck,
  [payslipCheck.id]: payslipCheck,
  [shortChecks.id]: shortChecks,
  [rights.id]: rights,
  [inDanger.id]: inDanger,
  [escalation.id]: escalation,
}
