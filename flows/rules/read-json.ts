import { isDay } from '../../src/core/day.ts'

/*
 * Readers of one JSON value each. `name` is how a sentence calls the value; all of them throw
 * Impossible, with that sentence, on a value that cannot be.
 */

/** A value that cannot be; the message says which and why. */
export class Impossible extends Error {}

/** Missing, null or the word "unknown": not known. */
export const absent = (value: unknown) =>
  value === undefined || value === null || value === 'unknown'

/** What is read of a value that may be missing. */
export const optional = <T>(value: unknown, read: (value: unknown) => T): T | undefined =>
  absent(value) ? undefined : read(value)

export function object(value: unknown, name: string): { readonly [field: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as { readonly [field: string]: unknown }
  throw new Impossible(`${name} must be a JSON object, not ${shown(value)}.`)
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Impossible(`${name} must be a list, not ${shown(value)}.`)
}

export function word(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new Impossible(`${name} must be a word, not ${shown(value)}.`)
}

export function truth(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  throw new Impossible(`${name} must be true or false, not ${shown(value)}.`)
}

export function day(value: unknown, name: string): string {
  if (isDay(value)) return value
  throw new Impossible(`${name} must be a day such as "2026-03-31", not ${shown(value)}.`)
}

export function number(value: unknown, name: string, from: number, to: number): number {
  if (typeof value === 'number' && value >= from && value <= to) return value
  throw new Impossible(`${name} must be a number from ${from} to ${to}, not ${shown(value)}.`)
}

export function above0(value: number, name: string): number {
  if (value > 0) return value
  throw new Impossible(`${name} must be more than 0.`)
}

export function wholeYen(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new Impossible(`${name} must be whole yen, 0 or more, not ${shown(value)}.`)
}

/** A value as a sentence shows it, not at length. */
export const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 40) ?? String(value)

/** A whole number of things, such as minutes or days, within its bounds. */
export function whole(value: unknown, name: string, from: number, to: number): number {
  if (Number.isInteger(value)) return number(value, name, from, to)
  throw new Impossible(`${name} must be a whole number, not ${shown(value)}.`)
}
