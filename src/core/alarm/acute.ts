import type { Moment } from '../moment.ts'
import type { Sign } from '../raised.ts'
import { questionOf } from './raised.ts'

/** Whether words say that a danger, which was answered before, is so now. */
export function isAcute(m: Moment, sign: Sign, words: string): boolean {
  const asked = questionOf(sign) === 'return' ? ACUTE.return : ACUTE.other
  const said = m.script.readSafety(words, asked)
  return said !== undefined && said !== 'undated' && said !== 'sometimes'
}

const ACUTE = {
  return: ['taken', 'airport', 'now', 'undated'],
  other: ['locked', 'now', 'sometimes'],
} as const
