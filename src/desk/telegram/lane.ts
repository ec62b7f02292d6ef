import type { Channel } from '../../channels/ports.ts'
import type { ConversationId } from '../../core/conversation.ts'
import { bringsFile } from '../../of.ts'
import { type Parcel, type Receipt, Undelivered } from '../../parcel.ts'
import { isDeskLane } from '../ports.ts'
import type { Group, Trouble } from './group.ts'
import type { Pace } from './pace.ts'

/** While the group cannot be written to, it is tried again after this, in milliseconds. */
const AGAIN = 15_000
/** So long what calls somebody is tried again that was refused for a reason that we do not know. */
const UNKNOWN = 10 * 60_000

/** What takes something away counts for nothing among what a group may be sent. */
const TAKES: ReadonlySet<string> = new Set(['deleteMessages', 'deleteForumTopic'])

/** What only says again what the card says: an alert does not wait behind it for a right that lacks. */
const SPARED: ReadonlySet<string> = new Set(['editForumTopic', 'closeForumTopic'])

/** What the desk's lanes have in common. */
export interface DeskLanes {
  readonly group: Group
  readonly pace: Pace
  /** Hears that a minute's messages are used up. */
  readonly spent: () => void
  /** Makes anew what a call did not find. */
  readonly renew?: (parcel: Parcel, why: string) => Promise<boolean>
  /** Whose room does not take what it should: meanwhile they are told of outside the topics. */
  readonly roomless?: Set<ConversationId>
}

/**
 * Telegram as a channel that knows the desk's lanes, one for each person: it fills in where the group
 * is now, keeps to what a group may be sent in a minute, follows a group that moved, and waits for one
 * that the bot was put out of, since an alert is never given up. A room is tried again until it is
 * made. Rights that lack are asked about, and not taken to be there because a message went through.
 */
export function withDeskLanes(telegram: Channel, lanes: DeskLanes): Channel {
  const { group, pace, spent, renew = async () => false, roomless = new Set() } = lanes
  let refusedUntil = 0
  return {
    ...telegram,
    async send(parcel, now) {
      if (!isDeskLane(parcel.lane)) return telegram.send(parcel, now)
      const { method } = parcel.call
      const makes = method === 'createForumTopic'
      // One of them asks for all.
      if (makes && now < refusedUntil) throw later('no topic may be made yet', refusedUntil - now)
      const wait = TAKES.has(method) ? 0 : pace.take(now, parcel.lane, parcel.urgent)
      if (wait > 0) {
        spent()
        throw later('the group was sent what it may be in a minute', wait)
      }
      const body = { chat_id: group.chat(), ...parcel.call.body }
      try {
        const receipt = await sendAll(telegram, { ...parcel, call: { ...parcel.call, body } }, now)
        if (makes || method === 'sendMessage') roomless.delete(parcel.conversation)
        if (group.trouble()?.why !== 'rights') await noted(undefined)
        return receipt
      } catch (error) {
        if (!(error instanceof Undelivered)) throw error
        if (error.movedTo !== undefined) {
          await group.moveTo(error.movedTo)
          throw new Undelivered(error.message, 'retry', { retryIn: 1 })
        }
        if (error.kind === 'refused') {
          pace.giveBack(now)
          throw await refused(parcel, now, error)
        }
        if (isTooMany(error)) pace.hold(now + (error.retryIn ?? 0))
        if (isSilent(parcel, error)) await noted(group.trouble()?.why ?? 'unreachable')
        throw error
      }
    },
  }

  /** What becomes of what Telegram refused. */
  async function refused(parcel: Parcel, now: number, error: Undelivered): Promise<Undelivered> {
    const { method } = parcel.call
    const makes = method === 'createForumTopic'
    const again = (retryIn: number) => new Undelivered(error.message, 'retry', { retryIn })
    const trouble = troubleIn(error.message)
    if (trouble) {
      await noted(trouble)
      if (trouble !== 'rights') return again(AGAIN)
      if (makes) refusedUntil = now + AGAIN
      return SPARED.has(method) ? error : again(AGAIN)
    }
    if (makes) {
      roomless.add(parcel.conversation)
      return again(AGAIN)
    }
    if (await renew(parcel, error.message)) return again(1)
    if (!parcel.urgent || method !== 'sendMessage') return error
    roomless.add(parcel.conversation)
    return now - (parcel.firstTriedAt ?? now) < UNKNOWN ? again(AGAIN) : error
  }

  /** A database that is busy changes nothing about what was sent: the group knows it all the same. */
  async function noted(trouble: Trouble | undefined): Promise<void> {
    await group.note(trouble).catch(() => {})
  }
}

/** Messages that one call may delete. https://core.telegram.org/bots/api#deletemessages */
const DELETED_AT_ONCE = 100

/** As many calls as it takes. Deleting again what is gone does nothing. */
async function sendAll(telegram: Channel, parcel: Parcel, now: number): Promise<Receipt> {
  const { method, body } = parcel.call
  const ids: unknown = body['message_ids']
  if (method !== 'deleteMessages' || !Array.isArray(ids)) return telegram.send(parcel, now)
  let receipt: Receipt = {}
  for (let from = 0; from < ids.length; from += DELETED_AT_ONCE) {
    const some = { ...body, message_ids: ids.slice(from, from + DELETED_AT_ONCE) }
    receipt = await telegram.send({ ...parcel, call: { ...parcel.call, body: some } }, now)
  }
  return receipt
}

const later = (why: string, retryIn: number): Undelivered =>
  new Undelivered(why, 'retry', { retryIn, untried: true })

/** Telegram asks everybody in the group to wait. */
const isTooMany = ({ message }: Undelivered): boolean => /^Telegram 429/.test(message)

function troubleIn(why: string): Trouble | undefined {
  if (/^Telegram 403/.test(why)) return 'out'
  if (/^Telegram 40[14]/.test(why)) return 'unreachable'
  if (/chat not found/i.test(why)) return 'unknown-chat'
  return /not enough rights|CHAT_ADMIN_REQUIRED|not a forum/i.test(why) ? 'rights' : undefined
}

/** Whether Telegram has been silent for more than a moment; a file may be what takes it so long. */
const isSilent = ({ tries, call }: Parcel, { kind, message }: Undelivered): boolean =>
  kind === 'retry' && tries >= 2 && !bringsFile(call) && /^(no answer|Telegram 5)/.test(message)
