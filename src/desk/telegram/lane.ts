import { bringsFile } from '../../of.ts'
import { type Channel, type Parcel, Undelivered } from '../../ports.ts'
import { DESK_LANE } from '../ports.ts'
import type { Group, Trouble } from './group.ts'
import type { Pace } from './pace.ts'

/** While the group cannot be written to, it is tried again after this, in milliseconds. */
const AGAIN = 15_000

/** What takes something away counts for nothing among what a group may be sent. */
const TAKES: ReadonlySet<string> = new Set(['deleteMessages', 'deleteForumTopic'])

/**
 * Telegram as a channel that knows the desk's lane: it fills in where the group is now, keeps to what
 * a group may be sent in a minute, follows a group that moved, and waits for one that the bot was
 * put out of, since an alert is never given up. Rights that lack are asked about, and not taken to be
 * there because a message went through. `spent` hears that the minute is used up; `renew` is
 * asked to make anew what a call did not find.
 */
export function withDeskLane(
  telegram: Channel,
  group: Group,
  pace: Pace,
  spent: () => void,
  renew: (parcel: Parcel, why: string) => Promise<boolean> = async () => false,
): Channel {
  return {
    ...telegram,
    async send(parcel, now) {
      if (parcel.lane !== DESK_LANE) return telegram.send(parcel, now)
      const wait = TAKES.has(parcel.call.method) ? 0 : pace.take(now)
      if (wait > 0) {
        spent()
        throw new Undelivered('the group was sent what it may be in a minute', 'retry', {
          retryIn: wait,
        })
      }
      const body = { chat_id: group.chat(), ...parcel.call.body }
      try {
        const receipt = await telegram.send({ ...parcel, call: { ...parcel.call, body } }, now)
        if (group.trouble()?.why !== 'rights') await group.note(undefined)
        return receipt
      } catch (error) {
        if (!(error instanceof Undelivered)) throw error
        if (error.movedTo !== undefined) {
          await group.moveTo(error.movedTo)
          throw new Undelivered(error.message, 'retry', { retryIn: 1 })
        }
        if (isSilent(parcel, error)) await group.note(group.trouble()?.why ?? 'unreachable')
        const trouble = error.kind === 'refused' ? troubleIn(error.message) : undefined
        if (!trouble && error.kind === 'refused' && (await renew(parcel, error.message)))
          throw new Undelivered(error.message, 'retry', { retryIn: 1 })
        if (!trouble) throw error
        await group.note(trouble)
        throw new Undelivered(error.message, 'retry', { retryIn: AGAIN })
      }
    },
  }
}

function troubleIn(why: string): Trouble | undefined {
  if (/^Telegram 403/.test(why)) return 'out'
  if (/^Telegram 401/.test(why)) return 'unreachable'
  if (/chat not found/i.test(why)) return 'unknown-chat'
  return /not enough rights|CHAT_ADMIN_REQUIRED|not a forum/i.test(why) ? 'rights' : undefined
}

/** Whether Telegram has been silent for more than a moment; a file may be what takes it so long. */
const isSilent = ({ tries, call }: Parcel, { kind, message }: Undelivered): boolean =>
  kind === 'retry' && tries >= 2 && !bringsFile(call) && /^(no answer|Telegram 5)/.test(message)
