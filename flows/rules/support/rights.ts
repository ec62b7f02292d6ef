import type { Source } from '#flow'
import { premiumAct } from '../payslip/sources.ts'
import {
  accidentInsurance,
  anotherPlace,
  ownWill,
  papersBan,
  penaltyBan,
  pregnancyBan,
  specialPermission,
  transferReasons,
  wagesStayOwed,
} from './sources.ts'
import type { Asked, SupportAnswers } from './table.ts'

/** A line that fits what somebody answered: a right with the law behind it, or an advice without. */
export interface Fitting {
  readonly name: string
  readonly because: readonly Source[]
}

/**
 * The lines that fit the answers, the gravest matter first, each once. What is advice of ours says
 * so in its words (§5: leaving for safety is protection).
 */
export function rightsFor(answers: SupportAnswers): readonly Fitting[] {
  const fitting = order.filter(({ question, options }) =>
    options.some((option) => answers[question]?.includes(option)),
  )
  return [...new Map(fitting.map(({ line }) => [line.name, line])).values()]
}

const safePlace: Fitting = { name: 'safePlace', because: [transferReasons] }
const transfer: Fitting = { name: 'transfer', because: [transferReasons] }
const pregnancy: Fitting = { name: 'pregnancy', because: [pregnancyBan] }
const stay: Fitting = { name: 'stay', because: [ownWill, anotherPlace] }
const papers: Fitting = { name: 'papers', because: [papersBan] }
const penalty: Fitting = { name: 'penalty', because: [penaltyBan] }
const status: Fitting = {
  name: 'status',
  because: [wagesStayOwed, accidentInsurance, specialPermission],
}
const accident: Fitting = { name: 'accident', because: [accidentInsurance] }
const wages: Fitting = { name: 'wages', because: [wagesStayOwed] }
const overtime: Fitting = { name: 'overtime', because: [premiumAct] }
const listen: Fitting = { name: 'listen', because: [] }

const order: readonly {
  readonly question: Asked
  readonly options: readonly string[]
  readonly line: Fitting
}[] = [
  { question: 'despair', options: ['sometimes'], line: listen },
  { question: 'safety', options: ['before'], line: safePlace },
  { question: 'work', options: ['sexual'], line: safePlace },
  { question: 'body', options: ['pressed'], line: pregnancy },
  { question: 'sentHome', options: ['undated', 'threat'], line: stay },
  { question: 'papers', options: ['held', 'refused', 'bankOrPhone'], line: papers },
  { question: 'debt', options: ['threatened'], line: penalty },
  { question: 'card', options: ['expired'], line: status },
  { question: 'body', options: ['hurt'], line: accident },
  { question: 'body', options: ['pregnant'], line: pregnancy },
  { question: 'pay', options: ['unpaid', 'less'], line: wages },
  { question: 'work', options: ['insults', 'otherWork'], line: transfer },
  { question: 'leaving', options: ['thinking', 'planned'], line: transfer },
  { question: 'work', options: ['hours'], line: overtime },
]
