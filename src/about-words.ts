import type { Conversation, Instant } from './core/conversation.ts'
import type { EarlierWords } from './desk/ports.ts'
import type { Deps } from './handle.ts'
import { readable } from './heard.ts'
import type { PastTurn } from './turn.ts'

/** Turns that are looked through, and words that are shown at most: a group is sent little in a minute. */
const TURNS = 200
const MANY = 8

/** So long before their case was opened the person may have begun to tell of it, in milliseconds. */
const BEFORE = 24 * 3_600_000

/**
 * What the person wrote before they let anybody read it, for the rooms to be shown by the turn in which
 * they do: whoever answers there is to know what the case is about. Undefined in every other turn.
 */
export async function wordsShown(
  { rooms, store, script }: Pick<Deps, 'rooms' | 'store' | 'script'>,
  before: Conversation,
  after: Conversation,
): Promise<EarlierWords | undefined> {
  const { case: its } = after
  if (!rooms || !its || after.hidden || before.case?.id !== its.id) return undefined
  if (readable(before) || !readable(after)) return undefined
  const turns = await store.transcript(after.id, Math.max(0, before.seq - TURNS), TURNS)
  const all = wordsIn(turns, its.openedAt - BEFORE).filter(({ text }) => isTold(text))
  return all.length === 0 ? undefined : { newest: all.slice(-MANY), all: all.length }

  /** Neither a figure nor a command, nor one letter. */
  function isTold(text: string): boolean {
    return /\p{L}.*\p{L}/su.test(text) && script.readCommand(text) === undefined
  }
}

/** Each message as it was written last, where it first stood. */
function wordsIn(turns: readonly PastTurn[], since: Instant): EarlierWords['newest'] {
  const words = new Map<string, Omit<EarlierWords['newest'][number], 'message'>>()
  for (const { seq, at, heard } of turns) {
    const { input, message = `turn ${seq}` } = heard
    if (at < since) continue
    const from = 'forwarded' in input ? ({ forwarded: true } as const) : {}
    if (input.kind === 'text') words.set(message, { text: input.text, ...from })
    if (input.kind === 'media' && input.caption)
      words.set(message, { text: input.caption, ...from })
    if (input.kind === 'edited') words.set(input.of, { text: input.text ?? '' })
  }
  return [...words].map(([message, one]) => ({ message, ...one }))
}
