import type { Conversation, Inbound } from './core/conversation.ts'
import type { Deps } from './handle.ts'
import type { NewParcel, PastTurn } from './ports.ts'

/** Telegram lets messages be deleted for 48 hours; half an hour is left for the way there. */
const DELETABLE = 47.5 * 3_600_000
const PAGE = 100

/**
 * Parcels that take the messages of the last two days out of the chat again, ours and the person's,
 * where the platform lets us: Telegram does, LINE has no such call.
 * https://core.telegram.org/bots/api#deletemessages
 */
export async function withdraw(
  { store, clock, channels, ids }: Deps,
  from: Conversation,
  lane: Conversation,
  { message }: Inbound,
): Promise<readonly NewParcel[]> {
  const withdraw = channels[from.channel]?.withdraw
  if (!withdraw) return []
  const since = clock.now() - DELETABLE
  const receipts = await store.receipts(from.id, since)
  const heard = (await turnsSince(store, from, since)).flatMap((turn) => turn.heard.message ?? [])
  const messages = message === undefined ? heard : [...heard, message]
  return withdraw(from, receipts, messages).map((call) => ({
    id: ids.uuid(),
    channel: from.channel,
    lane: lane.id,
    call,
    urgent: false,
  }))
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
