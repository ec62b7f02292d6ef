import type { Finding } from '#flow'
import table from '../../law/help-lines.json' with { type: 'json' }
import { answersOf, type Given } from './answers.ts'
import { mayHaveNoStatus } from './referrals.ts'
import { fittingLines, type Support, supportNeed } from './support.ts'
import type { SupportAnswers } from './table.ts'

/** A bubble has room for so many beside the emergency numbers. */
const MOST = 5

/**
 * The help lines that fit the answers, for each at least its first; without the emergency numbers,
 * which have a line of their own. Whoever may have no status is given those to whom that does not matter,
 * in the order that is for them (A33).
 */
export function supportNumbers(given: Given): Finding<'told'> {
  const answers = answersOf(given)
  const { referrals, flags } = supportNeed(answers)
  const fitting = besidesEmergency(referrals)
  const lines = mayHaveNoStatus(flags)
    ? withoutCaution(fitting).slice(0, MOST)
    : fittingLines(answers, fitting, MOST)
  return { route: 'told', facts: {}, lines, because: [] }
}

/** Those that need no thought about one's status; all, where there are hardly any. */
function withoutCaution(ids: readonly string[]): readonly string[] {
  const cautious = new Set(
    table.lines.filter(({ noStatusCaution }) => noStatusCaution).map(({ id }) => id),
  )
  const calm = ids.filter((id) => !cautious.has(id))
  return calm.length < 2 ? ids : calm
}

/**
 * The one number to call, by its id, of those that fit: the first that may be called without having
 * to think about one's status, or the first at all. Whoever may have no status turns to the first
 * that fits, a society, though it has no telephone (A33). Who at times does not want to live is given
 * somebody to talk with.
 */
export function numberFor(
  { referrals, flags }: Support,
  answers: SupportAnswers,
): readonly string[] {
  if (answers.despair?.includes('sometimes')) return ['yorisoi-foreign']
  const fitting = besidesEmergency(referrals)
  if (mayHaveNoStatus(flags)) return fitting.slice(0, 1)
  const lines = fitting.flatMap((id) => table.lines.filter((line) => line.id === id))
  const calm = lines.find(({ phone, noStatusCaution }) => phone !== null && !noStatusCaution)
  return [calm?.id ?? fitting[0] ?? []].flat()
}

const besidesEmergency = (ids: readonly string[]) =>
  ids.filter((id) => id !== 'police-110' && id !== 'fire-ambulance-119')
