import type { Period, PlainDate } from './conversation.ts'
import { addDays, dayBefore } from './day.ts'
import type { Source } from './finding.ts'

/** Dated figures of law, as `flows/law/schema.json` has them. */
export interface Table {
  readonly title: string
  readonly completeThrough: PlainDate
  readonly values: { readonly [key: string]: readonly Entry[] }
  readonly sources: { readonly [id: string]: Omit<Source, 'id'> }
}

/** A figure from its first day on, until the next entry's. */
export interface Entry {
  readonly from: PlainDate
  readonly value: number
  readonly sources: readonly string[]
  readonly dateBasis?: string | undefined
  readonly dateSources?: number | undefined
}

/** A figure in force, with what it rests on and what it replaced. */
export interface Figure extends Omit<Entry, 'sources'> {
  readonly sources: readonly Source[]
  readonly previous?: Entry | undefined
}

/** The figure in force on a day, or undefined where the table cannot say. Never the nearest guess. */
export function inForce(table: Table, on: PlainDate, key: string): Figure | undefined {
  if (on > table.completeThrough) return undefined
  const entries = table.values[key] ?? []
  const place = entries.findLastIndex(({ from }) => from <= on)
  const entry = entries[place]
  if (!entry) return undefined
  const sources = entry.sources.flatMap((id) => {
    const source = table.sources[id]
    return source ? [{ id, ...source }] : []
  })
  return { ...entry, sources, previous: entries[place - 1] }
}

/** A stretch of a period under one figure; `figure` is missing where the table cannot say. */
export interface Stretch extends Period {
  readonly figure?: Figure | undefined
}

/** A period cut at each day on which another figure, or none, is in force. In order, without gaps. */
export function during(table: Table, { from, to }: Period, key: string): readonly Stretch[] {
  const days = [
    from,
    ...(table.values[key] ?? []).map((entry) => entry.from),
    addDays(table.completeThrough, 1),
  ]
  const starts = [...new Set(days)].filter((day) => from <= day && day <= to).sort()
  return starts.map((start, place) => {
    const next = starts[place + 1]
    return {
      from: start,
      to: next === undefined ? to : dayBefore(next),
      figure: inForce(table, start, key),
    }
  })
}
