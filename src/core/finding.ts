import type { Card } from './message.ts'

/** Where a figure or a rule of law comes from. `id` has words in the locales' `sources.json`. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string
  /** The law it is an article of, told together with its others: `articles` in `sources.json`. */
  readonly law?: string
  /** The day somebody last read it. */
  readonly checked: string
}

/** What a rule finds: the way onward, the figures behind it, and the law it rests on. */
export interface Finding<Route extends string = string> {
  readonly route: Route
  readonly facts: { readonly [name: string]: string | number }
  /** Further lines to say, by name, from the flow's `notes`, in this order. */
  readonly notes?: readonly (string | Note)[]
  readonly because: readonly Source[]
  /** Figures to show as a table and as bars; labels and values are names of the flow's `notes`. */
  readonly card?: Card<Note>
  /** Help lines that fit, by their ids, best first. Said at an end whose `lines` name `found`. */
  readonly lines?: readonly string[]
}

/** A line of the flow's `notes`, with figures of its own where the finding's are not meant. */
export interface Note {
  readonly name: string
  readonly facts?: Finding['facts']
}
