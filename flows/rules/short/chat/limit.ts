import type { Answer, Note, PlainDate } from '#flow'
import { evaluateLimit } from '../limit.ts'
import { count, type Told, told, truth } from './said.ts'

/** Hours of one month. */
interface Month {
  readonly overtime?: Answer
  readonly restDays?: Answer
}

const fields: { readonly [field: string]: string } = { farm: 'agriculture', fishery: 'fisheries' }
const flags = [
  'NO_36_AGREEMENT',
  'LIMIT_45',
  'LIMIT_360',
  'LIMIT_720',
  'LIMIT_100',
  'LIMIT_80AVG',
  'AGRI_TITP_CONTRACT_BASIS',
]

/** Whether there was more overtime than an agreement may allow (Labour Standards Act art. 36, W20). */
export function limitTold(given: {
  readonly limitMonths?: readonly Month[]
  readonly limitField?: Answer
  readonly filed?: Answer
  readonly clause?: Answer | undefined
  readonly today: PlainDate
}): Told {
  const found = evaluateLimit({
    months: (given.limitMonths ?? []).map(({ overtime, restDays }) => ({
      overtime: count(overtime),
      holiday: count(restDays),
    })),
    agreement: truth(given.filed),
    specialClause: truth(given.clause),
    industry: typeof given.limitField === 'string' ? fields[given.limitField] : undefined,
    asOf: given.today,
  })
  const told36 = flags.filter((flag) => found.flags.includes(flag)).map((flag) => `flag_${flag}`)
  const { notes } = found
  const names = [
    ...(told36.length > 0 ? told36 : notes.includes('ask_a_person') ? [] : ['limitNone']),
    ...(notes.includes('must_still_be_paid') ? ['limitPaid'] : []),
    ...(notes.includes('special_clause_unknown') ? ['limitClause'] : []),
    ...(notes.includes('variable_system_unknown') ? ['limitVariable'] : []),
    ...(notes.includes('hours_unknown') ? ['limitHours'] : []),
    ...(given.limitField === 'fishery' ? ['limitFishery'] : []),
    ...(notes.includes('ask_a_person') && given.limitField !== 'fishery' ? ['lawNotKnown'] : []),
  ]
  return told(
    names.map((name): Note => ({ name })),
    found.because,
  )
}
