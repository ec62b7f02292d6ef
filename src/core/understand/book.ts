import type { Book, Entry } from '../listen/phrases.ts'
import type { Intent } from './intents.ts'

/**
 * A phrase that speaks for an intent. `worth` says how much: 1 is a weak word, which never decides
 * alone; 2 a topic, 3 (where nothing is said) a clear phrase, 4 one that stands above others. With
 * `short` it counts only in messages of at most so many words, or Japanese signs.
 */
export interface IntentEntry extends Entry {
  readonly worth?: number
  readonly short?: number
  /** It counts only where danger is read, and tells which intent the danger is. */
  readonly alarmed?: boolean
}

/** A locale's `intents.json`. What is told under `none` is outside: it silences weaker phrases, at least those under 4. */
export interface IntentBook extends Book<Intent> {
  readonly meanings: { readonly [intent in Intent]: readonly IntentEntry[] }
}
