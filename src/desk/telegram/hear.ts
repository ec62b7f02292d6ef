import type { Refusal } from '../../core/case.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { CaseworkerAct, Inbound } from '../../core/inbound.ts'
import type { Script } from '../../core/script.ts'
import type { Clock, Log } from '../../ports.ts'
import { Unopened } from '../../seal.ts'
import type { Member } from '../../staff/staff.ts'
import type { Store } from '../../store/ports.ts'
import type { Take } from '../../take.ts'
import { lastReply } from '../last-reply.ts'
import type { Desk, DeskEvent, RoomsKept } from '../ports.ts'
import { createActs } from './acts.ts'
import type { Api } from './api.ts'
import type { Arrivals } from './arrivals.ts'
import { createAsides, isMarked, isSendable, wordsOf } from './asides.ts'
import { createCodeShown } from './code-shown.ts'
import { encloseIn, type NotEnclosed, type RoomFiles } from './enclose.ts'
import type { Group } from './group.ts'
import type { Lines } from './lines.ts'
import { createOfferEnds } from './offer-ends.ts'
import { createRedeem } from './redeem.ts'
import type { SayRoom } from './say.ts'
import type { DeskStaff } from './staff.ts'
import { createStrangers } from './strangers.ts'
import { actOf, DONE } from './tap.ts'
import { createUnnamed } from './unnamed.ts'
import { wordsSent } from './words-sent.ts'

/** What hearing the desk's group needs. */
export interface DeskEar {
  readonly handle: (inbound: Inbound) => Promise<Refusal | undefined>
  readonly store: Pick<Store, 'find' | 'load' | 'receipt' | 'transcript'> & {
    readonly desk: Desk & RoomsKept
  }
  /** Absent, only words leave the room. */
  readonly files?: RoomFiles
  readonly staff: DeskStaff
  readonly group: Group
  readonly check: () => Promise<unknown>
  readonly arrivals: Arrivals
  readonly api: Api
  readonly say: SayRoom
  readonly script: Pick<Script, 'say'>
  readonly lines: Lines
  /** The way of what a person says. */
  readonly take: Take
  readonly clock: Clock
  readonly log: Log
}

/**
 * Turns what happens in the caseworkers' group into acts of theirs, through the same `handle` as
 * everything else. Only plain messages of whoever holds the case go to the person; whatever else is
 * written in a case's room is a note. Who is not of the staff changes nothing. False where nothing
 * could be stored, so that the platform tells it again.
 */
