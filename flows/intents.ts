import type { Ways } from '../src/core/understand/ways.ts'

const right = (about: string) => ({ flow: 'rights', answers: { about } }) as const
const short = (about: string) => ({ flow: 'short-answers', answers: { about } }) as const
const person = (topic?: string) => ({ person: topic })

/**
 * Where what people want leads them: to the flow that answers it, else to the short answer or the
 * right that fits it, else to people who can help with it. What is danger never comes here first:
 * it is asked about.
 */
export const ways: Ways = {
  suicide: [person('suicide')],
  emergency: [person('safety')],
  violence: [{ flow: 'support-check' }],
  sexual_harassment: [short('harassment')],
  forced_return: [{ flow: 'forced-return' }],
  pregnancy: [short('pregnancy')],
  injury: [short('injury')],
  already_left: [{ flow: 'already-left' }],
  passport_held: [short('papers')],
  tax_nenkin: [{ flow: 'short-checks' }],
  transfer: [short('transfer')],
  fraud_pre: [short('brokers')],
  debt_fees: [person('debt')],
  dismissal: [person('wages')],
  overtime: [{ flow: 'payslip-check' }],
  deductions: [{ flow: 'payslip-check' }],
  wages: [{ flow: 'wage-check' }],
  no_days_off: [right('leave')],
  harassment: [short('harassment')],
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
