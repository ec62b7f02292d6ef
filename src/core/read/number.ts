import { harmless, plain } from './chatter.ts'
import { value } from './decimal.ts'
import { type Limits, span, spansIn, within } from './limits.ts'
import { type Term, terms } from './terms.ts'
import { longest, normalise } from './text.ts'
import { idle } from './time.ts'
import { tokens } from './tokens.ts'

/**
 * What someone typed as a count or as hours: `8`, `7,5`, `8h30`, `8 tiếng rưỡi`, `7時間45分`,
 * `173:30`, `255 ngày`. Minutes become fractions of an hour. What can be read in two ways
 * (`1.000`, `480 phút`) is read only where the limits leave one; several numbers are none. A span
 * of time (`8 tiếng 1 ngày`) is read only where the limits are per that span.
 */
export function readNumber(text: string, limits?: Limits): number | undefined {
  const meant = numbers(text, limits).filter((count) => within(count, limits))
  return meant.length === 1 ? meant[0] : undefined
}

/** The same whatever the least and the most, so that an answer can say "that looks too large". */
export const readNumberLoosely = (text: string): number | undefined => readNumber(text)

function numbers(text: string, limits: Limits | undefined): readonly number[] {
  if (text.length > longest) return []
  const cut = tokens(normalise(text).replace(CLOCK, '$1h$2'))
  const all = terms(cut)
  if (all === undefined) return []
  const busy = all.filter((term) => !idle(term, cut))
  const found = busy.length === 0 ? all : busy
  const [head, tail, ...more] = found
  if (head === undefined || more.length > 0) return []
  if (tail !== undefined && tail.from !== head.to) return []
  if ([...spansIn(cut, all)].some((per) => per !== limits?.per)) return []
  if (limits?.of !== undefined && (span(head.unit) ?? limits.of) !== limits.of) return []
  const unclear = head.unit === undefined && tail === undefined
  if (!(unclear ? plain : harmless)(cut, all)) return []
  return [...new Set(tail === undefined ? single(head) : hours(head, tail))]
}

function single(term: Term): readonly number[] {
  if (!(term.unit === undefined || COUNTED.has(term.unit)) || term.yen) return []
  const counts = term.readings.map(value)
  if (term.unit === 'minute') return term.half ? [] : counts.flatMap((count) => [count, count / 60])
  return term.half ? counts.filter(Number.isInteger).map((count) => count + 0.5) : counts
}

/** `8 giờ 30`, `7時間45分`. One digit without a unit (`8h5`) may be minutes or a fraction. */
function hours(head: Term, tail: Term): readonly number[] {
  const [whole] = single(head)
  const minutes = Number(tail.written)
  const clear = tail.unit === 'minute' || (tail.unit === undefined && tail.written.length === 2)
  if (head.unit !== 'hour' || head.half || !clear || tail.half || tail.yen) return []
  if (whole === undefined || !Number.isInteger(whole) || tail.written === '') return []
  return minutes < 60 ? [whole + minutes / 60] : []
}

const CLOCK = /(?<![\d:.,])(\d{1,3}):([0-5]\d)(?![\d:.,])/g
const COUNTED = new Set(['hour', 'minute', 'day', 'week', 'month', 'year', 'count'])
