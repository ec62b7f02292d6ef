import type { Instant, Locale } from '../../../src/core/conversation.ts'
import type { Phrase } from '../../../src/core/message.ts'
import { bothCountries } from './emergency.ts'
import { brief } from './say-line.ts'
import { type HelpLine, helpLines } from './table.ts'

/** Stands for the line that names the emergency numbers of both countries. */
const EMERGENCY = 'emergency'
/** A bubble has room for so many. */
const MOST = 6

const byId = new Map(helpLines.map((line) => [line.id, line]))

/** What a flow may name: the help lines that may be shown, and `emergency`. */
export const lineIds: readonly string[] = [EMERGENCY, ...byId.keys()]

/**
 * Help lines by their ids, in this order, one phrase each: what it is, its number or page, and
 * whether it answers at this moment or, where that is not known, its hours in words. `emergency` is
 * one line with the numbers of both countries, as nobody asks where a person is. The first six;
 * a number that two lines share is given once. An id that no line has is left out.
 *
 * Where a line is an authority that may have to report somebody without status (A33), what we
 * advise about that is said last; in danger it does not count.
 */
export function namedLines(ids: readonly string[], locale: Locale, at: Instant): readonly Phrase[] {
  const named = distinct(ids).slice(0, MOST)
  const caution = named.some((line) => line !== EMERGENCY && line.noStatusCaution)
  return [
    ...named.map((line) =>
      line === EMERGENCY ? bothCountries('helplines:bothCountries') : brief(line, locale, at),
    ),
    ...(caution && !ids.includes(EMERGENCY) ? [{ key: 'helplines:caution' }] : []),
  ]
}

type Named = HelpLine | typeof EMERGENCY

function distinct(ids: readonly string[]): readonly Named[] {
  const phones = new Set<string>()
  return [...new Set(ids)].flatMap((id): readonly Named[] => {
    if (id === EMERGENCY) return [EMERGENCY]
    const line = byId.get(id)
    if (!line || (line.phone !== null && phones.has(line.phone))) return []
    if (line.phone !== null) phones.add(line.phone)
    return [line]
  })
}
