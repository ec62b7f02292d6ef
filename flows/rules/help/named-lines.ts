import type { Instant, Locale, Phrase } from '../../../src/core/conversation.ts'
import { type HelpLine, helpLines, reach } from '../help-lines.ts'
import { openAt } from '../open-hours.ts'

/** Stands for the line that names the emergency numbers of both countries. */
const EMERGENCY = 'emergency'
/** A bubble has room for so many. */
const MOST = 4

/** What a flow may name: the help lines that may be shown, and `emergency`. */
export const lineIds: readonly string[] = [EMERGENCY, ...helpLines.map(({ id }) => id)]

/**
 * Help lines by their ids, in this order, one phrase each: what it is, its number or page, and
 * whether it answers at this moment or, where that is not known, its hours in words. `emergency` is
 * one line with the numbers of both countries, as nobody asks where a person is. The first four;
 * a number that two lines share is given once. An id that no line has is left out.
 *
 * Where a line is an authority that may have to report somebody without status (A33), what we
 * advise about that is said last; in danger it does not count.
 */
export function namedLines(ids: readonly string[], locale: Locale, at: Instant): readonly Phrase[] {
  const named = distinct(ids).slice(0, MOST)
  const caution = named.some((line) => line !== EMERGENCY && line.noStatusCaution)
  return [
    ...named.map((line) => (line === EMERGENCY ? bothCountries : brief(line, locale, at))),
    ...(caution && !ids.includes(EMERGENCY) ? [{ key: 'helplines:caution' }] : []),
  ]
}

const bothCountries: Phrase = { key: 'helplines:bothCountries' }

type Named = HelpLine | typeof EMERGENCY

function distinct(ids: readonly string[]): readonly Named[] {
  const phones = new Set<string>()
  return [...new Set(ids)].flatMap((id): readonly Named[] => {
    if (id === EMERGENCY) return [EMERGENCY]
    const line = helpLines.find((one) => one.id === id)
    if (!line || (line.phone !== null && phones.has(line.phone))) return []
    if (line.phone !== null) phones.add(line.phone)
    return [line]
  })
}

function brief(line: HelpLine, locale: Locale, at: Instant): Phrase {
  const words = `helplines:lines.${line.id}`
  const params = { name: { key: `${words}.name` }, reach: reach(line), when: when(line) }
  return { key: 'helplines:brief', params }

  function when({ hours }: HelpLine): Phrase {
    const open = openAt(hours, locale, at)
    if (open === 'unknown' || hours.always) return { key: `${words}.hours` }
    return { key: `helplines:open.${open}` }
  }
}
