import { referralsOf } from './referrals.ts'
import {
  type Flag,
  type Floor,
  type Meaning,
  type SupportAnswers,
  type SupportQuestion,
  supportQuestions,
  type Urgent,
} from './table.ts'

/** How soon somebody needs a human: words for people who help, never shown as a mark on anybody. */
export interface Support {
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT'
  /** What acts at once, in the order of the questions; `LEFT` is the branch of who has left. */
  readonly triggers: readonly (Urgent | 'LEFT')[]
  /** Levels that some answer does not let the result fall below, the higher first. */
  readonly floors: readonly Floor[]
  readonly flags: readonly Flag[]
  /** Help lines by id that fit the answers and may be shown, the first to turn to first. */
  readonly referrals: readonly string[]
}

/**
 * How soon a person needs a human (absconding-risk §2). The sum of the answers, which help that
 * holds makes smaller and never less than 0, gives LOW, MEDIUM from 4 or HIGH from 8; no sum
 * lowers a floor, and URGENT comes by a trigger alone.
 */
export function supportNeed(answers: SupportAnswers): Support {
  const said = saidTo(answers)
  const all = said.flatMap(({ meanings }) => meanings)
  const sum = said.reduce((total, { points }) => total + points, 0)
  const triggers = unique(all.flatMap(({ trigger }) => trigger ?? []))
  const floors = (['HIGH', 'MEDIUM'] as const).filter((floor) =>
    all.some((meaning) => meaning.floor === floor),
  )
  const flags: readonly Flag[] = [
    ...unique(all.flatMap(({ flag }) => flag ?? [])),
    ...(all.filter(({ sign }) => sign).length >= 2 ? (['TRAFFICKING-REVIEW'] as const) : []),
  ]
  const level = levelOf(Math.max(0, sum), triggers, floors)
  return { level, triggers, floors, flags, referrals: referralsOf(all, triggers, flags) }
}

/**
 * So many of the lines that fit: of every answer in turn the first line that is not taken yet, the
 * gravest answers first, so that none of them is left without; in the order of the referrals.
 */
export function fittingLines(
  answers: SupportAnswers,
  fitting: readonly string[],
  most: number,
): readonly string[] {
  const meanings = saidTo(answers).flatMap((said) => said.meanings)
  const lists = [...meanings.filter(isGrave), ...meanings.filter((one) => !isGrave(one))].map(
    ({ lines = [], own }) =>
      [...(own === undefined ? [] : [own]), ...lines].filter((id) => fitting.includes(id)),
  )
  const chosen = new Set<string>()
  while (lists.some((lines) => lines.some((id) => !chosen.has(id))))
    for (const lines of lists) {
      const line = lines.find((id) => !chosen.has(id))
      if (line !== undefined) chosen.add(line)
    }
  const first = [...chosen].slice(0, most)
  return fitting.filter((id) => first.includes(id))
}

const isGrave = ({ trigger, floor }: Meaning): boolean => trigger !== undefined || floor === 'HIGH'

const saidTo = (answers: SupportAnswers) =>
  supportQuestions.map(([name, question]) => meant(question, answers[name]))

/** What was answered to one question, and the points of it all. */
function meant(question: SupportQuestion, given: readonly string[] = []) {
  const { answers, several } = question
  const all: readonly Meaning[] = unique(given).flatMap((name) =>
    Object.hasOwn(answers, name) ? (answers[name] ?? []) : [],
  )
  const meanings = several === 'highest' ? highest(all) : all
  const points = meanings.reduce((total, one) => total + one.points, 0)
  return { meanings, points: typeof several === 'object' ? Math.min(points, several.upTo) : points }
}

const highest = (meanings: readonly Meaning[]): readonly Meaning[] =>
  meanings.toSorted((a, b) => b.points - a.points).slice(0, 1)

function levelOf(
  sum: number,
  triggers: Support['triggers'],
  floors: Support['floors'],
): Support['level'] {
  if (triggers.some((trigger) => trigger !== 'LEFT')) return 'URGENT'
  if (sum >= 8 || floors.includes('HIGH')) return 'HIGH'
  return sum >= 4 || floors.includes('MEDIUM') ? 'MEDIUM' : 'LOW'
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)]
