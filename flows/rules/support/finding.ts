import type { Answer, Finding } from '#flow'
import { type Fitting, rightsFor } from './rights.ts'
import {
  accidentInsurance,
  noDutyToReport,
  ownWill,
  skilledWorker,
  transferReasons,
  wagesStayOwed,
} from './sources.ts'
import { type Support, supportNeed } from './support.ts'
import { type Asked, type SupportAnswers, supportQuestions } from './table.ts'

type Route = 'safety' | 'life' | 'return' | 'human' | 'left' | 'high' | 'medium' | 'low'

/** The answers as the flow has them; `private` is whether it is safe to write now. */
export type Given = { readonly [Q in Asked | 'private']?: Answer | undefined }

/**
 * What the support check says, and the lines that fit (absconding-risk §3). Of several triggers
 * the first counts: they stand in the order in which they act. A mark is nowhere in it.
 */
export function supportFinding(given: Given): Finding<Route> {
  const answers = answersOf(given)
  const need = supportNeed(answers)
  const route = routeOf(need)
  const lines = linesOf(route, answers)
  const stopped = route === 'high' || route === 'medium' || route === 'low'
  return {
    route,
    facts: {},
    notes: [
      ...(stopped && Object.values(given).some(says('stop')) ? ['soFar'] : []),
      ...lines.map(({ name }) => name),
    ],
    because: [...new Set(lines.flatMap(({ because }) => because))],
  }
}

/** What was said, by the names of the answers. Danger now ends the talk before the first question. */
function answersOf(given: Given): SupportAnswers {
  if (given.private === 'danger') return { safety: ['danger'] }
  const said = supportQuestions.map(([name]) => [name, namesOf(given[name])] as const)
  return Object.fromEntries(said.filter(([, names]) => names.length > 0))
}

const namesOf = (answer: Answer | undefined): readonly string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : []

const says = (name: string) => (answer: Answer | undefined) => namesOf(answer).includes(name)

function routeOf({ level, triggers }: Support): Route {
  const [first] = triggers
  if (first) return byTrigger[first]
  return level === 'HIGH' ? 'high' : level === 'MEDIUM' ? 'medium' : 'low'
}

const byTrigger = {
  'URGENT-SAFETY': 'safety',
  'URGENT-LIFE': 'life',
  'URGENT-RETURN': 'return',
  'URGENT-HUMAN': 'human',
  LEFT: 'left',
} as const

/** One or two rights where a human is needed soon, one otherwise; law behind what an end says. */
function linesOf(route: Route, answers: SupportAnswers): readonly Fitting[] {
  switch (route) {
    case 'high':
      return rightsFor(answers).slice(0, 2)
    case 'medium':
      return rightsFor(answers).slice(0, 1)
    case 'return':
      return [{ name: 'notAgainstWill', because: [ownWill] }]
    case 'human':
      return [{ name: 'beforeLeaving', because: [skilledWorker, transferReasons] }]
    case 'left':
      return [{ name: 'stillYours', because: [wagesStayOwed, accidentInsurance, noDutyToReport] }]
    default:
      return []
  }
}
