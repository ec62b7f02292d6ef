import type { Enclosure, Place } from './enclosure.ts'

/** What to say, before any language. The transcript keeps this, so it can be read in either. */
export interface Phrase {
  /** File and key in the locales: `wage-check:basis.ask`. */
  readonly key: string
  readonly params?: { readonly [name: string]: string | number | Phrase }
}

/** A button: its name is what it means, its label what it says. */
export interface Choice {
  readonly name: string
  readonly label: Phrase
}

/** How a figure of a result is to be taken. */
export type Mark = 'low' | 'fine' | 'unsure'

/** A line in a picture: `size` is what is drawn, in yen; `value` is what is written at it. */
export interface Bar<Words = Phrase> {
  readonly label: Words
  readonly value: Words
  readonly size: number
  readonly mark?: Mark
  /** What is written at the rest, where this bar falls short of the longest. */
  readonly gap?: Words
}

/** A result in figures: rows to read one under another, and pictures to see at a glance. */
export interface Card<Words = Phrase> {
  /** The line of the text that says what was found. The engine adds it; a rule need not. */
  readonly title?: Words
  readonly rows: readonly { readonly label: Words; readonly value: Words; readonly mark?: Mark }[]
  /** Bars to hold against each other, such as pay for an hour and the legal minimum. */
  readonly bars?: readonly Bar<Words>[]
  /** What one sum is made of, in order: where the month's money went. */
  readonly parts?: readonly Bar<Words>[]
}

/** One bubble, before any channel. `say` are its lines. */
export interface Message {
  readonly say: readonly Phrase[]
  /** Help lines to be said under what waits, by their ids: open or closed as they are when it is shown. */
  readonly lines?: readonly string[]
  readonly choices?: readonly Choice[]
  readonly card?: Card
  /** What goes with the words. */
  readonly file?: Enclosure
  readonly place?: Place
  /** A result is shown as a card where the channel can. */
  readonly tone?: 'result'
}

/** A bubble in words, ready for a channel to render. */
export interface Spoken {
  readonly text: string
  /** `data` is `<turn>.<place>`, which fits every platform's button. */
  readonly choices?: readonly { readonly label: string; readonly data: string }[]
  readonly card?: Card<string>
  /** Telephone numbers that the text names, for a channel that can show them as buttons. */
  readonly calls?: readonly string[]
  /** `link` says in words where it can be read, for a channel that cannot show it. */
  readonly file?: Enclosure & { readonly link: string }
  /** `called` says that it is a place, where it has no name of its own. */
  readonly place?: Place & { readonly called: string }
  readonly tone?: 'result'
}
