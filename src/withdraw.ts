import type { Conversation } from './core/conversation.ts'
import type { Inbound } from './core/inbound.ts'
import type { Deps } from './handle.ts'
import type { NewParcel } from './parcel.ts'
import type { PastTurn } from './turn.ts'

/** Telegram lets messages be deleted for 48 hours; half an hour is left for the way there. */
const DELETABLE = 47.5 * 3_600_000
const PAGE = 100

/** Parcels that take messages out of a chat again, and how many of those were unsent. */
export interface Withdrawal {
  readonly parcels: readonly NewParcel[]
  readonly unsent: number
}

/** A lane beside the person's own: neither waits for the other. */
export const laneOfWithdrawals = ({ id }: Pick<Conversation, 'id'>): string => `withdrawals ${id}`

/**
 * Takes the messages of the last two days out of the chat again, ours and the person's, where the
 * platform lets us: Telegram does, LINE has no such call. What is unsent may be on its way to the
 * phone; it is asked after first, so that what is sent meanwhile is found by its receipt.
 * https://core.telegram.org/bots/api#deletemessages
 */
export async function withdraw(
  { store, clock, channels, ids }: Deps,
  from: Conversation,
  to: Conversation,
  { message }: Inbound,
): Promise<Withdrawal | undefined> {
  const withdraw = channels[from.channel]?.withdraw
  if (!withdraw) return undefined
  const since = clock.now() - DELETABLE
  const unsent = await store.unsent(from.id)
  const receipts = await store.receipts(from.id, since)
  const heard = (await turnsSince(store, from, since)).flatMap((turn) => turn.heard.message ?? [])
  const messages = message === undefined ? heard : [...heard, message]
  const parcels = withdraw(from, receipts, messages, unsent).map((call) => ({
    id: ids.uuid(),
    channel: from.channel,
    lane: laneOfWithdrawals(to),
    call,
    urgent: false,
  }))
  return { parcels, unsent: unsent.length }
}

/** The turns since then, newest page first. */
async function turnsSince(
  store: Deps['store'],
  { id, seq }: Conversation,
  since: number,
): Promise<readonly PastTurn[]> {
  const found: PastTurn[] = []
  for (let last = seq; last > 0; last -= PAGE) {
    const page = await store.transcript(id, Math.max(0, last - PAGE), Math.min(PAGE, last))
    const recent = page.filter(({ at }) => at >= since)
    found.push(...recent)
    if (recent.length < page.length || page.length === 0) break
  }
  return found
}
