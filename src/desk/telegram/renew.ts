import { asInteger, asObject } from '../../channels/json.ts'
import type { Case } from '../../core/case.ts'
import type { Conversation, ConversationId } from '../../core/conversation.ts'
import { type Parcel, Undelivered } from '../../parcel.ts'
import type { Clock, Log } from '../../ports.ts'
import type { Store } from '../../store/ports.ts'
import type { Desk } from '../ports.ts'
import type { Api } from './api.ts'
import type { Card } from './card.ts'
import type { Group } from './group.ts'
import { roomOf } from './hear.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

/** What a room is made anew with. */
export interface Renewing {
  readonly store: Pick<Store, 'find' | 'receipt' | 'relearn'> & {
    readonly desk: Pick<Desk, 'putRoom'>
  }
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  /** What a case's room is called, and its card as it is now. */
  readonly roomFor: (
    about: Conversation,
  ) => { readonly name: string; readonly card: Card } | undefined
  /** Whose room could not be made: meanwhile they are told of outside the topics. */
  readonly roomless: Set<ConversationId>
  readonly clock: Clock
  readonly log: Log
}

/** When to try again what could not be made anew, in milliseconds. */
const AGAIN = 15_000

/** How a room comes to be again. True where it is there now and the parcel is to be sent again. */
export interface Renewal {
  /** What Telegram does not find any more. */
  renew(parcel: Parcel, why: string): Promise<boolean>
  /** What a parcel rests on and was never made. */
  missing(parcel: Parcel): Promise<boolean>
}

/**
 * Makes the room of an open case anew, or its card, where somebody deleted it by hand or it came to
 * nothing: what is sent there finds neither, and an alert must find one. Throws Undelivered where it
 * could not be made yet. A crash in the middle leaves a room too many at most.
 */
export function createRenewal(renewing: Renewing): Renewal {
  const { store, group, pace, api, say, roomFor, roomless, clock, log } = renewing
  return { renew, missing }

  async function renew({ conversation, call: { body } }: Parcel, why: string): Promise<boolean> {
    const lost = lostBy(why)
    const about = lost && (await store.find(conversation))
    const its = about?.case
    if (!about || !its?.rooms || its.status === 'closed') return false
    const topic = await store.receipt(conversation, its.rooms.topic)
    const card = await store.receipt(conversation, its.rooms.card)
    if (lost === 'card') {
      if (card?.['message_id'] !== body['message_id'] || topic === undefined) return false
      return (await putCard(about, its, Number(topic['message_thread_id']))) || putRoom(about, its)
    }
    if (topic?.['message_thread_id'] !== body['message_thread_id']) return false
    return (await putRoom(about, its)) && says(about, its)
  }

  async function missing({ conversation, call: { body } }: Parcel): Promise<boolean> {
    const about = await store.find(conversation)
    const its = about?.case
    const named = JSON.stringify(body)
    if (!about || !its?.rooms || its.status === 'closed') return false
    const { topic, card } = its.rooms
    if (!named.includes(topic) && !named.includes(card)) return false
    const thread = (await store.receipt(conversation, topic))?.['message_thread_id']
    if (thread === undefined) return putRoom(about, its)
    return !(await store.receipt(conversation, card)) && putCard(about, its, Number(thread))
  }

  async function putRoom(about: Conversation, its: Case): Promise<boolean> {
    const room = roomFor(about)
    if (!room || !its.rooms) return false
    const made = await make(its, 'createForumTopic', { name: room.name })
    const thread = asInteger(asObject(made.value)?.['message_thread_id'])
    if (thread === undefined) throw none(about, 'no topic could be made')
    log('warn', 'desk-topic-anew', { conversation: about.id })
    await store.desk.putRoom(roomOf(group.chat(), thread), about.id)
    await store.relearn(about.id, its.rooms.topic, { message_thread_id: thread })
    if (!(await store.receipt(about.id, its.rooms.topic))) return false
    await putCard(about, its, thread)
    return true
  }

  /** The room was there before. */
  async function says({ id }: Conversation, its: Case): Promise<true> {
    const thread = its.rooms && (await store.receipt(id, its.rooms.topic))?.['message_thread_id']
    await make(its, 'sendMessage', { message_thread_id: thread, text: say('anew') })
    return true
  }

  /** False where there is no such room. */
  async function putCard(about: Conversation, its: Case, thread: number): Promise<boolean> {
    const room = roomFor(about)
    if (!room || !its.rooms) return false
    const made = await make(its, 'sendMessage', { message_thread_id: thread, ...room.card })
    if (!made.ok && lostBy(made.description) === 'topic') return false
    if (made.id === undefined) throw none(about, 'no card could be made')
    await store.relearn(about.id, its.rooms.card, { message_id: made.id })
    return (await store.receipt(about.id, its.rooms.card)) !== undefined
  }

  function none({ id }: Conversation, why: string): Undelivered {
    roomless.add(id)
    return new Undelivered(why, 'retry', { retryIn: AGAIN })
  }

  async function make(
    { number, urgency }: Case,
    method: string,
    body: { readonly [field: string]: unknown },
  ) {
    const wait = pace.take(clock.now(), `room ${number}`, urgency === 'now')
    if (wait > 0)
      throw new Undelivered('the group was sent what it may be in a minute', 'retry', {
        retryIn: wait,
        untried: true,
      })
    const made = await api(method, { chat_id: group.chat(), ...body })
    if (!made || made.status === 429 || made.status >= 500)
      throw new Undelivered('a room could not be made anew yet', 'retry', {
        retryIn: made?.retryIn ?? AGAIN,
      })
    return made
  }
}

/** What a call did not find any more, by Telegram's own words. */
function lostBy(why: string): 'topic' | 'card' | undefined {
  if (/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i.test(why)) return 'topic'
  return /message to edit not found|MESSAGE_ID_INVALID/i.test(why) ? 'card' : undefined
}
