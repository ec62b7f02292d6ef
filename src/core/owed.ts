import type { Conversation } from './conversation.ts'
import type { Moment } from './moment.ts'

/** Messages that are remembered: whoever has written more waits for an answer anyway. */
const MOST = 100

/**
 * Remembers which message the holder of a case owes an answer to, where they owe it to nothing else:
 * `was`, before the message came.
 */
export function owe(m: Moment, was: Conversation, now: Conversation): Conversation {
  const { owed, ...rest } = now
  const from = now.case?.unansweredFrom
  if (from === undefined) return rest
  const [at, message] = [m.at, m.message]
  const began = was.case?.unansweredFrom === undefined
  const before = began ? [] : owed?.from === from ? owed.messages : undefined
  if (!before || message === undefined || before.length >= MOST) return rest
  if (before.some((one) => one.message === message)) return now
  return { ...rest, owed: { from, messages: [...before, { message, at }] } }
}

/**
 * A message was taken back: it is owed no answer. Where a danger waits for one, nothing changes, nor
 * where what was answered to it did not arrive: that is still to be said.
 */
export function withoutOwed(before: Conversation, message: string): Conversation {
  const { case: its, owed, ...rest } = before
  if (!its || !owed || its.danger || its.undelivered) return before
  if (owed.from !== its.unansweredFrom) return before
  const messages = owed.messages.filter((one) => one.message !== message)
  if (messages.length === owed.messages.length) return before
  const { unansweredFrom: _, toldUnread, ...free } = its
  const [first] = messages
  if (!first) return { ...rest, case: free }
  const told = toldUnread && { toldUnread }
  const from = first.at
  return { ...rest, case: { ...free, ...told, unansweredFrom: from }, owed: { from, messages } }
}
