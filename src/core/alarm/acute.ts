import type { Moment } from '../moment.ts'
import type { Sign } from '../raised.ts'
import { questionOf } from './raised.ts'

/** Whether words say that a danger, which was answered before, is so now. */
export function isAcute(m: Moment, sign: Sign, words: string): boolean {
  if (begins(m, words)) return hasBegun(m, words)
  const asked = questionOf(sign) === 'return' ? ACUTE.return : ACUTE.other
  const said = m.script.readSafety(words, asked)
  return said !== undefined && said !== 'undated' && said !== 'sometimes'
}

const ACUTE = {
  return: ['taken', 'airport', 'now', 'undated'],
  other: ['locked', 'now', 'sometimes'],
} as const

/**
 * An attempt, or a farewell. One with thanks, or until tomorrow, is none, nor is medicine for a cold.
 */
export const hasBegun = (m: Moment, words: string): boolean =>
  begins(m, words) && m.script.readSafety(words, ['parting']) === undefined

const begins = (m: Moment, words: string): boolean =>
  m.script.readSafety(words, ['sometimes']) === 'now'