export function createDeskEar(ear: DeskEar): (event: DeskEvent) => Promise<boolean> {
  const { store, staff, group, arrivals, lines, api, say, log } = ear
  const isFirst = createStrangers(ear.clock)
  const isAside = createAsides()
  const redeem = createRedeem(ear)
  const isCodeShown = createCodeShown(ear)
  const marksUnnamed = createUnnamed(ear)
  const acts = createActs(ear)
  const offerEnds = createOfferEnds(ear)

  return async (event) => {
    try {
      await hear(event)
      return true
    } catch (error) {
      log('error', 'desk-event-failed', {
        what: event.what.kind,
        error: error instanceof Error ? error.name : 'unknown',
      })
      if (!(error instanceof Unopened)) return false
      // Told again it fares no better, and would keep everything behind it waiting.
      if (event.what.kind === 'said') await answerIn(event, event.what.message, 'told.unopened')
      return true
    }
  }

  async function hear(event: DeskEvent): Promise<void> {
    const { what } = event
    switch (what.kind) {
      case 'moved':
        return group.moveTo(what.to)
      case 'standing':
        return what.member ? void (await ear.check()) : group.note('out')
      case 'crowd':
        return void (await ear.check())
      case 'code':
        return redeem(event.by, what)
      case 'tap':
        return tapped(event, what.query, what.data)
      case 'edited':
        return edited(event, what)
      case 'said':
        return said(event, what)
      case 'unnamed':
        return unnamed(event, what.message)
    }
  }

  async function tapped(event: DeskEvent, query: string, data: string): Promise<void> {
    const answer = (text?: string, alert = false) =>
      api('answerCallbackQuery', {
        callback_query_id: query,
        ...(text !== undefined && { text, show_alert: alert }),
      })
    const who = await staff.byTelegram(event.by)
    if (!who) return void (await answer(isFirst(event.by) ? say('told.unlinked') : undefined, true))
    const [name = '', number = '', more] = data.split(':')
    const about = await store.desk.numbered(number)
    const client = about === undefined ? undefined : await store.find(about)
    if (client?.case?.number !== number) return void (await answer(say('told.no-case'), true))
    if (name === 'end' || name === 'back') {
      const offered = await offerEnds(client, name === 'end')
      if (!offered) return void (await answer(say('told.busy'), true))
      const last = name === 'end' ? await lastReply(store.desk, client) : undefined
      return void (await (last ? answer(say(`told.last.${last}`), true) : answer()))
    }
    const act = actOf(name, more)
    if (!act) return void (await answer())
    const refusal = await acts(event, client, who, act)
    await (refusal
      ? answer(say(`told.${refusal === 'closed' ? 'already-closed' : refusal}`), true)
      : answer(say(`told.${DONE[act.kind]}`)))
  }

  /** What went to the person is said anew where its holder says it anew; nothing else leaves. */
  async function edited(event: DeskEvent, { message, text, file }: Edited): Promise<void> {
    const client = await clientIn(event)
    const who = client && (await staff.byTelegram(event.by))
    if (!client || !who || event.thread === undefined) return
    const sent = await wordsSent(store, client.id, message, event.thread)
    if (sent && sent.words === (text ?? '')) {
      if (file) await answerIn(event, message, 'told.fileNotEdited')
      return
    }
    const plain = sent && text !== undefined && !isMarked(text)
    if (plain && holds(client, who) && (await isNewest(event, client))) {
      if ((await store.load(client, event.id)).seen) return
      const act = { kind: 'reply', words: text, corrects: sent.seq } as const
      if (await reply(event, client, who, message, act))
        return answerIn(event, message, 'told.corrected')
    }
    await answerIn(event, message, 'told.notEdited')
  }

  async function said(event: DeskEvent, what: Said): Promise<void> {
    const { message } = what
    if (await isCodeShown(event, what)) return
    const client = await clientIn(event)
    if (!client || event.thread === undefined) return
    const who = await staff.byTelegram(event.by)
    if (!who) {
      await arrivals.note(message, event.thread)
      if (isFirst(event.by)) await answerIn(event, message, 'told.unlinked')
      return
    }
    if (!isSendable(what)) return void (await answerIn(event, message, 'told.unsendable'))
    const aside = isAside(what) || !(await isNewest(event, client))
    if (!aside && holds(client, who)) {
      if ((await store.load(client, event.id)).seen) return
      const act = await actIn(what, client)
      if (typeof act === 'string') return void (await answerIn(event, message, `told.${act}`))
      if (await reply(event, client, who, message, act)) return
      if (act.kind === 'send') await ear.files?.outgoing.letGo(act.file.id)
    }
    await acts(event, client, who, { kind: 'note', words: wordsOf(say, what) })
    await arrivals.note(message, event.thread)
  }

  async function unnamed(event: DeskEvent, message: number): Promise<void> {
    if (event.thread === undefined || !(await clientIn(event))) return
    await marksUnnamed(message, event.thread, () => answerIn(event, message, 'told.unnamed'))
  }

  /** What the holder says to the person; or why it cannot go to them. */
  async function actIn(
    { text, file, place }: Said,
    client: Conversation,
  ): Promise<Extract<CaseworkerAct, { kind: 'reply' | 'send' | 'place' }> | NotEnclosed> {
    if (place) return { kind: 'place', place }
    if (!file) return { kind: 'reply', words: text ?? '' }
    return ear.files ? encloseIn(ear.files, client, file, text) : 'fileNotFetched'
  }

  /** True where it was said to the person. Nobody else's words are: only the holder's. */
  async function reply(
    event: DeskEvent,
    client: Conversation,
    who: Member,
    message: number,
    act: CaseworkerAct,
  ): Promise<boolean> {
    const { id, thread = 0 } = event
    await store.desk.mark({ event: id, conversation: client.id, message, thread })
    arrivals.expect(client.id)
    if (await acts(event, client, who, act)) {
      await store.desk.unmark(id)
      return false
    }
    const now = await store.find(client.id)
    if (now?.waiting) {
      await store.desk.waits(id)
      const why = now.gone ? 'told.waitsBlocked' : 'told.waitsUnread'
      await answerIn(event, message, now.hidden ? 'told.waits' : why)
    }
    // It may have arrived before it was expected.
    await arrivals.look()
    return true
  }

  async function clientIn({ thread }: DeskEvent): Promise<Conversation | undefined> {
    if (thread === undefined) return undefined
    const about = await store.desk.inRoom(roomOf(group.chat(), thread))
    return about === undefined ? undefined : store.find(about)
  }

  /** Whether this is the room of the person's newest case: an older one's leads nowhere any more. */
  async function isNewest(
    { thread }: DeskEvent,
    { id, case: its }: Conversation,
  ): Promise<boolean> {
    const topic = its?.rooms && (await store.receipt(id, its.rooms.topic))
    return topic?.['message_thread_id'] === thread
  }

  function answerIn({ thread }: DeskEvent, message: number, key: string): Promise<void> {
    return lines.say({ key, message, ...(thread !== undefined && { thread }) })
  }
}

type Said = Extract<DeskEvent['what'], { kind: 'said' }>
type Edited = Extract<DeskEvent['what'], { kind: 'edited' }>

/** Only whoever has taken a case speaks with its person. */
const holds = ({ case: its }: Conversation, { id }: Member): boolean =>
  its?.status === 'claimed' && its.holder === id

/** How a topic is named where rooms are looked up. */
export const roomOf = (chat: number, thread: number): string => `telegram|${chat}|${thread}`
