/**
 * What people want, as language-notes §7 names it. Where two are as likely, the one further up is
 * meant: what hurts comes before what costs, and what is narrow before what is wide.
 */
export const intents = [
  'suicide',
  'emergency',
  'violence',
  'sexual_harassment',
  'forced_return',
  'pregnancy',
  'injury',
  'already_left',
  'passport_held',
  'tax_nenkin',
  'transfer',
  'fraud_pre',
  'debt_fees',
  'dismissal',
  'overtime',
  'deductions',
  'wages',
  'no_days_off',
  'harassment',
  'visa_renewal',
  'want_to_leave',
  'sick',
  'human',
  'language_switch',
  'stop_delete',
  'thanks',
  'greeting',
  'none',
] as const

export type Intent = (typeof intents)[number]
