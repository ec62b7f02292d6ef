import type { Case, StaffId } from '../../core/case.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { Rung } from '../../core/ladder.ts'
import { isWithdrawn } from '../../core/readers.ts'
import type { Script } from '../../core/script.ts'
import { isSpoken } from '../../core/speaker.ts'
import type { DeskNews } from '../../core/stepped.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import type { Member } from '../../staff/staff.ts'
import { type DeskHearing, type DeskRooms, deskLane } from '../ports.ts'
import { calledAt } from './called.ts'
import { type Card, cardOf } from './card.ts'
import { type Copying, copiesOf, copiesOfAll, takenBack, withdrawn } from './copy.ts'
import { earlierCopies } from './earlier-copies.ts'
import { fileCopy } from './file-copy.ts'
import { fromConsole } from './from-console.ts'
import { topicsIn } from './leave.ts'
import { leftBehind } from './left-behind.ts'
import { mirrorOf } from './mirror.ts'
import { inOldPlace } from './old-place.ts'
import { sayRoom } from './say.ts'
import { toldIn } from './triggers.ts'

/** The word that opened the case is no message to be told of apart from its card. */
const unsaid = (before: Conversation, { case: its }: Conversation): boolean =>
  before.case?.id !== its?.id && its?.consent !== 'yes'

/** A caseworker's words have waited, and come to the person now. */
const wordsReached = ({ waiting }: Conversation, after: Conversation): boolean =>
  !after.waiting && waiting?.say.some(isSpoken) === true

/** What the rooms are told with. */
export interface RoomsSettings {
  readonly script: Script
  readonly uuid: () => string
  /** Who is of the staff, as last read. */
  readonly members: () => readonly Member[]
}

/**
 * The caseworkers' rooms on Telegram: a forum topic for each case, in it one card that is edited,
 * and what the person sends. The group itself is filled in when a call is made. Pure.
 * https://core.telegram.org/bots/api#createforumtopic
 */
