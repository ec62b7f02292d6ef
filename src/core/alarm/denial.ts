import type { Conversation } from '../conversation.ts'
import type { Moment } from '../moment.ts'
import { isLately } from './raised.ts'

/** A denial of more characters than this says more than that. */
const SHORT = 60

/**
 * Whether words say of a danger that is asked about, or was lately, that it is none: "they did not hit
 * me today". They are no sign of it then. What says something else beside it is read as always.
 */
export function deniesDanger(
  m: Moment,
  { raised = [] }: Conversation,
  isAsked: boolean,
  words: string,
): boolean {
  if (!isAsked && !raised.some(({ settled }) => isLately(settled, m.at))) return false
  return (
    words.length <= SHORT &&
    !MORE.test(words.trim()) &&
    m.script.readSafety(words, ['denial']) === 'denial'
  )
}

/** Another clause, or a "but". */
const MORE = /[,.;:!?、。！？\n]\s*\S|nhưng|\bmà\b|chỉ|けど|でも|のに|が、/i
