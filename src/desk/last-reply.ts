import type { Conversation } from '../core/conversation.ts'
import type { Desk } from './ports.ts'

/**
 * What keeps the holder's last words from the person so far: they are on their way, or wait until the
 * person does something. Undefined where they are there, or nothing was said since the case was taken.
 */
export async function lastReply(
  desk: Pick<Desk, 'deliveries'>,
  { id, case: its }: Conversation,
): Promise<'unsent' | 'waits' | undefined> {
  const last = its?.replied
  if (!last) return undefined
  if (last.waits) return 'waits'
  const all = await desk.deliveries(last.in ?? id)
  return all.some(({ seq, state }) => seq === last.seq && state === 'unsent') ? 'unsent' : undefined
}
