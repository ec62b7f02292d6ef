import type { Spoken } from '../core/conversation.ts'
import { split } from './split.ts'

type Choices = NonNullable<Spoken['choices']>

/**
 * What is said, as texts of at most `limit` UTF-16 units, and the choices that go below the last of
 * them: both LINE and Telegram show buttons where the talk ends.
 */
export const bubbles = (
  spoken: readonly Spoken[],
  limit: number,
): { readonly texts: readonly string[]; readonly choices: Choices } => ({
  texts: spoken.flatMap(({ text }) => split(text.toWellFormed(), limit)),
  choices: spoken.findLast(({ choices }) => choices && choices.length > 0)?.choices ?? [],
})
