import table from '../../law/help-lines.json' with { type: 'json' }
import type { Support } from './support.ts'
import type { Flag, Meaning } from './table.ts'

/** Only lines that are verified stand in the table of help lines. */
const shown = new Map(table.lines.map((line) => [line.id, line]))
/** Houterasu's lawyers are for those who may stay in Japan (A39). */
const forStatus: ReadonlySet<string> = new Set(['houterasu-multi', 'houterasu-ja'])
/** What is danger now: going away tonight is urgent, and is none by itself. */
const dangers: ReadonlySet<string> = new Set(['URGENT-SAFETY', 'URGENT-LIFE', 'URGENT-RETURN'])

/**
 * The help lines that fit the answers, in the order of the questions, each once. Whoever may have
 * no valid status gets societies first, then lawyers, then whoever is neither, and last public
 * bodies, whose officials may have to report it (A33), except in danger.
 */
export function referralsOf(
  meanings: readonly Meaning[],
  triggers: Support['triggers'],
  flags: readonly Flag[],
): readonly string[] {
  const named = new Set(meanings.flatMap(({ lines = [] }) => lines))
  const fitting = [...named].filter((id) => shown.has(id))
  if (!mayHaveNoStatus(flags) || triggers.some((trigger) => dangers.has(trigger))) return fitting
  return fitting.toSorted((one, other) => rank(one) - rank(other))
}

/** Whether somebody has left, or their card has run out: to officials that may matter (A33). */
export const mayHaveNoStatus = (flags: readonly Flag[]): boolean =>
  flags.includes('LEFT') || flags.includes('EXPIRED')

function rank(id: string): number {
  const line = shown.get(id)
  if (line?.operator.startsWith('NGO')) return 0
  if (forStatus.has(id)) return 1
  return line?.noStatusCaution ? 3 : 2
}
