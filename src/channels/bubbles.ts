import type { Spoken } from '../core/message.ts'
import { split } from './split.ts'

type Choices = NonNullable<Spoken['choices']>

/** A text as texts of at most `limit` UTF-16 units; none where it is blank. */
export const bubbles = (text: string, limit: number): readonly string[] =>
  split(text.toWellFormed(), limit)

/** The choices that go below all that is said: LINE and Telegram show buttons where the talk ends. */
export const lastChoices = (spoken: readonly Spoken[]): Choices =>
  spoken.findLast(({ choices }) => choices && choices.length > 0)?.choices ?? []