export function createRooms(settings: RoomsSettings): DeskRooms & {
  /** How a case's room is called now, and its card; undefined for whoever has none. */
  roomFor(about: Conversation): { readonly name: string; readonly card: Card } | undefined
} {
  const { veil } = settings.script
  const say = sayRoom(settings.script)
  const nameOf = (id: StaffId | undefined) =>
    settings.members().find((one) => one.id === id)?.name ?? say('someone')
  const send: Copying['send'] = (to, method, body, id = settings.uuid()) => ({
    id,
    channel: 'telegram',
    lane: deskLane(to.id),
    call: { method, body },
    urgent: to.case?.urgency === 'now',
  })

  return {
    tell(hearing) {
      const told = tell(hearing)
      const old = hearing.news.some(({ kind }) => kind === 'oldPlace')
      return old
        ? { ...told, parcels: [...inOldPlace({ say, send }, hearing.after), ...told.parcels] }
        : told
    },
    forget,
    roomFor: ({ case: its, locale }) =>
      its && { name: nameIn(its), card: cardOf(say, its, locale, nameOf) },
  }

  function tell(hearing: DeskHearing): ReturnType<DeskRooms['tell']> {
    const { before, after, news, inbound, files = [] } = hearing
    const { case: its } = after
    const copying = { say, veil, send }
    if (news.length > 0 && news.every(({ kind }) => kind === 'takenBack'))
      return { parcels: takenBack(copying, after, inbound.input) }
    if (news.some(({ kind }) => kind === 'moved'))
      return { parcels: leftBehind(copying, before, after) }
    if (news.some(({ kind }) => kind === 'reached'))
      return { parcels: [...reached(before, after), ...takenBack(copying, after, inbound.input)] }
    if (!its || news.length === 0 || (!its.rooms && its.status === 'closed')) return { parcels: [] }
    const rooms = its.rooms ?? { topic: settings.uuid(), card: settings.uuid() }
    const thread: Of = { $of: rooms.topic, field: 'message_thread_id' }
    const card = cardOf(say, its, after.locale, nameOf)
    const closed = its.status === 'closed' && before.case?.status !== 'closed'
    const parcels = [
      ...(its.rooms ? edited(rooms) : opened(rooms)),
      ...said(),
      ...(wordsReached(before, after) ? line('opened', {}) : []),
      ...news.flatMap((one) => toldOf(one)),
      ...(its.rooms ? renamed() : []),
      ...(closed ? [send(after, 'closeForumTopic', { message_thread_id: thread })] : []),
    ]
    // As urgent as the most urgent of them, so that they keep their order.
    const urgent = parcels.some((parcel) => parcel.urgent)
    // Whoever sends many keeps no alert about another waiting.
    const copies = [
      ...earlierCopies(copying, after, thread, hearing),
      ...files.map((one) => fileCopy(copying, after, thread, one, inbound.id)),
    ]
    const mirror = mirrorOf({ ...settings, ...copying }, hearing, thread)
    const gone = isWithdrawn(before, after)
    return {
      ...(!its.rooms && { rooms }),
      ...(gone && { withholds: copiesOfAll(veil, after.id) }),
      parcels: [
        ...parcels.map((parcel) => ({ ...parcel, urgent })),
        ...[...mirror, ...copies].map((parcel) => ({ ...parcel, urgent: false })),
        ...(gone ? withdrawn(copying, after) : []),
      ],
    }

    function opened({ topic, card: cardId }: NonNullable<Case['rooms']>): readonly NewParcel[] {
      const name = nameIn(its as Case)
      return [
        send(after, 'createForumTopic', { name }, topic),
        send(after, 'sendMessage', { message_thread_id: thread, ...card }, cardId),
      ]
    }

    /** A card that would say the same is left as it is: a group may be sent twenty things a minute. */
    function edited({ card: cardId }: NonNullable<Case['rooms']>): readonly NewParcel[] {
      const was = before.case && cardOf(say, before.case, before.locale, nameOf)
      if (JSON.stringify(was) === JSON.stringify(card)) return []
      const message: Of = { $of: cardId, field: 'message_id' }
      return [send(after, 'editMessageText', { message_id: message, ...card })]
    }

    /** Nobody who is called waits for it. */
    function renamed(): readonly NewParcel[] {
      if (before.case?.id !== its?.id || before.case?.urgency === its?.urgency) return []
      const name = nameIn(its as Case)
      return [send(after, 'editForumTopic', { message_thread_id: thread, name })]
    }

    /** What the holder said elsewhere. */
    function said(): readonly NewParcel[] {
      const { input } = inbound
      const who = nameOf(input.kind === 'caseworker' ? input.by : undefined)
      return fromConsole(settings.script, say, who, inbound).map(({ method, body }) =>
        send(after, method, { message_thread_id: thread, ...body }),
      )
    }

    function toldOf(one: DeskNews): readonly NewParcel[] {
      const { number, urgency, trigger, holder } = its as Case
      const named = {
        number,
        urgency: say(`urgency.${urgency}`),
        trigger: say(`trigger.${trigger}`),
      }
      switch (one.kind) {
        case 'opened':
          return its?.rooms ? page('raised', named) : []
        case 'alsoTold':
          return page('alsoTold', { number, trigger: toldIn(say, its as Case, one) })
        case 'danger':
          return page('danger', {
            ...{ number, trigger: toldIn(say, its as Case, one), who: nameOf(holder) },
          })
        case 'rung':
          return rung(one.rung)
        case 'heard':
          return before.hidden || after.hidden || unsaid(before, after)
            ? takenBack(copying, after, inbound.input)
            : copiesOf(copying, after, thread, inbound, hearing.edit)
        case 'takenBack':
          return takenBack(copying, after, inbound.input)
        case 'changed':
          return takenOver()
        case 'joined':
          return page('joined', { number, from: one.number })
        case 'undelivered': {
          const when = { waiting: 'Waiting', claimed: '', closed: 'Closed' }[
            its?.status ?? 'claimed'
          ]
          const by = before.case?.replied?.by ?? holder
          return page(`undelivered${when}.${one.how}`, { number, who: nameOf(by) })
        }
        case 'reached':
        case 'moved':
        case 'oldPlace':
          return []
      }
    }

    /** Who is called where nobody takes the case, or where its holder does not answer. */
    function rung(which: Rung) {
      const { number, status, danger, undelivered, holder } = its as Case
      const untold = which === 'person' && (after.hidden || after.gone)
      const held = danger ? 'unanswered' : 'reminder'
      const may = which === 'person' && danger && undelivered?.how === 'uncertain'
      const key = `${status === 'claimed' ? held : 'rung'}.${may ? 'uncertain' : which}`
      const named = { number, who: called(which), holder: nameOf(holder) }
      return page(untold ? 'untold' : key, named)
    }

    function called(which: Rung): string {
      const whose = calledAt(settings.members(), which, its as Case)
      return whose === undefined ? say('nobody') : nameOf(whose)
    }

    /** Whoever held it until now hears that they do no more. */
    function takenOver() {
      const [from, to] = [before.case, its as Case]
      if (from?.status !== 'claimed' || to.status !== 'claimed' || from.holder === to.holder)
        return []
      const { number, holder } = to
      return page('takenOver', { number, who: nameOf(holder), from: nameOf(from.holder) })
    }

    function line(key: string, params: { readonly [name: string]: string }) {
      const body = { message_thread_id: thread, text: say(key, params) }
      const { call, ...parcel } = send(after, 'sendMessage', body)
      return [{ ...parcel, call: { ...call, gathers: true as const } }]
    }

    /** Whoever is called hears it, however many alerts wait. */
    function page(key: string, params: { readonly [name: string]: string }) {
      return line(key, params).map((parcel) => ({ ...parcel, urgent: true }))
    }
  }

  /** Says in the room of a closed case that what waited has come, and nothing of what is said since. */
  function reached(before: Conversation, after: Conversation): readonly NewParcel[] {
    const { rooms } = after.case ?? {}
    if (!rooms || !wordsReached(before, after)) return []
    const thread: Of = { $of: rooms.topic, field: 'message_thread_id' }
    return [send(after, 'sendMessage', { message_thread_id: thread, text: say('opened') })]
  }

  function nameIn({ number, urgency }: Case): string {
    return say('topic', { number, urgency: say(`urgency.${urgency}`) })
  }

  function forget(
    about: Conversation,
    receipts: Parameters<DeskRooms['forget']>[1],
  ): readonly NewParcel[] {
    return topicsIn(receipts).map((thread) =>
      send(about, 'deleteForumTopic', { message_thread_id: thread }),
    )
  }
}
