import type { Answer, Note } from '#flow'
import { isPeriod } from '#flow'
import { evaluatePlausibility, type Plausibility } from '../plausibility.ts'
import { count, days, type Told, told } from './said.ts'

/**
 * Whether what was taken as tax and insurance looks plausible (W36). Without the standard monthly
 * remuneration (標準報酬月額) only a rule of thumb is held against it.
 */
export function taxTold(given: {
  readonly when?: Answer
  readonly where?: Answer
  readonly gross?: Answer
  readonly taken?: Answer
  readonly base?: Answer
  readonly age?: Answer
  readonly family?: Answer
  readonly field?: Answer
  readonly resident?: Answer | undefined
  readonly arrived?: Answer | undefined
}): Told {
  const month = days(given.when).to.slice(0, 7)
  const arrived = isPeriod(given.arrived) ? given.arrived.from : undefined
  const found = evaluatePlausibility({
    month,
    prefecture: typeof given.where === 'string' ? given.where : undefined,
    gross: count(given.gross),
    standardMonthlyRemuneration: count(given.base),
    age: given.age === 'under40' ? 39 : given.age === 'over40' ? 40 : undefined,
    dependents: given.family === 'none' ? 0 : undefined,
    industry: given.field === 'primary' ? 'agriculture' : undefined,
    arrived: arrived !== undefined && arrived.slice(0, 7) <= month ? arrived : undefined,
    deducted: {
      taxAndSocialInsurance: count(given.taken),
      residentTax: count(given.resident),
    },
  })
  return told([...estimate(found), ...verdict(found)], found.because)
}

function estimate({ estimate: parts, roughly }: Plausibility): readonly Note[] {
  const total = parts?.['total']
  if (typeof total === 'number') return [{ name: 'taxEstimate', facts: { yen: total } }]
  const range = parts?.['totalRange']
  const [low, high] = Array.isArray(range) ? range : (roughly ?? [])
  if (typeof low !== 'number' || typeof high !== 'number') return []
  return [{ name: roughly ? 'taxRoughly' : 'taxRange', facts: { low, high } }]
}

function verdict({ flags, notes, questionable = 0 }: Plausibility): readonly Note[] {
  const high = flags.includes('DED_TAX_SI_TOO_HIGH')
  const open = notes.includes('not_judged') || notes.includes('ask_a_person')
  return [
    ...(high ? [{ name: 'taxHigh' }] : []),
    ...(notes.includes('may_be_too_high') ? [{ name: 'taxMaybe' }] : []),
    ...(flags.includes('DED_RESIDENT_TAX_FIRST_YEAR')
      ? [{ name: 'taxResident', facts: { yen: questionable } }]
      : []),
    ...(flags.length === 0 && !open && !notes.includes('may_be_too_high')
      ? [{ name: 'taxFine' }]
      : []),
    ...(open ? [{ name: notes.includes('ask_a_person') ? 'lawNotKnown' : 'notSure' }] : []),
    { name: 'taxTreaty' },
  ]
}
