import type { Ways } from '../src/core/understand/ways.ts'

const right = (about: string) => ({ flow: 'rights', answers: { about } }) as const
const person = (topic?: string) => ({ person: topic })

/**
 * Where what people want leads them: to the flow that answers it, else to the right that fits it,
 * else to people who can help with it. What is danger never comes here first: it is asked about.
 */
export const ways: Ways = {
  suicide: [person('suicide')],
  emergency: [person('safety')],
  violence: [{ flow: 'support-check' }],
  sexual_harassment: [{ flow: 'support-check' }],
  forced_return: [{ flow: 'forced-return' }, { flow: 'support-check' }],
  pregnancy: [right('pregnancy'), person('pregnancy')],
  injury: [right('injury'), person('accident-insurance')],
  already_left: [{ flow: 'already-left' }, { flow: 'support-check' }],
  passport_held: [right('passport')],
  tax_nenkin: [{ flow: 'short-checks' }],
  transfer: [right('transfer'), person('transfer')],
  fraud_pre: [person('embassy')],
  debt_fees: [person('debt')],
  dismissal: [person('wages')],
  overtime: [{ flow: 'payslip-check' }],
  deductions: [{ flow: 'payslip-check' }],
  wages: [{ flow: 'wage-check' }],
  no_days_off: [right('leave')],
  harassment: [right('harassment'), { flow: 'support-check' }],
  visa_renewal: [person('immigration')],
  want_to_leave: [{ flow: 'support-check' }],
  sick: [person('general')],
  human: [person()],
  language_switch: [{ command: 'language' }],
  stop_delete: [{ offer: ['!menu', '!hide', '!forget'] }],
  thanks: [],
  greeting: [],
  none: [],
}
