import type { ChannelId, Conversation } from './core/conversation.ts'
import type { Parcel } from './parcel.ts'
import type { Bell } from './ports.ts'

/** Rings for every lane that a turn has promised something to, the person's own first. */
export function ringAll(
  bell: Bell,
  { id, channel }: Conversation,
  leased: readonly Parcel[],
): void {
  const lanes = Map.groupBy(leased, ({ lane }) => lane)
  bell.ring(id, channel, lanes.get(id) ?? [])
  for (const [lane, parcels] of lanes) {
    const to: ChannelId | undefined = parcels[0]?.channel
    if (lane !== id && to) bell.ring(lane, to, parcels)
  }
}
