import type { PlainDate, Source } from '#flow'
import { type Fraction, fraction, multiply, ratio } from '../../../src/core/fraction.ts'
import { inForce, type Table } from '../../../src/core/law.ts'

/** What every short check prints beside its own figures. */
export interface Short {
  /** What looks unlawful, or has to be watched; codes of the wage facts. */
  readonly flags: readonly string[]
  /** What the answer turns on, or what could not be judged. `ask_a_person`: no law known that day. */
  readonly notes: readonly string[]
  readonly because: readonly Source[]
}

/** A table of law that a check rests on, on one day. */
export interface Law {
  /** The figure in force, or undefined: then nothing is judged by it. */
  readonly value: (key: string) => number | undefined
  /** A figure that is a percentage, as a fraction of one. */
  readonly share: (key: string) => Fraction | undefined
  /** The sources of the named figures, each once. */
  readonly sources: (...keys: readonly string[]) => readonly Source[]
}

/**
 * A table on a day. Where no day is known, the day its sources were last read: the law as it is
 * printed here, which no one has to date. Past its last day it answers nothing.
 */
export function lawOf(table: Table, on?: PlainDate): Law {
  const day = on ?? lastRead(table)
  const figure = (key: string) => inForce(table, day, key)
  const value = (key: string) => figure(key)?.value
  return {
    value,
    share: (key) => {
      const percent = value(key)
      return percent === undefined ? undefined : multiply(fraction(percent), ratio(1n, 100n))
    },
    sources: (...keys) => once(keys.flatMap((key) => figure(key)?.sources ?? [])),
  }
}

/** Sources without repetition, in the order of their first use. */
export const once = (sources: readonly Source[]): readonly Source[] =>
  sources.filter(({ id }, at) => sources.findIndex((source) => source.id === id) === at)

/** The notes and flags whose condition holds. */
export const those = (given: { readonly [name: string]: boolean }): readonly string[] =>
  Object.keys(given).filter((name) => given[name])

const lastRead = ({ sources }: Table): PlainDate =>
  Object.values(sources).reduce((last, { checked }) => (checked > last ? checked : last), '')
