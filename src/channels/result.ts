import { mapCard } from '../core/map-card.ts'
import type { Card, Mark, Spoken } from '../core/message.ts'

/** A result taken apart: what was understood before it, what was found, and everything after. */
export interface Result {
  readonly before: string
  readonly verdict: string
  readonly after: string
  readonly card: Card<string>
}

/** The parts of a bubble that has a card; undefined for any other, and where it says nothing. */
export function resultOf(spoken: Spoken): Result | undefined {
  if (!spoken.card) return undefined
  const text = spoken.text.toWellFormed().trim()
  const card = mapCard(spoken.card, (words) => words.toWellFormed())
  const verdict = (card.title && text.includes(card.title) ? card.title : text.split('\n')[0]) ?? ''
  if (verdict.trim() === '') return undefined
  const at = text.indexOf(verdict)
  const after = text.slice(at + verdict.length).trim()
  return { before: text.slice(0, at).trim(), verdict: verdict.trim(), after, card }
}

/** How a mark is seen without any colour and in any language. */
export const signs: { readonly [M in Mark]: string } = { low: '▼', fine: '✓', unsure: '?' }

/** A line that gives a sum, and is to stand out. */
export const isSum = (line: string): boolean => line.startsWith('➡')

/** A size that can be drawn: what is no amount above zero draws nothing. */
export const drawable = (size: number): number => (Number.isFinite(size) && size > 0 ? size : 0)

/** How much of the longest each bar is, from 0 to 1. */
export function shares(bars: readonly { readonly size: number }[], of?: number): readonly number[] {
  const sizes = bars.map(({ size }) => drawable(size))
  const whole = of ?? Math.max(0, ...sizes)
  return sizes.map((size) => (whole > 0 ? size / whole : 0))
}

/** What all parts come to together. */
export const total = (parts: readonly { readonly size: number }[]): number =>
  parts.reduce((sum, { size }) => sum + drawable(size), 0)
