import { compare, type Fraction } from '../../../src/core/fraction.ts'
import type { Range } from '../range.ts'

/** A span of whole or rounded figures; null where nothing bounds it above. */
export type Span = readonly [low: number, high: number | null]

/** A figure as it is printed: the figure, or null with the span it lies in where that is known. */
export interface Shown {
  readonly figure: number | null
  readonly span?: Span
}

/** A range as it is printed, each end by `show`. Nothing at all known is null without a span. */
export function shownRange({ low, high }: Range, show: (value: Fraction) => number): Shown {
  if (high && compare(low, high) === 0) return { figure: show(low) }
  if (!high && low.n === 0n) return none
  return span(show(low), high ? show(high) : null)
}

/** Two ends as they are printed: one figure where they are the same. */
export const span = (low: number, high: number | null): Shown =>
  low === high ? { figure: low } : { figure: null, span: [low, high] }

/** Not known, and nothing bounds it. */
export const none: Shown = { figure: null }

/** `name`, and `nameRange` where the figure is not known but bounded. */
export const field = <Name extends string>(name: Name, { figure, span: range }: Shown) =>
  ({ [name]: figure, ...(range && { [`${name}Range`]: range }) }) as Field<Name>

/** What `field` gives. */
export type Field<Name extends string> = { readonly [N in Name]: number | null } & {
  readonly [N in `${Name}Range`]?: Span
}
