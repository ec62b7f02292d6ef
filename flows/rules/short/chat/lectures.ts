import type { Answer, Note, Period, Source } from '#flow'
import { isPeriod } from '#flow'
import { minimumWagesDuring } from '../../../law/index.ts'
import {
  howToConvert,
  lectures,
  minimumWageAct,
  minimumWageTable,
  whatCounts,
} from '../../wage-sources.ts'
import { evaluateStatus, type Status } from '../status.ts'
import { count, shown, type Told, told, truth } from './said.ts'

const types: { readonly [type: string]: 'supervised' | 'company_alone' } = {
  union: 'supervised',
  company: 'company_alone',
}

/** Whether lectures after arrival are time for which labour law asks a wage (W9). */
export function lecturesTold(given: {
  readonly type?: Answer
  readonly contract?: Answer | undefined
  readonly when?: Answer | undefined
  readonly where?: Answer | undefined
  readonly allowance?: Answer | undefined
  readonly hours?: Answer | undefined
  readonly worked?: Answer
}): Told {
  const period = isPeriod(given.when) ? given.when : undefined
  const prefecture = typeof given.where === 'string' ? given.where : undefined
  const found = evaluateStatus({
    inLectures: true,
    titpType: types[String(given.type)],
    contractRunning: truth(given.contract),
    workedAtCompany: truth(given.worked),
    period,
    prefecture,
    lectureAllowance: count(given.allowance),
    hoursForMinimumWage: count(given.hours),
  })
  return told([...verdict(found), ...remarks(found)], sources(found, prefecture, period))
}

function verdict({ minimumWage, totalShortfall, totalShortfallRange, notes }: Status) {
  const most = totalShortfallRange?.[1]
  switch (minimumWage.verdict) {
    case 'not_applicable':
      return [{ name: 'lectureNoWage' }]
    case 'below':
      return [{ name: 'lectureBelow' }, ...shown('short', totalShortfall, totalShortfallRange)]
    case 'ok':
      return [{ name: 'lectureFine' }]
    case 'unsure':
      return notes.includes('contract_unknown') && most
        ? [{ name: 'lectureShortIf', facts: { yen: most } }]
        : [{ name: 'notSure' }]
    default:
      return [{ name: 'lawNotKnown' }]
  }
}

const remarks = ({ flags, notes }: Status): readonly Note[] =>
  [
    ...(flags.includes('LECTURE_WORK') ? ['lectureWorked'] : []),
    ...(notes.includes('contract_unknown') ? ['lectureContractOpen'] : []),
    ...(notes.includes('type_unknown') ? ['lectureTypeOpen'] : []),
    ...(notes.includes('work_unknown') ? ['lectureWorkOpen'] : []),
    'lectureRules',
  ].map((name) => ({ name }))

const spoken = [lectures, minimumWageAct, whatCounts, howToConvert].map(({ id }) => id)

/** The articles, and the tables of minimum wages behind them as one source. */
function sources({ because }: Status, prefecture?: string, period?: Period): readonly Source[] {
  const cut = prefecture && period ? minimumWagesDuring(prefecture, period) : []
  const last = cut.findLast(({ figure }) => figure)?.figure
  return [
    ...because.filter(({ id }) => spoken.includes(id)),
    ...(last ? [minimumWageTable(last)] : []),
  ]
}
