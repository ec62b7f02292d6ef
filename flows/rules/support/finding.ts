import type { Finding } from '#flow'
import { answersOf, type Given, stopped } from './answers.ts'
import { numberFor } from './numbers.ts'
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
import type { SupportAnswers } from './table.ts'

type Route = 'safety' | 'life' | 'return' | 'human' | 'left' | 'high' | 'medium' | 'low'

/**
 * What the support check says, the lines that fit, and the one number to call (absconding-risk §3).
 * Of several triggers the first counts: they stand in the order in which they act. A mark is
 * nowhere in it.
 */
export function supportFinding(given: Given): Finding<Route> {
  const answers = answersOf(given)
  const need = supportNeed(answers)
  const route = routeOf(need)
  const fitting = fittingTo(route, answers)
  const calm = route === 'high' || route === 'medium' || route === 'low'
  return {
    route,
    facts: {},
    notes: [
      ...(calm && stopped(given) ? ['soFar'] : []),
      ...fitting.map(({ name }) => name),
      // A44: what the law says is told in general.
      ...(fitting.some(({ because }) => because.length > 0) ? ['general'] : []),
    ],
    lines: numberFor(need, answers),
    because: [...new Set(fitting.flatMap(({ because }) => because))],
  }
}

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
function fittingTo(route: Route, answers: SupportAnswers): readonly Fitting[] {
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
