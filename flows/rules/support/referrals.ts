import table from '../../law/help-lines.json' with { type: 'json' }
import type { Support } from './support.ts'
import type { Flag, Meaning } from './table.ts'

/** Only lines that are verified stand in the table of help lines. */
const shown = new Map(table.lines.map(({ id, noStatusCaution }) => [id, noStatusCaution]))

/**
 * The help lines that fit the answers, in the order of the questions, each once. Whoever may have
 * no valid status gets societies and lawyers before public bodies, whose officials may have to
 * report it (A33), except in danger.
 */
export function referralsOf(
  meanings: readonly Meaning[],
  level: Support['level'],
  flags: readonly Flag[],
): readonly string[] {
  const named = new Set(meanings.flatMap(({ lines = [] }) => lines))
  const fitting = [...named].filter((id) => shown.has(id))
  const noStatus = flags.includes('LEFT') || flags.includes('EXPIRED')
  if (level === 'URGENT' || !noStatus) return fitting
  return [...fitting.filter((id) => !shown.get(id)), ...fitting.filter((id) => shown.get(id))]
}
