import type { MessageEntity } from 'grammy/types'
import type { Spoken } from '../../core/message.ts'
import { isSum, resultOf } from '../result.ts'
import { figures } from './figures.ts'

/** A text with what is formatted in it: offsets and lengths are units of UTF-16. */
export interface Formatted {
  readonly text: string
  readonly entities: MessageEntity[]
}

/**
 * A result as Telegram shows it: what was found in bold, the figures and bars under one another in
 * letters of one width, then the other lines with their sums in bold. Where all that is longer than
 * `limit`, the lines are `rest`, to follow as text. Undefined for a bubble without a card, and for
 * a card that does not fit: its text says everything.
 * https://core.telegram.org/bots/api#messageentity
 */
export function formattedOf(
  spoken: Spoken,
  limit: number,
): { readonly message: Formatted; readonly rest: string } | undefined {
  const result = resultOf(spoken)
  if (!result) return undefined
  const { before, verdict, after, card } = result
  const drawn = figures(card)
  const head: readonly Piece[] = [
    ...(before ? [{ text: `${before}\n` }] : []),
    { text: verdict, type: 'bold' },
    ...(drawn ? [{ text: '\n\n' }, { text: drawn, type: 'pre' } as const] : []),
  ]
  const lines = after.split('\n').map(
    (line): Piece => ({
      text: line,
      ...(isSum(line) && { type: 'bold' }),
    }),
  )
  const whole = after ? [...head, { text: '\n\n' }, ...lines.flatMap(onItsOwn)] : head
  const message = put(whole)
  if (message.text.length <= limit && message.entities.length <= MOST) return { message, rest: '' }
  const first = put(head)
  return first.text.length <= limit ? { message: first, rest: after } : undefined
}

/** Telegram ignores what is formatted beyond a hundred places. */
const MOST = 100

interface Piece {
  readonly text: string
  readonly type?: 'bold' | 'pre'
}

const onItsOwn = (line: Piece, at: number): readonly Piece[] =>
  at === 0 ? [line] : [{ text: '\n' }, line]

function put(pieces: readonly Piece[]): Formatted {
  const entities: MessageEntity[] = []
  let text = ''
  for (const { text: words, type } of pieces) {
    const length = words.trimEnd().length
    if (type && length > 0) entities.push({ type, offset: text.length, length })
    text += words
  }
  return { text, entities }
}
