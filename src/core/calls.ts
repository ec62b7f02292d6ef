import type { Phrase } from './message.ts'

/**
 * The telephone numbers that may be called from a bubble, in order, each once: what its phrases
 * name as `phone`, or as `phone1`, `phone2` where there are several.
 */
export const callsIn = (phrases: readonly Phrase[]): readonly string[] => [
  ...new Set(phrases.flatMap(numbersOf)),
]

const numbersOf = ({ params = {} }: Phrase): readonly string[] =>
  Object.entries(params).flatMap(([name, value]) => {
    if (typeof value === 'object') return numbersOf(value)
    return /^phone\d?$/.test(name) ? [String(value)] : []
  })
