import type { Term } from './terms.ts'
import { idle } from './time.ts'
import type { Token } from './tokens.ts'
import { type Unit, unitOf } from './units.ts'

export type Span = 'hour' | 'day' | 'week' | 'month' | 'year'

/** What an answer may be. */
export interface Limits {
  /** The least and the most, both included. */
  readonly from: number
  readonly to: number
  /** What is counted: of `hour`, `22 ngày` is no answer. */
  readonly of?: Span
  /** For how long: per `year`, `8 ngày 1 tháng` is no answer. */
  readonly per?: Span
}

export const within = (value: number, limits: Limits | undefined): boolean =>
  limits === undefined || (value >= limits.from && value <= limits.to)

/** The spans of time a message says its amount is for: `1 ngày`, `/giờ`, `mỗi tháng`, `時給`. */
export function spansIn(cut: readonly Token[], all: readonly Term[]): ReadonlySet<Span> {
  const said = all.some((term) => !idle(term, cut)) ? all.filter((term) => idle(term, cut)) : []
  const spans = said.map(({ unit }) => span(unit) ?? 'month')
  for (const [at, { text, fold }] of cut.entries()) {
    const next = span(unitOf(cut[at + 1]))
    if (next !== undefined && (EVERY.has(fold) || text === '毎')) spans.push(next)
  }
  const joined = cut.map(({ text }) => text).join('')
  for (const [written, of] of JAPANESE) if (written.test(joined)) spans.push(of)
  return new Set(spans)
}

/** A unit as a span of time. */
export function span(unit: Unit | undefined): Span | undefined {
  if (unit === 'monthName') return 'month'
  if (unit === 'minute') return 'hour'
  return SPANS.find((known) => known === unit)
}

const SPANS = ['hour', 'day', 'week', 'month', 'year'] as const
const EVERY = new Set(['/', 'moi', 'hang', 'luong'])
const JAPANESE: readonly (readonly [RegExp, Span])[] = [
  [/時給/, 'hour'],
  [/日給|日当/, 'day'],
  [/週(?:に|で)?\d/, 'week'],
  [/月給|月(?:に|で)?\d/, 'month'],
  [/年間\D*\d|年(?:に|で)?\d/, 'year'],
]
