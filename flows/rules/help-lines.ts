import type { Instant, Locale } from '../../src/core/conversation.ts'
import type { Message } from '../../src/core/message.ts'
import { bothCountries, isEmergency } from './help/emergency.ts'
import { helpLinesFor } from './help/find-lines.ts'
import { inFull } from './help/say-line.ts'

/**
 * What somebody reads who asks for a person or for what we cannot answer: first that no caseworker is
 * connected yet, or how to reach one where there are, and what to call in danger, in Japan and in Viet
 * Nam, as nobody knows where they are; then the lines that fit. Two bubbles, ready to say.
 */
export function helpLineMessages(
  topic: string,
  locale: Locale,
  at: Instant,
  caseworkers = false,
): readonly Message[] {
  const fitting = helpLinesFor({ topic, locale, at, upTo: 5 }).filter((line) => !isEmergency(line))
  const [first, ...others] = fitting
  const truth = { key: caseworkers ? 'helplines:caseworker' : 'helplines:noCaseworker' }
  const danger = bothCountries('helplines:emergency')
  if (!first) return [{ say: [truth, danger] }]
  const caution = fitting.some(({ noStatusCaution }) => noStatusCaution)
    ? [{ key: 'helplines:caution' }]
    : []
  const best = [truth, danger, { key: 'helplines:fitting' }, inFull(first, locale, at)]
  if (others.length === 0) return [{ say: [...best, ...caution] }]
  const further = others.map((line) => inFull(line, locale, at))
  return [{ say: best }, { say: [{ key: 'helplines:others' }, ...further, ...caution] }]
}
