import { Malformed } from './ports.ts'

/** A JSON object of which nothing is known yet. */
export type Json = { readonly [field: string]: unknown }

/** A request's bytes as a JSON object. Throws Malformed for anything else. */
export function parseObject(bytes: Uint8Array): Json {
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(bytes))
  } catch {
    throw new Malformed('the body is not JSON in UTF-8')
  }
  const object = asObject(value)
  if (!object) throw new Malformed('the body is not a JSON object')
  return object
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The value if it is an object and no list. */
export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

/** The value if it is text, with any half of a character replaced; else undefined. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.toWellFormed() : undefined

/** The value if it is a whole number that JavaScript holds exactly. */
export const asInteger = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined

/** The texts of a list, or none. */
export const asTexts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
