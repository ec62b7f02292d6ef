import type { Conversation, Instant } from '../conversation.ts'
import type { Moment } from '../moment.ts'

const HALF_A_DAY = 12 * 3_600_000
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
  const lately = (settled: Instant | undefined) =>
    settled !== undefined && m.at - settled <= HALF_A_DAY
  if (!isAsked && !raised.some((one) => lately(one.settled))) return false
  return (
    words.length <= SHORT &&
    !MORE.test(words.trim()) &&
    m.script.readSafety(words, ['denial']) === 'denial'
  )
}

/** Another clause, or a "but". */
const MORE = /[,.;:!?、。！？\n]\s*\S|nhưng|\bmà\b|chỉ|けど|でも|のに|が、/i
