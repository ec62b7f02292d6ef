import type { Instant, Locale } from '../../../src/core/conversation.ts'
import { openAt } from '../open-hours.ts'
import { isEmergency } from './emergency.ts'
import { type HelpLine, helpLines } from './table.ts'

/** A line with whether it answers at the moment asked about. */
export interface OpenLine extends HelpLine {
  readonly open: 'now' | 'closed' | 'unknown'
}

/**
 * The help lines that fit a topic (a `whatFor` of the table; `general` is read as `wages`), the
 * best first: those that speak the language or Vietnamese, which most readers do, then those that
 * cost nothing, then those that are not closed at that moment, then those with a number. `place` is a
 * prefecture's code: lines of other places are left out; without one, a line of some places comes
 * after those of the whole country. At most `upTo` of them, each number once, and always the
 * emergency numbers of the country at the end.
 */
export function helpLinesFor(asked: {
  readonly topic: string
  readonly locale: Locale
  readonly at: Instant
  readonly country?: 'JP' | 'VN'
  readonly place?: string
  readonly upTo: number
}): readonly OpenLine[] {
  const { locale, at, upTo, place, country = 'JP' } = asked
  const topic = asked.topic === 'general' ? 'wages' : asked.topic
  const phones = new Set<string>()
  const here = helpLines.filter((line) => line.country === country || line.coverage === 'worldwide')
  const fitting = here
    .filter((line) => !isEmergency(line) && line.whatFor.includes(topic))
    .filter(({ prefectures }) => !place || !prefectures || prefectures.includes(place))
    .map((line) => ({ ...line, open: openAt(line.hours, locale, at) }))
    .sort((a, b) => rank(a, locale, place) - rank(b, locale, place))
    .filter(({ phone }) => phone === null || (!phones.has(phone) && phones.add(phone)))
    .sort((a, b) => rank(a, locale, place) + shut(a) - rank(b, locale, place) - shut(b))
  const last = here.filter(isEmergency)
  return [
    ...fitting.slice(0, upTo),
    ...last.map((line) => ({ ...line, open: openAt(line.hours, locale, at) })),
  ]
}

function rank(line: OpenLine, locale: Locale, place: string | undefined): number {
  const tongue = [locale, 'vi'].some((one) => line.languages.includes(one)) ? 0 : 100
  const price = line.free === true ? 0 : line.free === null ? 10 : 20
  const elsewhere = line.prefectures && !place ? 40 : 0
  return tongue + elsewhere + price + (line.phone === null ? 1 : 0)
}

/** Less than a price weighs, and more than the lack of a number. */
const shut = ({ open }: OpenLine) => (open === 'closed' ? 2 : 0)
