import type { Finding } from '#flow'
import type { Short } from './result.ts'

/** Where a short check leads: `flagged` for what looks unlawful or must be watched. */
export type ShortRoute = 'flagged' | 'fine' | 'unsure' | 'unknown'

/**
 * A short check as the chat tells it. The route is `unknown` where the tables of law are silent,
 * `unsure` where one of `doubts` holds: a note, or a figure that is null. Facts are its figures by name,
 * `…Low` and `…High` for a span, `…Count` and `…Last` for a list; notes are its flags, then its notes.
 */
export const findingOf =
  <Input, Result extends Short>(evaluate: (input: Input) => Result, ...doubts: readonly string[]) =>
  (input: Input): Finding<ShortRoute> => {
    const result = evaluate(input)
    const { flags, notes, because, ...figures } = result
    return {
      route: routeOf(result, doubts),
      facts: factsOf(figures),
      notes: [...flags, ...notes],
      because,
    }
  }

function routeOf(result: Short, doubts: readonly string[]): ShortRoute {
  if (result.flags.length > 0) return 'flagged'
  if (result.notes.includes('ask_a_person')) return 'unknown'
  const nulls = Object.entries(result).flatMap(([name, value]) => (value === null ? [name] : []))
  return doubts.some((doubt) => [...result.notes, ...nulls].includes(doubt)) ? 'unsure' : 'fine'
}

function factsOf(figures: object): Finding['facts'] {
  return Object.fromEntries(Object.entries(figures).flatMap(([name, value]) => told(name, value)))
}

function told(name: string, value: unknown): readonly (readonly [string, string | number])[] {
  if (typeof value === 'number' || typeof value === 'string') return [[name, value]]
  if (typeof value !== 'object' || value === null) return []
  const base = name.replace(/Range$/, '')
  if (base !== name || name === 'roughly') {
    const [low, high] = Object.values(value)
    return [...told(`${base}Low`, low), ...told(`${base}High`, high)]
  }
  if (Array.isArray(value))
    return [[`${name}Count`, value.length], ...told(`${name}Last`, value.at(-1))]
  return Object.entries(value).flatMap(([part, inner]) => told(`${name}${capital(part)}`, inner))
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
