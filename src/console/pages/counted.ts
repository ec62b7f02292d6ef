import { html } from 'hono/html'
import type { Words } from '../talk.ts'
import type { Html } from './frame.ts'

/** A field that words are written into, and how many characters it may have. */
export interface Counted {
  readonly words: Words
  /** The field's id. */
  readonly id: string
  readonly most: number
  /** What to say of it where it has more. */
  readonly refused: 'tooLong' | 'longPlace'
}

/**
 * The attributes of a field that takes what is pasted whole, and says by `longest.js` when that is
 * too long. A browser's own `maxlength` would cut it without a word.
 */
export const counts = ({ words, id, most, refused }: Counted, described = ''): Html =>
  html`id="${id}" data-longest="${most}" data-refused="${words(`refused.${refused}`)}" aria-describedby="${`${described} ${id}-count`.trim()}"`

/** Below such a field: how much is written of what may be, and a sentence where it is too much. */
export const count = ({ words, id, most }: Counted): Html =>
  html`<small class="counted" id="${id}-count" data-count="${words('case.count', { count: '#', most })}" hidden></small><p class="refusal" id="${id}-long" role="alert" hidden></p>`
